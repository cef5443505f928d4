package io.github.tallyglass.query;

import io.github.tallyglass.domain.Figures;
import java.math.BigDecimal;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/// What a model really cost at one gateway in one month.
///
/// @param month in the zone of the queries; its part within the range
/// @param currency of the account's unit
/// @param perMillion net cost of a million tokens of any kind, in `currency`, to six decimals; null without
///     tokens
/// @param checked charges whose price was worked out from their own ratios, or could not be
/// @param differing charges whose own ratios do not explain what they were billed
/// @param ratioChanges how often a ratio of the model became another one in this month
public record EffectivePrice(
        String account,
        String model,
        YearMonth month,
        Figures figures,
        String currency,
        @Nullable BigDecimal perMillion,
        long checked,
        long differing,
        int ratioChanges) {}
