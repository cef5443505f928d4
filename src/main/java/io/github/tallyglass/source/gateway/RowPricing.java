package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.Pricing;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The ratios of a row (gateway contract §3.2).
final class RowPricing {

    private RowPricing() {}

    static Pricing read(JsonNode other, Scrubber scrubber) {
        if (other.isEmpty()) {
            return Pricing.NONE;
        }
        var modelRatio = ratio(other, "model_ratio");
        var shortWrite = ratio(other, "cache_creation_ratio_5m");
        return new Pricing(
                modelRatio,
                ratio(other, "completion_ratio"),
                ratio(other, "group_ratio"),
                pricePerCall(other, modelRatio),
                ratio(other, "cache_ratio"),
                shortWrite == null ? ratio(other, "cache_creation_ratio") : shortWrite,
                ratio(other, "cache_creation_ratio_1h"),
                scrubber.text(JsonFields.text(other, "billing_mode"), 40));
    }

    /// −1 says "billed by token"; so does a 0 beside a ratio, as forks write it.
    private static @Nullable BigDecimal pricePerCall(JsonNode other, @Nullable BigDecimal modelRatio) {
        var price = ratio(other, "model_price");
        return price != null && price.signum() == 0 && modelRatio != null && modelRatio.signum() > 0 ? null : price;
    }

    /// Few distinct ratios exist, and the store keeps each once.
    private static @Nullable BigDecimal ratio(JsonNode other, String field) {
        var value = JsonFields.shortest(other, field);
        return value == null || value.signum() < 0 ? null : value;
    }
}
