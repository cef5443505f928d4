package io.github.tallyglass.app;

import io.github.tallyglass.desktop.Autostart;
import io.github.tallyglass.desktop.Notifier;
import io.github.tallyglass.desktop.SystemEvents;
import io.github.tallyglass.desktop.autostart.Autostarts;
import io.github.tallyglass.desktop.bus.SessionBus;
import io.github.tallyglass.desktop.notify.Notifiers;
import io.github.tallyglass.desktop.tray.Tray;
import io.github.tallyglass.desktop.tray.TrayMessages;
import io.github.tallyglass.desktop.tray.Trays;
import io.github.tallyglass.desktop.wake.WakeEvents;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What of the desktop around it a run of the program uses. Nothing is opened before it is asked for.
///
/// @param tray makes the icon
/// @param events what happens to the machine
/// @param autostart start at login, of the program on a home that was named; null for the system's folders
/// @param notifier shows alerts; given a folder where it may leave the program's icon for others to read
record Surroundings(
        Supplier<Tray> tray,
        Supplier<SystemEvents> events,
        Function<@Nullable Path, Autostart> autostart,
        Function<Path, Notifier> notifier) {

    /// Without notifications, and nothing at login.
    Surroundings(Supplier<Tray> tray, Supplier<SystemEvents> events) {
        this(tray, events, _ -> Autostarts.none(), _ -> Notifiers.none());
    }

    /// Of a run that is a window and nothing else.
    static final Surroundings NONE = new Surroundings(Tray::none, SystemEvents::none);

    /// Of this system.
    ///
    /// @param environment looks up an environment variable; answers null for one that is not set
    static Surroundings ofSystem(Clock clock, Function<String, @Nullable String> environment) {
        var bus = new SharedBus();
        var messages = new AtomicReference<@Nullable TrayMessages>();
        return new Surroundings(
                () -> {
                    var tray = Trays.ofSystem(System.getProperty("os.name", ""), bus);
                    messages.set(tray instanceof TrayMessages there ? there : null);
                    return tray;
                },
                () -> WakeEvents.ofSystem(clock, environment),
                home -> Autostarts.ofSystem(home, environment),
                folder -> Notifiers.ofSystem(
                        bus,
                        (title, text, urgent, clicked) -> {
                            var there = messages.get();
                            return there != null && there.displayMessage(title, text, urgent, clicked);
                        },
                        folder));
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
