package io.github.tallyglass.store;

import io.github.tallyglass.domain.PriceExplanation;
import io.github.tallyglass.domain.PriceExplanation.Verdict;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.UsageEvent;
import java.util.ArrayList;
import java.util.List;

/// Yes-or-no facts of a row in one number: 1 stream, 2 paid by a plan, 4 billed otherwise than its own ratios say.
public final class EventFlags {

    private static final int STREAM = 1;
    private static final int SUBSCRIPTION = 2;

    /// The bit of [#isPriceDiffering], as conditions in SQL need it.
    public static final int PRICE_DIFFERS = 4;

    /// Every number that a row can have is below this one.
    public static final int END = 8;

    private EventFlags() {}

    /// @param unit in force when the row was read
    static int of(UsageEvent row, QuotaUnit unit) {
        var differs = PriceExplanation.of(row, unit).verdict() == Verdict.DIFFERS;
        return (row.timing().stream() ? STREAM : 0)
                | (row.subscription() ? SUBSCRIPTION : 0)
                | (differs ? PRICE_DIFFERS : 0);
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
