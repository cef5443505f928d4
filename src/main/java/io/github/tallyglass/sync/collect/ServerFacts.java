package io.github.tallyglass.sync.collect;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is known of a server beside its queue, from its management. Asked by any thread, answered at once.
public interface ServerFacts {

    /// How long a record is kept by a server that nobody has set otherwise, seconds.
    int USUAL_RETENTION = 60;

    /// Nothing is known.
    ServerFacts UNKNOWN = new ServerFacts() {};

    /// `""` while unknown.
    default String version() {
        return "";
    }

    /// Whether it writes records; null while unknown.
    default @Nullable Boolean statistics() {
        return null;
    }

    /// How long it keeps a record; null while unknown.
    default @Nullable Integer retentionSeconds() {
        return null;
    }

    /// Whether somebody else takes its records.
    default boolean otherConsumer() {
        return false;
    }

    /// Until when it refuses this address; null when it does not.
    default @Nullable Instant bannedUntil() {
        return null;
    }

    /// Whether everything that the server counts comes to whoever fetches. What is not known to be
    /// otherwise is so.
    default boolean complete() {
        return !Boolean.FALSE.equals(statistics()) && !otherConsumer();
    }

    /// The retention that holds, seconds.
    default int retention() {
        var told = retentionSeconds();
        return told == null ? USUAL_RETENTION : told;
    }
}
