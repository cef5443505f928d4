package io.github.tallyglass.ui.reconcile;

import io.github.tallyglass.domain.DayCheck;
import io.github.tallyglass.domain.Figures;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.Tokens;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/// Days by state, and sums over those days of which both sums are known: what is compared is like with
/// like.
///
/// @param comparable how many days have both sums
/// @param difference local − gateway
/// @param localQuota quota units, for the exact words; units of several gateways are not the same thing,
///     so it is told only where one unit stands behind all
record Tally(
        Map<DayCheck.State, Integer> days,
        int comparable,
        Figures local,
        Figures gateway,
        Figures difference,
        long localQuota,
        long gatewayQuota) {

    static Tally of(List<DayLine> lines) {
        var days = new EnumMap<DayCheck.State, Integer>(DayCheck.State.class);
        lines.forEach(line -> days.merge(line.check().state(), 1, Integer::sum));
        var both =
                lines.stream().filter(line -> line.check().difference() != null).toList();
        return new Tally(
                days,
                both.size(),
                sum(both, Tally::local),
                sum(both, Tally::gateway),
                sum(both, line -> local(line) - gateway(line)),
                both.stream().mapToLong(Tally::local).sum(),
                both.stream().mapToLong(Tally::gateway).sum());
    }

    int of(DayCheck.State state) {
        return days.getOrDefault(state, 0);
    }

    int all() {
        return days.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// Whether quota units add up to something.
    boolean oneUnit() {
        return local.quotaByUnit().size() == 1;
    }

    private static long local(DayLine line) {
        var quota = line.check().localQuota();
        return quota == null ? 0 : quota;
    }

    private static long gateway(DayLine line) {
        var quota = line.check().serverQuota();
        return quota == null ? 0 : quota;
    }

    private static Figures sum(List<DayLine> lines, ToLongFunction<DayLine> quota) {
        var byUnit = new HashMap<QuotaUnit, Long>();
        lines.forEach(line -> byUnit.merge(line.account().unit(), quota.applyAsLong(line), Long::sum));
        return new Figures(0, 0, 0, 0, 0, Tokens.NONE, byUnit);
    }
}
