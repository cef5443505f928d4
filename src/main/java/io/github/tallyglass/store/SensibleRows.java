package io.github.tallyglass.store;

import io.github.tallyglass.domain.UsageEvent;
import io.github.tallyglass.store.UsageStore.Reject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;

/// Keeps out what would make sums overflow that it is a part of: such rows go to the rejects.
final class SensibleRows {

    /// Two million dollars in one row, at the usual unit; nine million such rows still add up in 64 bits.
    private static final long USUAL = 1_000_000_000_000L;

    /// As far as whole numbers are exact in JSON as most programs write it (2⁵³). A few rows may be so
    /// large: [#MOST_HUGE] of these and all usual ones add up too.
    private static final long LARGEST = 1L << 53;

    private static final int MOST_HUGE = 100;

    private static final String LARGEST_NUMBER =
            "MAX(ABS(quota), ABS(input), ABS(cache_read), ABS(cache_write), ABS(output), ABS(reasoning))";

    /// How many rows with such numbers there are among those that are summed, in SQL.
    static final String COUNT_HUGE = "COALESCE(SUM(" + LARGEST_NUMBER + " > " + USUAL + "), 0)";

    private final Handle handle;
    private long huge = -1;

    SensibleRows(Handle handle) {
        this.handle = handle;
    }

    /// The rows that can be stored; the others are added to `rejects`.
    List<UsageEvent> of(List<UsageEvent> rows, List<Reject> rejects) {
        var sensible = new ArrayList<UsageEvent>(rows.size());
        for (var row : rows) {
            if (admits(row, rejects)) {
                sensible.add(row);
            }
        }
        return sensible;
    }

    /// Whether a row can be stored; where not, it is added to `rejects`.
    boolean admits(UsageEvent row, List<Reject> rejects) {
        var fits = fits(row);
        if (!fits) {
            var tokens = row.tokens();
            var raw = "{\"created_at\":" + row.createdAt() + ",\"quota\":" + row.quota() + ",\"input\":"
                    + tokens.input() + ",\"output\":" + tokens.output() + "}";
            rejects.add(new Reject(row.createdAt(), raw, "number out of range"));
        }
        return fits;
    }

    private boolean fits(UsageEvent row) {
        return isWithin(row, USUAL) || (isWithin(row, LARGEST) && isOneOfFew());
    }

    private boolean isOneOfFew() {
        if (huge < 0) {
            huge = stored();
        }
        return huge++ < MOST_HUGE;
    }

    /// Walks over every row, which only a cache with such rows has to bear.
    private long stored() {
        return PrunedDays.huge(handle)
                + handle.createQuery("SELECT COUNT(*) FROM event WHERE " + LARGEST_NUMBER + " > ?")
                        .bind(0, USUAL)
                        .mapTo(long.class)
                        .one();
    }

    private static boolean isWithin(UsageEvent row, long bound) {
        var tokens = row.tokens();
        return LongStream.of(
                        row.quota(),
                        tokens.input(),
                        tokens.cacheRead(),
                        tokens.cacheWrite(),
                        tokens.output(),
                        tokens.reasoning())
                .allMatch(number -> -bound <= number && number <= bound);
    }
}
