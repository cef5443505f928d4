package io.github.tallyglass.domain;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// The ratios by which the gateway says it priced a row (contract "gateways" §3.2). Few distinct ones
/// exist, so the store keeps each once. Null: the row does not say.
///
/// @param modelRatio quota units per input token
/// @param completionRatio output ÷ input
/// @param groupRatio the multiplier applied at the end
/// @param modelPrice currency per call; null where billed by token
/// @param cacheRatio price of a cache read ÷ input
/// @param cacheWriteRatio price of a cache write (5 minutes or plain) ÷ input
/// @param cacheWrite1hRatio price of a one-hour cache write ÷ input
/// @param mode `""` for ratios, `tiered_expr` where an expression set the price and ratios do not explain
///     it
public record Pricing(
        @Nullable BigDecimal modelRatio,
        @Nullable BigDecimal completionRatio,
        @Nullable BigDecimal groupRatio,
        @Nullable BigDecimal modelPrice,
        @Nullable BigDecimal cacheRatio,
        @Nullable BigDecimal cacheWriteRatio,
        @Nullable BigDecimal cacheWrite1hRatio,
        String mode) {

    public static final Pricing NONE = new Pricing(null, null, null, null, null, null, null, "");
}
