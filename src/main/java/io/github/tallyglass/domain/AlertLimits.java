package io.github.tallyglass.domain;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// From where on a rule warns. Each rule reads what is its own.
///
/// @param percents of [AlertRule#REMAINING]: percent left, 0…99, highest first; none for "never"
/// @param amount of [AlertRule#BALANCE_LOW]: warns below; in `currency`; null for no such limit
/// @param currency ISO code of the amount, or [QuotaUnit#UNITS] for quota units; `""` without an amount
/// @param days of [AlertRule#BALANCE_LOW]: warns when the balance lasts for fewer days; null for no such
///     limit
/// @param after of [AlertRule#SYNC_BROKEN]: for how long it has to be broken; null for the usual time
public record AlertLimits(
        List<Integer> percents,
        @Nullable BigDecimal amount,
        String currency,
        @Nullable Integer days,
        @Nullable Duration after) {

    public static final AlertLimits NONE = new AlertLimits(List.of(), null, "", null, null);

    /// What holds while the user has chosen nothing.
    public static final AlertLimits USUAL = new AlertLimits(List.of(20, 10), null, "", 3, Duration.ofHours(2));

    public AlertLimits {
        percents = percents.stream()
                .map(percent -> Math.clamp(percent, 0, 99))
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    public AlertLimits withPercents(List<Integer> next) {
        return new AlertLimits(next, amount, currency, days, after);
    }
}
