package io.github.tallyglass.source.gateway;

import static java.util.Objects.requireNonNull;

import io.github.tallyglass.domain.UsageEvent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// What a charge should come to, worked out from nothing but what the event itself keeps.
public final class ExpectedPrice {

    private ExpectedPrice() {}

    /// Quota units of a row billed by token, rounded half up.
    public static long of(UsageEvent row) {
        var pricing = row.pricing();
        var tokens = row.tokens();
        var oneHour = row.extra().isEmpty()
                ? 0
                : JsonMapper.shared()
                        .readTree(row.extra())
                        .path("cache_creation_tokens_1h")
                        .asLong(0);
        return BigDecimal.valueOf(tokens.input())
                .add(times(tokens.cacheRead(), pricing.cacheRatio()))
                .add(times(tokens.cacheWrite() - oneHour, pricing.cacheWriteRatio()))
                .add(times(oneHour, pricing.cacheWrite1hRatio()))
                .add(times(tokens.output(), pricing.completionRatio()))
                .multiply(requireNonNull(pricing.modelRatio()))
                .multiply(requireNonNull(pricing.groupRatio()))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private static BigDecimal times(long tokens, @Nullable BigDecimal ratio) {
        return tokens == 0 ? BigDecimal.ZERO : BigDecimal.valueOf(tokens).multiply(requireNonNull(ratio));
    }
}
