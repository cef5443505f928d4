package io.github.tallyglass.domain;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// A stretch of time that was asked for, from inclusive to exclusive, with the zone in which its days are
/// counted.
///
/// @param label the words it came from (`30d`, `today`, `2026-11-01..2026-11-18`)
/// @param from null for everything there is (`all`): the query starts at the earliest covered second
public record TimeRange(String label, @Nullable Instant from, Instant to, ZoneId zone) {

    /// The period of equal length just before, for "change against the previous period"; null for `all`.
    public @Nullable TimeRange previous() {
        if (from == null) {
            return null;
        }
        var length = java.time.Duration.between(from, to);
        return new TimeRange("previous " + label, from.minus(length), from, zone);
    }
}
