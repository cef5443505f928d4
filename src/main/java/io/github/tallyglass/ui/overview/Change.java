package io.github.tallyglass.ui.overview;

import io.github.tallyglass.text.Numbers;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// How far a figure moved against the period before: `▲ 12 %`, with a style class for good and bad news;
/// `±0 %` where it stood still, which is news too.
///
/// @param words `""` where there is nothing to compare with
/// @param tone `good`, `warn`, `bad` or `""`
record Change(String words, String tone) {

    static final Change NONE = new Change("", "");

    /// What a rise means.
    enum News {
        GOOD,
        WARN,
        NEUTRAL
    }

    /// In per cent of the earlier value.
    static Change relative(BigDecimal now, BigDecimal before, News rise) {
        if (before.signum() <= 0) {
            return NONE;
        }
        var change = now.subtract(before).divide(before, 6, RoundingMode.HALF_UP);
        var percent = change.abs().movePointRight(2);
        // "×3" says more than "200 %" and needs less room.
        var words = percent.compareTo(BigDecimal.valueOf(100)) >= 0 && change.signum() > 0
                ? times(now.divide(before, 1, RoundingMode.HALF_UP))
                : Numbers.percent(change.abs(), 0);
        return of(change, percent.setScale(0, RoundingMode.HALF_UP).signum() == 0, words, rise);
    }

    private static String times(BigDecimal factor) {
        return "×"
                + (factor.compareTo(BigDecimal.TEN) < 0
                        ? factor.toPlainString()
                        : Numbers.brief(factor.setScale(0, RoundingMode.HALF_UP).longValue()));
    }

    /// In percentage points, for figures that are shares themselves.
    static Change points(BigDecimal now, BigDecimal before, News rise) {
        var change = now.subtract(before).movePointRight(2).setScale(1, RoundingMode.HALF_UP);
        return of(change, change.signum() == 0, change.abs().toPlainString(), rise);
    }

    private static Change of(BigDecimal change, boolean still, String words, News rise) {
        if (still) {
            return new Change("±" + words, "");
        }
        var up = change.signum() > 0;
        var tone = switch (rise) {
            case NEUTRAL -> "";
            case GOOD -> up ? "good" : "bad";
            case WARN -> up ? "warn" : "good";
        };
        return new Change((up ? "▲ " : "▼ ") + words, tone);
    }
}
