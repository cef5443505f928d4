package io.github.tallyglass.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// The local clock and how a run waits; injected, so that tests need no time.
public interface SyncTime {

    Instant now();

    /// Waits for the length, or less when the signal stops or wakes the run.
    void pause(Duration length, Signal signal);

    /// Waits without end for the signal.
    default void pauseUntilWoken(Signal signal) {
        signal.awaitWake();
    }

    static SyncTime of(Clock clock) {
        return new SyncTime() {
            @Override
            public Instant now() {
                return clock.instant();
            }

            @Override
            public void pause(Duration length, Signal signal) {
                signal.await(length);
            }
        };
    }
}
