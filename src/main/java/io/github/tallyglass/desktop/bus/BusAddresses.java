package io.github.tallyglass.desktop.bus;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where the session bus may be: what the session says, else the place where systemd puts it. A session
/// started by hand (a terminal on another machine, a service) often has the second alone.
final class BusAddresses {

    private BusAddresses() {}

    /// @param environment variables by name, null where there is none
    /// @return addresses in the order in which they are to be tried; empty where none can ever be known.
    ///     Whether anybody listens there is another question.
    static List<String> of(UnaryOperator<@Nullable String> environment) {
        var named = environment.apply("DBUS_SESSION_BUS_ADDRESS");
        if (named != null && !named.isBlank()) {
            return Stream.of(named.split(";"))
                    .map(String::strip)
                    .filter(address -> address.startsWith("unix:"))
                    .toList();
        }
        var folder = environment.apply("XDG_RUNTIME_DIR");
        return folder == null || folder.isBlank()
                ? List.of()
                : List.of("unix:path=" + Path.of(folder).resolve("bus"));
    }
}
