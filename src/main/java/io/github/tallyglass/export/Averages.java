package io.github.tallyglass.export;

import io.github.tallyglass.domain.Figures;
import io.github.tallyglass.domain.QuotaUnit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What one request took on average.
final class Averages {

    private Averages() {}

    /// By currency, to six decimals; empty without requests.
    static Map<String, BigDecimal> cost(Map<String, BigDecimal> cost, long requests) {
        var each = new TreeMap<String, BigDecimal>();
        if (requests > 0) {
            cost.forEach((currency, amount) -> each.put(
                    currency, amount.divide(BigDecimal.valueOf(requests), QuotaUnit.SCALE, RoundingMode.HALF_UP)));
        }
        return each;
    }

    /// Half up; null without requests.
    static @Nullable Long tokens(Figures figures) {
        return figures.requests() == 0
                ? null
                : BigDecimal.valueOf(figures.tokens().total())
                        .divide(BigDecimal.valueOf(figures.requests()), 0, RoundingMode.HALF_UP)
                        .longValueExact();
    }
}
