package io.github.tallyglass.ui;

import io.github.tallyglass.query.AccountView;
import org.jspecify.annotations.Nullable;

/// How much an account has left, judged by its pace. The bar stands for the next thirty days: full when the
/// balance lasts that long or longer at the average of the last covered days, so that one glance compares
/// accounts of any size. Without a known pace there is no judgement and an empty grey bar.
///
/// @param balanceQuota quota units left; null when never read
/// @param days whole days that the balance lasts; null while the pace is unknown
/// @param fraction 0…1 of the bar
/// @param level `ok` above 30 % of the bar, `warn` down to 10 %, `bad` below, `unknown`: style classes
public record Remaining(
        @Nullable Long balanceQuota, @Nullable Long days, double fraction, String level) {

    private static final double FULL_BAR_DAYS = 30;

    public static Remaining of(AccountView view) {
        var balance = view.balanceQuota();
        var daily = view.averageDailyQuota();
        if (balance == null) {
            return new Remaining(null, null, 0, "unknown");
        }
        if (balance <= 0) {
            return new Remaining(balance, 0L, 0, "bad");
        }
        if (daily == null || daily <= 0) {
            return new Remaining(balance, null, 0, "unknown");
        }
        var days = (double) balance / daily;
        var fraction = Math.min(1, days / FULL_BAR_DAYS);
        var level = fraction > .3 ? "ok" : fraction >= .1 ? "warn" : "bad";
        return new Remaining(balance, (long) days, fraction, level);
    }
}
