package io.github.tallyglass.ui.overview;

import io.github.tallyglass.domain.Figures;
import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.ui.Amounts;
import io.github.tallyglass.ui.CurrencySetting.Counted;
import java.math.BigDecimal;

/// What the height of a bar stands for.
public enum Measure {
    COST,
    REQUESTS,
    TOKENS;

    boolean isOf(Counted counted) {
        return switch (this) {
            case COST -> counted.money();
            case TOKENS -> counted.tokens();
            case REQUESTS -> true;
        };
    }

    BigDecimal of(Figures figures, Amounts amounts) {
        return switch (this) {
            case COST -> amounts.value(figures);
            case REQUESTS -> BigDecimal.valueOf(figures.requests());
            case TOKENS -> BigDecimal.valueOf(figures.tokens().total());
        };
    }

    String exact(Figures figures, Amounts amounts) {
        return switch (this) {
            case COST -> amounts.words(figures);
            case REQUESTS -> Numbers.exact(figures.requests());
            case TOKENS -> Numbers.exact(figures.tokens().total());
        };
    }

    /// A label of the axis: as short as its step allows.
    String tick(BigDecimal value, Amounts amounts) {
        if (this == COST) {
            var decimals = Math.max(0, value.stripTrailingZeros().scale());
            return Numbers.symbol(amounts.currency()) + (decimals == 0 ? brief(value) : value.toPlainString());
        }
        return brief(value);
    }

    /// Round numbers need no decimals: `500 K`, not `500.0 K`.
    private static String brief(BigDecimal value) {
        var words = value.compareTo(BigDecimal.valueOf(10_000)) < 0
                ? Numbers.exact(value.longValue())
                : Numbers.brief(Math.max(100_000, value.longValue()));
        if (value.longValue() >= 10_000 && value.longValue() < 100_000) {
            words = Numbers.exact(value.longValue() / 1000) + Numbers.SPACE + "K";
        }
        return words.replaceFirst("\\.0+(?=\\D)", "");
    }
}
