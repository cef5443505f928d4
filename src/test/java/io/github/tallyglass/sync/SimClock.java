package io.github.tallyglass.sync;

import java.time.Duration;
import java.time.Instant;

/// Time that passes only when something waits or is asked.
final class SimClock implements SyncTime {

    private long millis;

    SimClock(long epochSeconds) {
        millis = epochSeconds * 1000;
    }

    @Override
    public synchronized Instant now() {
        return Instant.ofEpochMilli(millis);
    }

    synchronized void advanceMillis(long more) {
        millis += more;
    }

    void advance(Duration length) {
        advanceMillis(length.toMillis());
    }

    @Override
    public void pause(Duration length, Signal signal) {
        if (!signal.stopped()) {
            advance(length);
        }
    }
}
