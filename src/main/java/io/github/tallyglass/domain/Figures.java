package io.github.tallyglass.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The figures of a set of rows; words as on the command line page. They add up.
///
/// @param attempts consume rows and error rows
/// @param ok consume rows that are requests (settlements are not)
/// @param failed requests with error rows and no consume row
/// @param grossQuota Σ quota of consume rows, in quota units; only what sources charged
/// @param refundQuota Σ quota of refund rows, in quota units
/// @param quotaByUnit net quota by the unit that was in force when the rows were read; estimates stand
///     under units of their own ([QuotaUnit#isEstimate]) and are in no number of quota units
/// @param extent what beyond these is known of the rows
public record Figures(
        long attempts,
        long ok,
        long failed,
        long grossQuota,
        long refundQuota,
        Tokens tokens,
        Map<QuotaUnit, Long> quotaByUnit,
        Extent extent) {

    /// Who paid, how long it took, and whether failures would show.
    ///
    /// @param planByUnit net quota that plans paid, by unit: it is in the sums, but the wallet was not
    ///     touched
    /// @param timed requests that went well and whose time is known
    /// @param durationMs the sum of their times, milliseconds
    /// @param untold requests of accounts that have never shown an error row: whether any failed is unknown
    ///     (gateway contract §3.3)
    /// @param unpriced attempts whose cost nobody knows: the source named none, and no list has one
    public record Extent(Map<QuotaUnit, Long> planByUnit, long timed, long durationMs, long untold, long unpriced) {
        public static final Extent NONE = new Extent(Map.of(), 0, 0, 0);

        /// Where every attempt has a price.
        public Extent(Map<QuotaUnit, Long> planByUnit, long timed, long durationMs, long untold) {
            this(planByUnit, timed, durationMs, untold, 0);
        }

        public Extent {
            planByUnit = Map.copyOf(planByUnit);
        }

        Extent plus(Extent other) {
            return new Extent(
                    sum(planByUnit, other.planByUnit),
                    timed + other.timed,
                    durationMs + other.durationMs,
                    untold + other.untold,
                    unpriced + other.unpriced);
        }
    }

    public static final Figures NONE = new Figures(0, 0, 0, 0, 0, Tokens.NONE, Map.of());

    public Figures {
        quotaByUnit = Map.copyOf(quotaByUnit);
    }

    /// Figures of which nothing further is known.
    public Figures(
            long attempts,
            long ok,
            long failed,
            long grossQuota,
            long refundQuota,
            Tokens tokens,
            Map<QuotaUnit, Long> quotaByUnit) {
        this(attempts, ok, failed, grossQuota, refundQuota, tokens, quotaByUnit, Extent.NONE);
    }

    public long requests() {
        return ok + failed;
    }

    /// Whether there is a number of quota units at all: not where every amount is an estimate or unknown.
    public boolean hasQuota() {
        return (!estimated() && unpriced() == 0)
                || quotaByUnit.keySet().stream().anyMatch(QuotaUnit::isBilled);
    }

    /// Some amount is an estimate: what nobody charged, at list prices.
    public boolean estimated() {
        return quotaByUnit.keySet().stream().anyMatch(QuotaUnit::isEstimate);
    }

    /// The part of [#cost] that is an estimate, by currency.
    public Map<String, BigDecimal> estimatedCost() {
        return cost(estimates());
    }

    /// The part of [#costIn] that is an estimate.
    public Map<String, BigDecimal> estimatedCostIn(String currency) {
        return in(currency, estimates());
    }

    private Map<QuotaUnit, Long> estimates() {
        var estimates = new HashMap<>(quotaByUnit);
        estimates.keySet().removeIf(unit -> !unit.isEstimate());
        return estimates;
    }

    /// Attempts whose cost nobody knows; they are in no amount.
    public long unpriced() {
        return extent.unpriced();
    }

    /// Net quota units: gross − refunds. 0 where there is none, see [#hasQuota].
    public long quota() {
        return grossQuota - refundQuota;
    }

    /// Net quota units that plans paid.
    public long planQuota() {
        return extent.planByUnit().values().stream().mapToLong(Long::longValue).sum();
    }

    /// Net quota units that came out of the wallet.
    public long walletQuota() {
        return quota() - planQuota();
    }

    /// Requests that went well, 0…1 to four decimals; empty where there were none, or where an account
    /// among them would not show a failure.
    public Optional<BigDecimal> successRate() {
        return requests() == 0 || extent.untold() > 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(ok).divide(BigDecimal.valueOf(requests()), 4, RoundingMode.HALF_UP));
    }

    /// Mean time of the requests that went well, milliseconds; empty where no time is known.
    public Optional<Long> averageDurationMs() {
        return extent.timed() == 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(extent.durationMs())
                        .divide(BigDecimal.valueOf(extent.timed()), 0, RoundingMode.HALF_UP)
                        .longValueExact());
    }

    /// Some gateway did not say how many units make one currency unit: the default was taken.
    public boolean assumed() {
        return quotaByUnit.keySet().stream().anyMatch(QuotaUnit::assumed);
    }

    /// Some amount is converted at the user's own rate.
    public boolean ownRate() {
        return quotaByUnit.keySet().stream().anyMatch(QuotaUnit::ownRate);
    }

    /// Net cost by currency, to six decimals, estimates included; empty where there is no amount at all.
    public Map<String, BigDecimal> cost() {
        return cost(quotaByUnit);
    }

    private static Map<String, BigDecimal> cost(Map<QuotaUnit, Long> quotas) {
        var sums = new TreeMap<String, BigDecimal>();
        quotas.forEach(
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

    /// All of the net cost in one currency ([QuotaUnit#in]); what cannot be had in it stands beside in
    /// its own.
    public Map<String, BigDecimal> costIn(String currency) {
        return in(currency, quotaByUnit);
    }

    /// The part of the net cost that plans paid, as [#costIn].
    public Map<String, BigDecimal> planCostIn(String currency) {
        return in(currency, extent.planByUnit());
    }

    private static Map<String, BigDecimal> in(String currency, Map<QuotaUnit, Long> quotas) {
        var sums = new TreeMap<String, BigDecimal>();
        quotas.forEach((unit, quota) -> {
            var money = unit.in(currency, quota);
            sums.merge(money.currency(), money.amount(), BigDecimal::add);
        });
        return sums;
    }

    private static Map<QuotaUnit, Long> sum(Map<QuotaUnit, Long> one, Map<QuotaUnit, Long> other) {
        if (other.isEmpty()) {
            return one;
        }
        var sums = new HashMap<>(one);
        other.forEach((unit, quota) -> sums.merge(unit, quota, Long::sum));
        return sums;
    }

    public Figures plus(Figures other) {
        return new Figures(
                attempts + other.attempts,
                ok + other.ok,
                failed + other.failed,
                grossQuota + other.grossQuota,
                refundQuota + other.refundQuota,
                tokens.plus(other.tokens),
                sum(quotaByUnit, other.quotaByUnit),
                extent.plus(other.extent));
    }
}
