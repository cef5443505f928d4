package io.github.tallyglass.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// What one currency unit is worth in a gateway's quota units, as the server said at one sync (contract
/// "gateways" §4).
///
/// @param unitsPerCurrency quota units for one unit of `currency`; new-api's default is 500 000 for one US
///     dollar
/// @param currency ISO code of the unit itself (`USD`, `CNY`), independent of what the site displays
/// @param cnyPerUsd exchange rate of that sync; null where none is known
/// @param saidBy where the number of units comes from
public record QuotaUnit(
        BigDecimal unitsPerCurrency,
        String currency,
        @Nullable BigDecimal cnyPerUsd,
        SaidBy saidBy) {

    /// Who says how many units a currency unit has.
    public enum SaidBy {
        SERVER,
        /// The server did not say `quota_per_unit`, the default was taken.
        NOBODY,
        /// Given with the account: what the server says does not count.
        USER
    }

    /// Decimals of a cost in JSON and CSV: one unit at the default is exactly 0.000002.
    public static final int SCALE = 6;

    public static final QuotaUnit DEFAULT = new QuotaUnit(new BigDecimal(500_000), "USD", null, true);

    /// @param assumed the server did not say `quota_per_unit`, the default was taken
    public QuotaUnit(BigDecimal unitsPerCurrency, String currency, @Nullable BigDecimal cnyPerUsd, boolean assumed) {
        this(unitsPerCurrency, currency, cnyPerUsd, assumed ? SaidBy.NOBODY : SaidBy.SERVER);
    }

    public boolean assumed() {
        return saidBy == SaidBy.NOBODY;
    }

    public QuotaUnit {
        if (unitsPerCurrency.signum() <= 0) {
            throw new IllegalArgumentException("units per currency must be positive: " + unitsPerCurrency);
        }
    }

    /// Cost of `quota` units in [#currency()], to six decimals.
    public Money cost(long quota) {
        return new Money(BigDecimal.valueOf(quota).divide(unitsPerCurrency, SCALE, RoundingMode.HALF_UP), currency);
    }

    /// The same in the other display currency (USD ↔ CNY); null where no rate is known.
    public @Nullable Money converted(long quota) {
        if (cnyPerUsd == null || cnyPerUsd.signum() <= 0) {
            return null;
        }
        var units = BigDecimal.valueOf(quota);
        return switch (currency) {
            case "USD" ->
                new Money(units.multiply(cnyPerUsd).divide(unitsPerCurrency, SCALE, RoundingMode.HALF_UP), "CNY");
            case "CNY" ->
                new Money(units.divide(unitsPerCurrency.multiply(cnyPerUsd), SCALE, RoundingMode.HALF_UP), "USD");
            default -> null;
        };
    }
}
