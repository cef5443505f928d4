package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.IntervalSet;
import java.util.Optional;

/// Seconds that are not covered, and the covered ones below them that are to be read again.
///
/// @param missing not covered
/// @param low first second to read: rows that came late may lie up to [#OVERLAP_SECONDS] before the end
///     of what an earlier run covered (gateway contract §6.2, step 3)
record Gap(Interval missing, long low) {

    static final long OVERLAP_SECONDS = 300;

    /// The newest gap of `goal`.
    static Optional<Gap> newest(IntervalSet coverage, Interval goal) {
        return coverage.gapsWithin(goal).last().map(missing -> of(coverage, missing));
    }

    /// The gap at the end of `goal`, if something older is covered: what came since the last poll.
    static Optional<Gap> fresh(IntervalSet coverage, Interval goal) {
        return newest(coverage, goal).filter(gap -> gap.missing.to() == goal.to() && gap.low < gap.missing.from());
    }

    private static Gap of(IntervalSet coverage, Interval missing) {
        var before = missing.from() - 1;
        for (var covered : coverage.intervals()) {
            if (covered.contains(before)) {
                return new Gap(missing, Math.max(covered.from(), missing.from() - OVERLAP_SECONDS));
            }
        }
        return new Gap(missing, missing.from());
    }

    boolean overlaps() {
        return low < missing.from();
    }
}
