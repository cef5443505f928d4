package io.github.tallyglass.sync.collect;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a server's management told when it was asked last.
record ToldFacts(
        String version,
        @Nullable Boolean statistics,
        @Nullable Integer retentionSeconds,
        boolean otherConsumer,
        @Nullable Instant bannedUntil)
        implements ServerFacts {

    static final ToldFacts NOTHING = new ToldFacts("", null, null, false, null);

    ToldFacts withBan(Instant until) {
        return new ToldFacts(version, statistics, retentionSeconds, otherConsumer, until);
    }

    ToldFacts withStatistics(boolean on) {
        return new ToldFacts(version, on, retentionSeconds, otherConsumer, bannedUntil);
    }
}
