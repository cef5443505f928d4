package io.github.tallyglass.query;

import java.math.BigDecimal;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/// What a model really cost at one gateway in one month.
///
/// @param currency of the account's unit
/// @param netQuota consume − refund, quota units
/// @param tokens all four kinds
/// @param perMillion cost of a million tokens of any kind, in `currency`; null without tokens
/// @param differing rows whose own ratios do not explain what they were billed
/// @param ratioChanges times at which a ratio of the model was another than before, in this month
public record EffectivePrice(
        String account,
        String model,
        YearMonth month,
        String currency,
        long requests,
        long netQuota,
        long tokens,
        @Nullable BigDecimal perMillion,
        long differing,
        int ratioChanges) {}
