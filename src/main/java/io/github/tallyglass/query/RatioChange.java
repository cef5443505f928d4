package io.github.tallyglass.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;

/// A moment from which a model was billed by another ratio than the days before.
///
/// @param group the billing group whose charges show it, `""` where rows name none
/// @param at the first charge by the new ratio
public record RatioChange(
        String account, String model, String group, Instant at, Ratio ratio, BigDecimal before, BigDecimal after) {

    /// Which one (gateway contract §3.2).
    public enum Ratio {
        MODEL,
        COMPLETION,
        GROUP,
        /// Currency for a call.
        CALL_PRICE,
        CACHE_READ,
        CACHE_WRITE,
        CACHE_WRITE_1H;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
