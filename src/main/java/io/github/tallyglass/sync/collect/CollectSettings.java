package io.github.tallyglass.sync.collect;

import io.github.tallyglass.store.SpoolLimits;
import java.time.Duration;

/// How a queue is collected.
///
/// @param count records asked for at once: what a broken connection may cost
/// @param poll pause after the queue was empty; a second at least
/// @param lotRows records that are stored in one transaction at most
/// @param lotWait how long what is new may wait for more of it
/// @param limits of the spool
public record CollectSettings(int count, Duration poll, int lotRows, Duration lotWait, SpoolLimits limits) {

    private static final Duration LEAST_POLL = Duration.ofSeconds(1);

    public static final CollectSettings DEFAULT =
            new CollectSettings(500, LEAST_POLL, 5_000, Duration.ofMillis(200), SpoolLimits.DEFAULT);

    public CollectSettings {
        poll = poll.compareTo(LEAST_POLL) < 0 ? LEAST_POLL : poll;
    }

    public CollectSettings withPoll(Duration every) {
        return new CollectSettings(count, every, lotRows, lotWait, limits);
    }

    public CollectSettings withLimits(SpoolLimits other) {
        return new CollectSettings(count, poll, lotRows, lotWait, other);
    }
}
