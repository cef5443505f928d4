package io.github.tallyglass.sync.collect;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is known of a server beside its records; null while unknown.
///
/// @param version `""` while unknown
/// @param statistics whether it writes records
/// @param retentionSeconds how long it keeps one
/// @param otherConsumer somebody else seems to take them
/// @param bannedUntil it refuses this address until then
record ServerFacts(
        String version,
        @Nullable Boolean statistics,
        @Nullable Integer retentionSeconds,
        boolean otherConsumer,
        @Nullable Instant bannedUntil) {

    static final ServerFacts UNKNOWN = new ServerFacts("", null, null, false, null);

    ServerFacts withBan(@Nullable Instant until) {
        return new ServerFacts(version, statistics, retentionSeconds, otherConsumer, until);
    }

    ServerFacts withStatistics(boolean on) {
        return new ServerFacts(version, on, retentionSeconds, otherConsumer, bannedUntil);
    }
}
