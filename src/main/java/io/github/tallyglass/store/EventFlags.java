package io.github.tallyglass.store;

import io.github.tallyglass.domain.PriceExplanation;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.UsageEvent;
import java.util.ArrayList;
import java.util.List;

/// Yes-or-no facts of a row in one number: 1 stream, 2 paid by a plan, 4 billed otherwise than its own
/// ratios say, 8 with a price beside the quota that is not what the quota comes to.
public final class EventFlags {

    private static final int STREAM = 1;
    private static final int SUBSCRIPTION = 2;

    /// Quota of rows that a plan paid, in SQL.
    public static final String PLAN_QUOTA = "SUM(CASE WHEN flags & " + SUBSCRIPTION + " THEN quota ELSE 0 END)";

    /// The bit of [#isPriceDiffering], as conditions in SQL need it.
    public static final int PRICE_DIFFERS = 4;

    private static final int STATED_OTHERWISE = 8;

    /// Every number that a row can have is below this one.
    public static final int END = 16;

    private EventFlags() {}

    /// @param unit in force when the row was read
    static int of(UsageEvent row, QuotaUnit unit) {
        var differs = PriceExplanation.differs(row, unit);
        return (row.timing().stream() ? STREAM : 0)
                | (row.subscription() ? SUBSCRIPTION : 0)
                | (differs ? PRICE_DIFFERS : 0)
                | (row.statedOtherwise(unit).isPresent() ? STATED_OTHERWISE : 0);
    }

    /// The facts as a filter names them.
    public static List<String> words(int flags) {
        var words = new ArrayList<String>();
        if (isStream(flags)) {
            words.add("stream");
        }
        if (isSubscription(flags)) {
            words.add("plan");
        }
        if (isPriceDiffering(flags)) {
            words.add("price-differs");
        }
        if ((flags & STATED_OTHERWISE) != 0) {
            words.add("stated-otherwise");
        }
        return List.copyOf(words);
    }

    /// The row's own ratios do not explain what was billed.
    public static boolean isPriceDiffering(int flags) {
        return (flags & PRICE_DIFFERS) != 0;
    }

    public static boolean isStream(int flags) {
        return (flags & STREAM) != 0;
    }

    public static boolean isSubscription(int flags) {
        return (flags & SUBSCRIPTION) != 0;
    }
}
