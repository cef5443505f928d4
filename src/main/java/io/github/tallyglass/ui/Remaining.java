package io.github.tallyglass.ui;

import io.github.tallyglass.query.AccountReadings;
import io.github.tallyglass.query.AccountView;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How much is left of a balance or a window, as a bar. A balance's bar stands for the next thirty days:
/// full when it lasts that long or longer, so that one glance compares accounts of any size; without a
/// known pace there is no judgement and an empty grey bar. A window's bar is what is left of it.
///
/// @param balanceQuota quota units left; null when never read, and of a window
/// @param days whole days that the balance lasts; null while the pace is unknown, and of a window
/// @param fraction 0…1 of the bar
/// @param level `ok` above 30 % of the bar, `warn` down to 10 %, `bad` below, `unknown`: style classes
public record Remaining(
        @Nullable Long balanceQuota, @Nullable Long days, double fraction, String level) {

    /// Where the colour of a bar changes, from the left.
    public static final double WARN = .3;

    public static final double BAD = .1;

    private static final double FULL_BAR_DAYS = 30;
    private static final double DAY_SECONDS = 86_400;
    private static final double YEAR = 366;

    public static Remaining of(AccountView view) {
        var balance = view.balanceQuota();
        if (balance == null) {
            return new Remaining(null, null, 0, "unknown");
        }
        if (balance <= 0) {
            return new Remaining(balance, 0L, 0, "bad");
        }
        var days = days(view, balance);
        if (days == null) {
            return new Remaining(balance, null, 0, "unknown");
        }
        var fraction = Math.min(1, days / FULL_BAR_DAYS);
        return new Remaining(balance, days.longValue(), fraction, level(fraction));
    }

    public static Remaining of(AccountReadings.Window each) {
        if (each.window().unlimited()) {
            return new Remaining(null, null, 1, "ok");
        }
        var left = each.window().remainingPercent();
        if (left == null) {
            return new Remaining(null, null, 0, "unknown");
        }
        var fraction = left.divide(new BigDecimal(100)).doubleValue();
        return new Remaining(null, null, fraction, level(fraction));
    }

    public static String level(double fraction) {
        return fraction > WARN ? "ok" : fraction >= BAD ? "warn" : "bad";
    }

    /// By the pattern of the week where that is known, else by the average.
    private static @Nullable Double days(AccountView view, long balance) {
        var depletion = view.readings().depletion();
        if (depletion != null) {
            var empty = depletion.emptyAt();
            return empty == null
                    ? YEAR
                    : Double.valueOf(Duration.between(depletion.from(), empty).toSeconds() / DAY_SECONDS);
        }
        var daily = view.averageDailyQuota();
        return daily == null || daily <= 0 ? null : (Double) ((double) balance / daily);
    }
}
