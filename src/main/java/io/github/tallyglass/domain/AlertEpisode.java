package io.github.tallyglass.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How far the alerts about one thing have come. Kept over restarts, so that nothing is told twice.
///
/// @param observedAt of the newest reading that counted; older ones are of no interest
/// @param remaining percent at that reading; null where none is told
/// @param resetsAt of the cycle that the reading belongs to; null where that is not told
/// @param warned percent: thresholds from here up count as told; null for none
/// @param told rules of the others that have fired and are not armed again
/// @param since when a trouble was first seen; null while there is none
/// @param good readings in a row that say there is something left, after nothing was
public record AlertEpisode(
        AlertSubject subject,
        Instant observedAt,
        @Nullable BigDecimal remaining,
        @Nullable Instant resetsAt,
        @Nullable Integer warned,
        Set<AlertRule> told,
        @Nullable Instant since,
        int good) {

    public AlertEpisode {
        var copy = EnumSet.noneOf(AlertRule.class);
        copy.addAll(told);
        told = java.util.Collections.unmodifiableSet(copy);
    }
}
