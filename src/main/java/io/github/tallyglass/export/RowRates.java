package io.github.tallyglass.export;

import io.github.tallyglass.query.UsageRow;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// Figures of a row that are derived from two others, to one decimal; unknown where the divisor is.
final class RowRates {

    private RowRates() {}

    /// Cache reads in per cent of everything that went in.
    static Cell cachedPercent(UsageRow row) {
        var tokens = row.event().tokens();
        return tokens.inputSide() <= 0 ? Cell.unknown() : ratio(tokens.cacheRead(), 100, tokens.inputSide());
    }

    /// Output tokens a second over the whole request.
    static Cell tokensPerSecond(UsageRow row) {
        var millis = row.event().timing().durationMs();
        var output = row.event().tokens().output();
        return millis == null || millis <= 0 || output == 0 ? Cell.unknown() : ratio(output, 1000, millis);
    }

    private static Cell ratio(long part, long scale, long whole) {
        return new Cell.Exact(BigDecimal.valueOf(part)
                .multiply(BigDecimal.valueOf(scale))
                .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP));
    }
}
