package io.github.tallyglass.ui.settings;

import io.github.tallyglass.desktop.Autostart;
import io.github.tallyglass.domain.Failure;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// What this process does while no window is open, and what the system offers for it.
///
/// @param autostart may touch the disk
/// @param hosted whether the tray's icon is seen at the moment; answers at once
/// @param readOnly who writes instead of this process; null where it writes itself
public record Background(
        Autostart autostart,
        BooleanSupplier hosted,
        @Nullable Failure readOnly) {}
