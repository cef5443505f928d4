package io.github.tallyglass.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one currency unit is worth in a gateway's quota units, as the server said at one sync (contract
/// "gateways" §4). Each row keeps the unit of its sync, so that old sums stay what they were.
///
/// @param unitsPerCurrency quota units for one unit of `currency`; new-api's default is 500 000 for one US
///     dollar
/// @param currency ISO code of the unit itself (`USD`, `CNY`), independent of what the site displays
/// @param cnyPerUsd exchange rate of that sync; null where none is known
/// @param saidBy where the number of units comes from
/// @param ownRate the rate is the user's own, since no gateway said one; never stored with rows
/// @param display how the site itself showed amounts at that sync
/// @param basis whether amounts were billed at all
public record QuotaUnit(
        BigDecimal unitsPerCurrency,
        String currency,
        @Nullable BigDecimal cnyPerUsd,
        SaidBy saidBy,
        boolean ownRate,
        SiteDisplay display,
        Basis basis) {

    /// Where an amount comes from.
    public enum Basis {
        /// The source itself charged it.
        BILLED,
        /// The source names no price: tokens at the list price of their day, counted in [#LIST_PRICE].
        LIST_PRICE,
        /// The source names no price and no list has one: the amount is 0 and means nothing.
        UNPRICED;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Basis ofWord(String word) {
            for (var basis : values()) {
                if (basis.word().equals(word)) {
                    return basis;
                }
            }
            return BILLED;
        }
    }

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

    /// Stands for a currency where an amount is a number of quota units.
    public static final String UNITS = "units";

    public static final QuotaUnit DEFAULT = new QuotaUnit(new BigDecimal(500_000), "USD", null, true);

    /// What estimates are counted in: a ten-thousand-millionth of a dollar, so that one token at a
    /// hundredth of a cent a million is a whole number.
    public static final QuotaUnit LIST_PRICE = listPriceIn("USD");

    private static final QuotaUnit LIST_PRICE_CNY = listPriceIn("CNY");

    /// Stands beside rows that nothing is known to put a price on.
    public static final QuotaUnit UNPRICED =
            new QuotaUnit(BigDecimal.ONE, "USD", null, SaidBy.SERVER, false, SiteDisplay.DOLLARS, Basis.UNPRICED);

    /// What estimates in one currency are counted in: [#LIST_PRICE], or the same of a yuan where the user's
    /// own price is in yuan.
    public static QuotaUnit listPrice(String currency) {
        return switch (currency) {
            case "USD" -> LIST_PRICE;
            case "CNY" -> LIST_PRICE_CNY;
            default -> listPriceIn(currency);
        };
    }

    private static QuotaUnit listPriceIn(String currency) {
        return new QuotaUnit(
                new BigDecimal(10_000_000_000L),
                currency,
                null,
                SaidBy.SERVER,
                false,
                SiteDisplay.DOLLARS,
                Basis.LIST_PRICE);
    }

    /// A unit in which a source charged.
    public QuotaUnit(
            BigDecimal unitsPerCurrency,
            String currency,
            @Nullable BigDecimal cnyPerUsd,
            SaidBy saidBy,
            boolean ownRate,
            SiteDisplay display) {
        this(unitsPerCurrency, currency, cnyPerUsd, saidBy, ownRate, display, Basis.BILLED);
    }

    /// A unit of a site that shows dollars, with the gateway's own rate.
    public QuotaUnit(BigDecimal unitsPerCurrency, String currency, @Nullable BigDecimal cnyPerUsd, SaidBy saidBy) {
        this(unitsPerCurrency, currency, cnyPerUsd, saidBy, false, SiteDisplay.DOLLARS);
    }

    /// @param assumed the server did not say `quota_per_unit`, the default was taken
    public QuotaUnit(BigDecimal unitsPerCurrency, String currency, @Nullable BigDecimal cnyPerUsd, boolean assumed) {
        this(unitsPerCurrency, currency, cnyPerUsd, assumed ? SaidBy.NOBODY : SaidBy.SERVER);
    }

    /// A rate as people type it, yuan for one dollar: a positive number, with a point or a comma; empty
    /// for anything else.
    public static Optional<BigDecimal> rateOf(String typed) {
        var text = typed.strip().replace(',', '.');
        if (!text.matches("\\d{1,6}(\\.\\d{1,8})?")) {
            return Optional.empty();
        }
        var number = new BigDecimal(text).stripTrailingZeros();
        return number.signum() > 0 ? Optional.of(number.scale() < 0 ? number.setScale(0) : number) : Optional.empty();
    }

    /// The source itself charged.
    public boolean isBilled() {
        return basis == Basis.BILLED;
    }

    /// What nobody charged, at list prices.
    public boolean isEstimate() {
        return basis == Basis.LIST_PRICE;
    }

    public boolean assumed() {
        return saidBy == SaidBy.NOBODY;
    }

    public QuotaUnit {
        if (unitsPerCurrency.signum() <= 0) {
            throw new IllegalArgumentException("units per currency must be positive: " + unitsPerCurrency);
        }
    }

    public QuotaUnit withUnits(BigDecimal units, SaidBy by) {
        return new QuotaUnit(units, currency, cnyPerUsd, by, ownRate, display, basis);
    }

    public QuotaUnit withCurrency(String other) {
        return new QuotaUnit(unitsPerCurrency, other, cnyPerUsd, saidBy, ownRate, display, basis);
    }

    /// With a rate that a gateway said.
    public QuotaUnit withRate(@Nullable BigDecimal rate) {
        return new QuotaUnit(unitsPerCurrency, currency, rate, saidBy, false, display, basis);
    }

    /// With the user's own rate, marked as such, where no gateway said one.
    public QuotaUnit withOwnRate(@Nullable BigDecimal rate) {
        return rate == null || rate.signum() <= 0 || hasRate()
                ? this
                : new QuotaUnit(unitsPerCurrency, currency, rate, saidBy, true, display, basis);
    }

    public QuotaUnit withDisplay(SiteDisplay other) {
        return new QuotaUnit(unitsPerCurrency, currency, cnyPerUsd, saidBy, ownRate, other, basis);
    }

    /// Cost of `quota` units in [#currency()], to six decimals.
    public Money cost(long quota) {
        return money(BigDecimal.valueOf(quota), unitsPerCurrency, currency);
    }

    /// The same in the other display currency (USD ↔ CNY); null where no rate is known.
    public @Nullable Money converted(long quota) {
        var rate = cnyPerUsd;
        if (rate == null || rate.signum() <= 0) {
            return null;
        }
        var units = BigDecimal.valueOf(quota);
        return switch (currency) {
            case "USD" -> money(units.multiply(rate), unitsPerCurrency, "CNY");
            case "CNY" -> money(units, unitsPerCurrency.multiply(rate), "USD");
            default -> null;
        };
    }

    /// The cost in one currency: [#UNITS], an ISO code, or the sign of the site's custom currency. Where
    /// it cannot be had (no rate is known, another site's currency, units of what nobody charged), the
    /// cost in the unit's own.
    public Money in(String wanted, long quota) {
        if (wanted.equals(UNITS) && isBilled()) {
            return new Money(BigDecimal.valueOf(quota), UNITS);
        }
        if (wanted.equals(currency)) {
            return cost(quota);
        }
        if (isCustom() && wanted.equals(display.symbol())) {
            return custom(quota);
        }
        var other = converted(quota);
        return other != null && other.currency().equals(wanted) ? other : cost(quota);
    }

    /// What the site's own pages show amounts in, for [#in]. Where the unit itself is not a dollar, `USD`
    /// and `CNY` say nothing but the sign that the site puts before it.
    public String shownIn() {
        return switch (display.kind()) {
            case TOKENS -> UNITS;
            case CUSTOM -> isCustom() ? display.symbol() : currency;
            case CNY -> currency.equals("USD") && hasRate() ? "CNY" : currency;
            case USD -> currency;
        };
    }

    private boolean hasRate() {
        return cnyPerUsd != null && cnyPerUsd.signum() > 0;
    }

    private boolean isCustom() {
        return display.kind() == SiteDisplay.Kind.CUSTOM && display.perUsd() != null && currency.equals("USD");
    }

    private Money custom(long quota) {
        var perUsd = display.perUsd() == null ? BigDecimal.ONE : display.perUsd();
        return money(BigDecimal.valueOf(quota).multiply(perUsd), unitsPerCurrency, display.symbol());
    }

    private static Money money(BigDecimal units, BigDecimal unitsOfOne, String currency) {
        return new Money(units.divide(unitsOfOne, SCALE, RoundingMode.HALF_UP), currency);
    }
}
