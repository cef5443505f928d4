package io.github.tallyglass.demo;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;

/// A sliding window over counted requests, as the gateways' in-memory limiter has it. Refused requests do
/// not count.
final class DemoLimiter {

    private final DemoSettings.Limit limit;
    private final Clock clock;
    private final ArrayDeque<Instant> counted = new ArrayDeque<>();

    DemoLimiter(DemoSettings.Limit limit, Clock clock) {
        this.limit = limit;
        this.clock = clock;
    }

    synchronized boolean allows() {
        var now = clock.instant();
        while (!counted.isEmpty() && !counted.getFirst().isAfter(now.minus(limit.window()))) {
            counted.removeFirst();
        }
        if (counted.size() >= limit.requests()) {
            return false;
        }
        counted.addLast(now);
        return true;
    }

    /// The whole window, as an upper bound; that is what the gateways say too.
    long retryAfterSeconds() {
        return limit.window().toSeconds();
    }

    boolean tellsWhen() {
        return limit.tellsWhen();
    }
}
