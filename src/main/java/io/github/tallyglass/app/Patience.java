package io.github.tallyglass.app;

import io.github.tallyglass.source.Sleeper;
import io.github.tallyglass.source.Timeouts;
import io.github.tallyglass.store.Database;
import io.github.tallyglass.sync.SyncTime;
import java.time.Clock;
import java.time.Duration;

/// How long the program waits for others, and how.
///
/// @param gateway for a remote end
/// @param cache for another program that holds the cache's file
/// @param pace how a thread waits for its turn at a host
/// @param sync how a sync waits before it asks again
record Patience(Timeouts gateway, Duration cache, Sleeper pace, SyncTime sync) {

    static Patience usual(Clock clock) {
        return new Patience(Timeouts.DEFAULT, Database.BUSY, Sleeper.REAL, SyncTime.of(clock));
    }
}
