package io.github.tallyglass.source;

import java.time.Duration;

/// How long a remote end may take.
///
/// @param connect until a connection stands
/// @param read between two pieces of a reply; wide windows of a large log table are slow (gateway contract
///     §6.1)
/// @param call from the first byte sent to the last byte read, whatever drips in between
public record Timeouts(Duration connect, Duration read, Duration call) {

    public static final Timeouts DEFAULT =
            new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(90));
}
