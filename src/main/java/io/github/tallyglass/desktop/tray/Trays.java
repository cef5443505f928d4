package io.github.tallyglass.desktop.tray;

import io.github.tallyglass.desktop.bus.SessionBus;
import java.util.Locale;
import java.util.function.Supplier;

/// Which tray a system has.
public final class Trays {

    private Trays() {}

    /// @param system as `os.name` says it
    /// @param bus asked for on Linux alone: elsewhere no class of D-Bus is to be loaded
    public static Tray ofSystem(String system, Supplier<SessionBus> bus) {
        var name = system.toLowerCase(Locale.ROOT);
        if (name.contains("linux") || name.contains("bsd")) {
            return new LinuxTray(bus.get());
        }
        if (name.startsWith("windows") || name.startsWith("mac")) {
            return new AwtTray(name.startsWith("windows"));
        }
        return Tray.none();
    }
}
