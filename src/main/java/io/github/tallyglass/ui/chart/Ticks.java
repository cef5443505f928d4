package io.github.tallyglass.ui.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// Round steps for an axis that begins at zero.
///
/// @param step distance of two lines
/// @param count lines above zero
public record Ticks(BigDecimal step, int count) {

    private static final int MOST = 4;
    private static final List<BigDecimal> ROUND = List.of(
            BigDecimal.ONE,
            BigDecimal.TWO,
            new BigDecimal("2.5"),
            new BigDecimal(4),
            new BigDecimal(5),
            BigDecimal.TEN);

    /// At most four steps that reach `max`; of nothing, four steps of one.
    ///
    /// @param whole only whole steps, for things that are counted
    public static Ticks upTo(BigDecimal max, boolean whole) {
        if (max.signum() <= 0) {
            return new Ticks(BigDecimal.ONE, MOST);
        }
        var atLeast = max.divide(BigDecimal.valueOf(MOST), 12, RoundingMode.UP);
        var power = BigDecimal.ONE.scaleByPowerOfTen(atLeast.precision() - atLeast.scale() - 1);
        for (var factor : ROUND) {
            var step = factor.multiply(power);
            var fits = !whole || step.stripTrailingZeros().scale() <= 0;
            if (fits && step.compareTo(atLeast) >= 0) {
                return new Ticks(step, max.divide(step, 0, RoundingMode.UP).intValue());
            }
        }
        return new Ticks(BigDecimal.ONE, max.setScale(0, RoundingMode.UP).intValue());
    }

    public BigDecimal top() {
        return step.multiply(BigDecimal.valueOf(count));
    }

    /// Zero first.
    public List<BigDecimal> values() {
        var values = new ArrayList<BigDecimal>();
        for (var i = 0; i <= count; i++) {
            values.add(step.multiply(BigDecimal.valueOf(i)));
        }
        return values;
    }
}
