package io.github.tallyglass.domain;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// How a gateway's own pages show amounts (gateway contract §4). It decides what people are used to see
/// there, never what a unit is worth: that is [QuotaUnit]'s matter.
///
/// @param symbol sign of a custom currency; `""` for the other kinds
/// @param perUsd units of the custom currency for one US dollar; null for the other kinds
public record SiteDisplay(
        Kind kind, String symbol, @Nullable BigDecimal perUsd) {

    /// The words of `quota_display_type`.
    public enum Kind {
        USD,
        CNY,
        /// Quota units as they are.
        TOKENS,
        CUSTOM
    }

    private static final int LONGEST_SYMBOL = 8;

    public static final SiteDisplay DOLLARS = new SiteDisplay(Kind.USD, "", null);
    public static final SiteDisplay YUAN = new SiteDisplay(Kind.CNY, "", null);
    public static final SiteDisplay UNITS = new SiteDisplay(Kind.TOKENS, "", null);

    /// Without a positive rate nothing can be converted: dollars then, rather than a wrong amount.
    public static SiteDisplay custom(String symbol, @Nullable BigDecimal perUsd) {
        if (perUsd == null || perUsd.signum() <= 0) {
            return DOLLARS;
        }
        var sign = symbol.replaceAll("\\p{Cntrl}+", " ").strip();
        var brief = sign.codePointCount(0, sign.length()) > LONGEST_SYMBOL
                ? sign.substring(0, sign.offsetByCodePoints(0, LONGEST_SYMBOL))
                : sign;
        return new SiteDisplay(Kind.CUSTOM, brief.isEmpty() ? "¤" : brief, perUsd);
    }
}
