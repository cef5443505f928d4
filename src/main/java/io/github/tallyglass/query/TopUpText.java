package io.github.tallyglass.query;

import io.github.tallyglass.domain.QuotaUnit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Amounts that stand in the text of a row and nowhere else: `通过兑换码充值 ＄2.000000 额度`, `$10`, `¥8.76`,
/// `5000 点额度` (gateway contract §§3.1, 3.3).
final class TopUpText {

    private static final Pattern MONEY = Pattern.compile("([＄$¥￥])\\s*(\\d[\\d,]{0,18}(?:\\.\\d{1,12})?)");
    private static final Pattern UNITS = Pattern.compile("(\\d{1,18})\\s*点额度");

    private TopUpText() {}

    /// Quota units of the first amount; null where the text has none, or one in a currency without a rate.
    static @Nullable Long quota(String text, QuotaUnit unit) {
        var money = MONEY.matcher(text);
        if (money.find()) {
            return units(money.group(1), new BigDecimal(money.group(2).replace(",", "")), unit);
        }
        var units = UNITS.matcher(text);
        return units.find() ? (Long) Long.parseLong(units.group(1)) : null;
    }

    /// The family's own sign `＄` stands for whatever one unit of currency is at the gateway.
    private static @Nullable Long units(String sign, BigDecimal amount, QuotaUnit unit) {
        var own = sign.equals("＄") || ("$".equals(sign) ? "USD" : "CNY").equals(unit.currency());
        if (own) {
            return whole(amount.multiply(unit.unitsPerCurrency()));
        }
        var rate = unit.cnyPerUsd();
        if (rate == null || rate.signum() <= 0) {
            return null;
        }
        var inUnits = amount.multiply(unit.unitsPerCurrency());
        return unit.currency().equals("USD")
                ? whole(inUnits.divide(rate, 6, RoundingMode.HALF_UP))
                : whole(inUnits.multiply(rate));
    }

    private static @Nullable Long whole(BigDecimal units) {
        var rounded = units.setScale(0, RoundingMode.HALF_UP);
        return rounded.precision() > 18 ? null : (Long) rounded.longValueExact();
    }
}
