package io.github.tallyglass.desktop.autostart;

import io.github.tallyglass.desktop.Autostart;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Start at login, as this system does it.
public final class Autostarts {

    private Autostarts() {}

    /// Of the running process.
    ///
    /// @param home what `--home` or the environment named; null for the folders of the system
    /// @param environment looks up an environment variable; answers null for one that is not set
    public static Autostart ofSystem(@Nullable Path home, Function<String, @Nullable String> environment) {
        return of(
                System.getProperty("os.name", ""),
                Launch.ofProcess(System::getProperty, environment, home),
                environment);
    }

    /// Of a program that is only looked at, as the demo.
    public static Autostart none() {
        return new NoAutostart("no-such-service");
    }

    static Autostart of(String system, Optional<Launch> launch, Function<String, @Nullable String> environment) {
        if (launch.isEmpty()) {
            return new NoAutostart("no-launcher");
        }
        var user = Path.of(System.getProperty("user.home"));
        if (system.startsWith("Windows")) {
            return new EntryAutostart(new RunKey(new WindowsRegistry()), launch.get());
        }
        if (system.startsWith("Mac")) {
            return new EntryAutostart(LaunchAgent.below(user), launch.get());
        }
        return new EntryAutostart(XdgEntry.of(user, environment), launch.get());
    }
}
