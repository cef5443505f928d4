package io.github.tallyglass.desktop.notify;

import io.github.tallyglass.desktop.Notice;
import io.github.tallyglass.desktop.Notifier;
import io.github.tallyglass.desktop.bus.SessionBus;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/// The notifier of this system.
public final class Notifiers {

    private Notifiers() {}

    /// @param bus asked on Linux alone; shared, and not closed by the notifier
    /// @param balloons used on Windows alone
    /// @param folder where the program may leave its icon for others to read
    public static Notifier ofSystem(Supplier<SessionBus> bus, Balloons balloons, Path folder) {
        return of(System.getProperty("os.name", ""), bus, balloons, folder);
    }

    static Notifier of(String system, Supplier<SessionBus> bus, Balloons balloons, Path folder) {
        if (system.startsWith("Windows")) {
            return new BalloonNotifier(balloons);
        }
        return system.startsWith("Mac") ? new OsascriptNotifier() : new BusNotifier(bus.get(), new ProgramIcon(folder));
    }

    /// Shows nothing and says so.
    public static Notifier none() {
        return new Notifier() {
            @Override
            public Result<Notice> show(Notice notice) {
                return Result.err(new Failure.NoNotifications("no-such-service"));
            }

            @Override
            public Optional<Failure> trouble() {
                return Optional.of(new Failure.NoNotifications("no-such-service"));
            }

            @Override
            public void close() {}
        };
    }
}
