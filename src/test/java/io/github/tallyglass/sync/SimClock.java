package io.github.tallyglass.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Time that passes only when something waits or is asked; held, waits last until the test lets time pass.
final class SimClock implements SyncTime {

    private final Set<Signal> waiting = ConcurrentHashMap.newKeySet();
    private final boolean held;
    private long millis;
    private long moves;

    SimClock(long epochSeconds) {
        this(epochSeconds, false);
    }

    SimClock(long epochSeconds, boolean held) {
        millis = epochSeconds * 1000;
        this.held = held;
    }

    @Override
    public synchronized Instant now() {
        return Instant.ofEpochMilli(millis);
    }

    /// The same time for parts that take the JDK's clock.
    Clock asClock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now();
            }
        };
    }

    synchronized void advanceMillis(long more) {
        millis += more;
    }

    /// Lets time pass and ends the waits that are over by then.
    void advance(Duration length) {
        synchronized (this) {
            millis += length.toMillis();
            moves++;
        }
        waiting.forEach(Signal::wake);
    }

    private synchronized long moves() {
        return moves;
    }

    @Override
    public void pause(Duration length, Signal signal) {
        if (!held) {
            if (!signal.stopped()) {
                advanceMillis(length.toMillis());
            }
            return;
        }
        var until = now().plus(length);
        var seen = moves();
        waiting.add(signal);
        try {
            while (!signal.stopped() && now().isBefore(until)) {
                signal.await(Duration.ofDays(1));
                if (moves() == seen) {
                    return;
                }
                seen = moves();
            }
        } finally {
            waiting.remove(signal);
        }
    }
}
