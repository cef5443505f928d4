package io.github.tallyglass.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a host's refusals (429) have taught about how often it may be asked.
///
/// @param host `host` or `host:port`
/// @param limit requests in a window that were settled on at [#learnedAt()]
/// @param blockedUntil end of the wait that the host asked for; null where there is none
public record HostLimit(
        String host, int limit, Instant learnedAt, @Nullable Instant blockedUntil) {

    /// A host that refuses everything is still asked now and then.
    private static final int LEAST = 20;

    private static final long HOUR = 3_600;

    /// What a refusal teaches: half of what was allowed is tried next.
    public static HostLimit afterRefusal(String host, int allowed, Instant now, Instant blockedUntil) {
        return new HostLimit(host, Math.max(Math.min(LEAST, allowed), allowed / 2), now, blockedUntil);
    }

    /// Requests allowed by now: each hour without a refusal gives a quarter more, up to the usual number.
    ///
    /// @param usual what would be allowed if nothing had been learned
    public int allowed(int usual, Instant now) {
        var hours = Math.max(0, (now.getEpochSecond() - learnedAt.getEpochSecond()) / HOUR);
        long allowed = limit;
        for (var hour = 0L; hour < hours && allowed < usual; hour++) {
            allowed += Math.max(1, allowed / 4);
        }
        return (int) Math.min(allowed, usual);
    }
}
