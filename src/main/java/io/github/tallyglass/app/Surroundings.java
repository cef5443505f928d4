package io.github.tallyglass.app;

import io.github.tallyglass.desktop.Notifier;
import io.github.tallyglass.desktop.SystemEvents;
import io.github.tallyglass.desktop.bus.SessionBus;
import io.github.tallyglass.desktop.notify.Balloons;
import io.github.tallyglass.desktop.notify.Notifiers;
import io.github.tallyglass.desktop.tray.Tray;
import io.github.tallyglass.desktop.tray.Trays;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What of the desktop around it a run of the program uses. Nothing is opened before it is asked for.
///
/// @param tray makes the icon
/// @param events what happens to the machine
/// @param notifier shows alerts; given a folder where it may leave the program's icon for others to read
record Surroundings(Supplier<Tray> tray, Supplier<SystemEvents> events, Function<Path, Notifier> notifier) {

    /// Without notifications.
    Surroundings(Supplier<Tray> tray, Supplier<SystemEvents> events) {
        this(tray, events, folder -> Notifiers.none());
    }

    /// Of a run that is a window and nothing else.
    static final Surroundings NONE = new Surroundings(Tray::none, SystemEvents::none);

    /// Of this system.
    static Surroundings ofSystem() {
        var bus = new SharedBus();
        return new Surroundings(
                () -> Trays.ofSystem(System.getProperty("os.name", ""), bus),
                SystemEvents::none,
                folder -> Notifiers.ofSystem(bus, Balloons.none(), folder));
    }

    /// The one connection of the process, made for the first who asks; ends with the process.
    private static final class SharedBus implements Supplier<SessionBus> {

        private @Nullable SessionBus bus;

        @Override
        public synchronized SessionBus get() {
            if (bus == null) {
                bus = new SessionBus();
            }
            return bus;
        }
    }
}
