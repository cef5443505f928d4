package io.github.tallyglass.app;

import io.github.tallyglass.sync.Signal;
import io.github.tallyglass.sync.SyncTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that stands until somebody waits for it: a wait ends at once and the clock is past it then.
final class TestClock extends Clock {

    private final AtomicReference<Instant> now;

    TestClock(Instant start) {
        now = new AtomicReference<>(start);
    }

    void advance(Duration by) {
        now.updateAndGet(instant -> instant.plus(by));
    }

    /// Time for a sync whose waits move this clock.
    SyncTime jumping() {
        return time((length, signal) -> advance(length));
    }

    /// Time for a service that waits, for real, until it is woken or stopped.
    SyncTime standing() {
        return time((length, signal) -> signal.await(Duration.ofMinutes(5)));
    }

    private SyncTime time(Pause pause) {
        return new SyncTime() {
            @Override
            public Instant now() {
                return instant();
            }

            @Override
            public void pause(Duration length, Signal signal) {
                if (length.isPositive()) {
                    pause.pause(length, signal);
                }
            }
        };
    }

    @FunctionalInterface
    private interface Pause {
        void pause(Duration length, Signal signal);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
