package io.github.tallyglass.query;

import io.github.tallyglass.domain.Figures;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Comparator;

/// Orders and weighs figures by cost. Amounts in different currencies are compared in US dollars where
/// their unit knows a rate, by their number where it does not; nothing of this is ever shown as money.
final class CostOrder {

    private CostOrder() {}

    static BigDecimal weight(Figures figures) {
        var sum = BigDecimal.ZERO;
        for (var entry : figures.quotaByUnit().entrySet()) {
            var unit = entry.getKey();
            var amount = BigDecimal.valueOf(entry.getValue()).divide(unit.unitsPerCurrency(), MathContext.DECIMAL64);
            var rate = unit.cnyPerUsd();
            var convert = unit.currency().equals("CNY") && rate != null && rate.signum() > 0;
            sum = sum.add(convert ? amount.divide(rate, MathContext.DECIMAL64) : amount);
        }
        return sum;
    }

    /// Largest cost first, then most attempts.
    static Comparator<Figures> largestFirst() {
        return Comparator.comparing(CostOrder::weight)
                .thenComparing(Figures::attempts)
                .reversed();
    }

    /// What a part's share is a share of: cost, or attempts where nothing has a cost.
    ///
    /// @return four decimals; 0 when there is nothing to share
    static BigDecimal share(Figures part, Figures whole) {
        var cost = weight(whole);
        return cost.signum() != 0
                ? ratio(weight(part), cost)
                : ratio(BigDecimal.valueOf(part.attempts()), BigDecimal.valueOf(whole.attempts()));
    }

    static Figures total(Collection<Figures> parts) {
        return parts.stream().reduce(Figures.NONE, Figures::plus);
    }

    private static BigDecimal ratio(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? BigDecimal.ZERO.setScale(4) : part.divide(whole, 4, RoundingMode.HALF_UP);
    }
}
