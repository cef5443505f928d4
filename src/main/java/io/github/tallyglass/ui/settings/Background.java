package io.github.tallyglass.ui.settings;

import io.github.tallyglass.desktop.Autostart;
import io.github.tallyglass.domain.Failure;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What this process does while no window is open, and what the system offers for it.
///
/// @param autostart may touch the disk
/// @param hosted whether the tray's icon is seen at the moment; answers at once
/// @param trayWanted told after the user switched the tray's icon on or off; on the JavaFX thread
/// @param readOnly who writes instead of this process; null where it writes itself
public record Background(
        Autostart autostart,
        BooleanSupplier hosted,
        Consumer<Boolean> trayWanted,
        @Nullable Failure readOnly) {}
