package io.github.tallyglass.desktop.wake;

import io.github.tallyglass.desktop.SystemEvents;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Waking up and the network's return, as this system tells them.
public final class WakeEvents {

    private static final Duration PAUSE = Duration.ofSeconds(3);

    private static final List<String> USUAL_SOCKETS =
            List.of("/run/dbus/system_bus_socket", "/var/run/dbus/system_bus_socket");

    private WakeEvents() {}

    /// Nothing is opened before somebody listens.
    ///
    /// @param environment looks up an environment variable; answers null for one that is not set
    public static SystemEvents ofSystem(Clock clock, Function<String, @Nullable String> environment) {
        var system = System.getProperty("os.name", "");
        var calm = new Calm(PAUSE);
        return system.startsWith("Windows") || system.startsWith("Mac")
                ? new ClockEvents(calm, clock)
                : new LinuxEvents(() -> address(environment), calm, clock);
    }

    /// Empty where nobody can be listening.
    static Optional<String> address(Function<String, @Nullable String> environment) {
        var named = environment.apply("DBUS_SYSTEM_BUS_ADDRESS");
        if (named != null && !named.isBlank()) {
            return Optional.of(named).filter(address -> address.startsWith("unix:"));
        }
        return USUAL_SOCKETS.stream()
                .filter(socket -> Files.exists(Path.of(socket)))
                .map(socket -> "unix:path=" + socket)
                .findFirst();
    }
}
