package io.github.tallyglass.domain;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/// The figures of a set of rows; words as on the command line page. They add up.
///
/// @param attempts consume rows and error rows
/// @param ok consume rows that are requests (settlements are not)
/// @param failed requests with error rows and no consume row
/// @param grossQuota Σ quota of consume rows, in quota units
/// @param refundQuota Σ quota of refund rows, in quota units
/// @param quotaByUnit net quota by the unit that was in force when the rows were read
public record Figures(
        long attempts,
        long ok,
        long failed,
        long grossQuota,
        long refundQuota,
        Tokens tokens,
        Map<QuotaUnit, Long> quotaByUnit) {

    public static final Figures NONE = new Figures(0, 0, 0, 0, 0, Tokens.NONE, Map.of());

    public Figures {
        quotaByUnit = Map.copyOf(quotaByUnit);
    }

    public long requests() {
        return ok + failed;
    }

    /// Net quota units: gross − refunds.
    public long quota() {
        return grossQuota - refundQuota;
    }

    /// Net cost by currency, to six decimals; empty when nothing was billed.
    public Map<String, BigDecimal> cost() {
        var sums = new TreeMap<String, BigDecimal>();
        quotaByUnit.forEach(
                (unit, quota) -> sums.merge(unit.currency(), unit.cost(quota).amount(), BigDecimal::add));
        return sums;
    }

    /// Net cost in the other display currency, where a rate is known.
    public Map<String, BigDecimal> converted() {
        var sums = new TreeMap<String, BigDecimal>();
        quotaByUnit.forEach((unit, quota) -> {
            var money = unit.converted(quota);
            if (money != null) {
                sums.merge(money.currency(), money.amount(), BigDecimal::add);
            }
        });
        return sums;
    }

    public Figures plus(Figures other) {
        var units = new java.util.HashMap<>(quotaByUnit);
        other.quotaByUnit.forEach((unit, quota) -> units.merge(unit, quota, Long::sum));
        return new Figures(
                attempts + other.attempts,
                ok + other.ok,
                failed + other.failed,
                grossQuota + other.grossQuota,
                refundQuota + other.refundQuota,
                tokens.plus(other.tokens),
                units);
    }
}
