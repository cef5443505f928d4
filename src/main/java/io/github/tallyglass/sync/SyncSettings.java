package io.github.tallyglass.sync;

import java.time.Duration;

/// @param depth how far back history is read
/// @param pollEvery between two looks at new rows
/// @param numbersEvery between two readings of wallet and aggregates, which are flushed every few minutes
public record SyncSettings(SyncDepth depth, Duration pollEvery, Duration numbersEvery) {

    public static final SyncSettings DEFAULT =
            new SyncSettings(SyncDepth.DEFAULT, Duration.ofSeconds(60), Duration.ofMinutes(5));
}
