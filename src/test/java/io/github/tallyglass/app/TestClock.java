package io.github.tallyglass.app;

import io.github.tallyglass.sync.Signal;
import io.github.tallyglass.sync.SyncTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that stands until somebody waits for it: a wait ends at once and the clock is past it then.
final class TestClock extends Clock {

    private final AtomicReference<Instant> now;
    private final Set<Signal> waiting = ConcurrentHashMap.newKeySet();

    TestClock(Instant start) {
        now = new AtomicReference<>(start);
    }

    /// Whoever waits looks at the clock again.
    void advance(Duration by) {
        now.updateAndGet(instant -> instant.plus(by));
        waiting.forEach(Signal::wake);
    }

    /// Time for a sync whose waits move this clock.
    SyncTime jumping() {
        return time((length, signal) -> advance(length));
    }

    /// Time for a service that waits until somebody else moves this clock, or for a stop.
    SyncTime standing() {
        return time((length, signal) -> {
            var due = instant().plus(length);
            waiting.add(signal);
            while (instant().isBefore(due) && !signal.stopped()) {
                signal.await(Duration.ofSeconds(1));
            }
            waiting.remove(signal);
        });
    }

    /// The same for a service that a refresh wakes as well.
    SyncTime waking() {
        return time((length, signal) -> {
            waiting.add(signal);
            if (length.isPositive()) {
                signal.await(Duration.ofHours(1));
            }
            waiting.remove(signal);
        });
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
