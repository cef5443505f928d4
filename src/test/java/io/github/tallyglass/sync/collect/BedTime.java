package io.github.tallyglass.sync.collect;

import io.github.tallyglass.sync.Signal;
import io.github.tallyglass.sync.SyncTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/// Time that passes when the test says so. The clock on the wall stands still in between and may be set;
/// the other never jumps, and real time passes by it too. Waits are over in a moment, whatever their
/// length.
final class BedTime implements SyncTime {

    private final AtomicLong wallMs;
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicLong polls = new AtomicLong();
    private final long began = System.nanoTime();

    BedTime(long epochSecond) {
        wallMs = new AtomicLong(epochSecond * 1_000);
    }

    void passes(Duration length) {
        nanos.addAndGet(length.toNanos());
        wallMs.addAndGet(length.toMillis());
    }

    /// Somebody sets the clock.
    void jumps(Duration by) {
        wallMs.addAndGet(by.toMillis());
    }

    long nanos() {
        return nanos.get() + System.nanoTime() - began;
    }

    @Override
    public Instant now() {
        return Instant.ofEpochMilli(wallMs.get());
    }

    /// How often fetching has paused.
    long polls() {
        return polls.get();
    }

    @Override
    public void pause(Duration length, Signal signal) {
        if (Thread.currentThread().getName().startsWith("fetch-")) {
            polls.incrementAndGet();
        }
        signal.await(Duration.ofMillis(2));
    }

    Clock clock() {
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
}
