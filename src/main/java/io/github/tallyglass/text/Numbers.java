package io.github.tallyglass.text;

import io.github.tallyglass.domain.QuotaUnit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Numbers as people read them, the same in both languages: thousands by a space, a point for
/// decimals, "–" for what is unknown.
public final class Numbers {

    public static final String UNKNOWN = "–";

    /// Stands before an amount that is an estimate or has one in it.
    public static final String ABOUT = "≈ ";

    /// No-break space: groups of thousands, and between a number and its unit.
    public static final char SPACE = '\u00a0';

    /// Amounts of this "currency" are numbers of quota units.
    private static final String UNITS = QuotaUnit.UNITS;

    private static final String UNIT_SIGN = "u";
    private static final String[] STEPS = {"", "K", "M", "B", "T"};
    private static final String[] SIZES = {"kB", "MB", "GB", "TB"};

    private Numbers() {}

    /// All digits: `13 368`.
    public static String exact(long number) {
        return format("#,##0", BigDecimal.valueOf(number));
    }

    public static String exact(@Nullable Long number) {
        return number == null ? UNKNOWN : exact(number.longValue());
    }

    /// For cards: up to four digits, then `K` `M` `B` `T` with three or four significant digits: `775.2 M`,
    /// `5.20 B`.
    public static String brief(long number) {
        if (Math.abs(number) < 100_000) {
            return exact(number);
        }
        var value = BigDecimal.valueOf(number);
        var step = 0;
        while (value.abs().compareTo(BigDecimal.valueOf(1000)) >= 0 && step < STEPS.length - 1) {
            value = value.movePointLeft(3);
            step++;
        }
        var digits = value.abs().compareTo(BigDecimal.TEN) < 0 ? 2 : 1;
        return format(digits == 2 ? "0.00" : "0.0", value) + SPACE + STEPS[step];
    }

    /// Two decimals as on a bill; four below one unit, so that a cheap call is not `0.00`.
    public static String money(BigDecimal amount, String currency) {
        if (currency.equals(UNITS)) {
            return brief(units(amount)) + SPACE + UNIT_SIGN;
        }
        var small = amount.signum() != 0 && amount.abs().compareTo(BigDecimal.ONE) < 0;
        return money(amount, currency, small ? 4 : 2);
    }

    /// All digits and a sign where the amount is a number of quota units.
    public static String money(BigDecimal amount, String currency, int decimals) {
        if (currency.equals(UNITS)) {
            return exact(units(amount)) + SPACE + UNIT_SIGN;
        }
        var sign = amount.signum() < 0 ? "−" : "";
        return sign + symbol(currency) + format("#,##0." + "0".repeat(decimals), amount.abs());
    }

    private static long units(BigDecimal amount) {
        return amount.setScale(0, RoundingMode.HALF_UP).longValue();
    }

    /// `$` and `¥` for the two currencies that gateways bill in, nothing for quota units (their sign
    /// stands behind), a gateway's own sign as it is, any other code and a space.
    public static String symbol(String currency) {
        return switch (currency) {
            case "USD" -> "$";
            case "CNY" -> "¥";
            case UNITS -> "";
            default -> currency.matches("[A-Za-z0-9]{2,}") ? currency + SPACE : currency;
        };
    }

    /// `62 %` of a fraction 0…1; with one decimal where asked: `99.6 %`.
    public static String percent(BigDecimal fraction, int decimals) {
        return format(decimals == 0 ? "0" : "0." + "0".repeat(decimals), fraction.movePointRight(2)) + SPACE + "%";
    }

    /// `part` of `whole` as a percentage; "–" of nothing.
    public static String percent(long part, long whole, int decimals) {
        return whole == 0
                ? UNKNOWN
                : percent(
                        BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 6, RoundingMode.HALF_UP), decimals);
    }

    /// A latency: `0.4 s`, `38.4 s`, `2 min 05 s`.
    public static String latency(@Nullable Long millis) {
        if (millis == null) {
            return UNKNOWN;
        }
        if (millis < 120_000) {
            return format("0.0", BigDecimal.valueOf(millis).movePointLeft(3)) + SPACE + "s";
        }
        var duration = Duration.ofMillis(millis);
        return duration.toMinutes() + SPACE + "min " + String.format(Locale.ROOT, "%02d", duration.toSecondsPart())
                + SPACE + "s";
    }

    /// A latency in a column of them, where equal units compare best: `0.4 s`, `203.0 s`.
    public static String seconds(@Nullable Long millis) {
        return millis == null
                ? UNKNOWN
                : format("#,##0.0", BigDecimal.valueOf(millis).movePointLeft(3)) + SPACE + "s";
    }

    /// A length of time in its two largest units: `45 s`, `1 min 20 s`, `3 h 53 min`, `12 d 4 h`.
    public static String duration(Duration length) {
        var days = length.toDays();
        if (days > 0) {
            return days + unit("d") + " " + length.toHoursPart() + unit("h");
        }
        if (length.toHours() > 0) {
            return length.toHoursPart() + unit("h") + " " + length.toMinutesPart() + unit("min");
        }
        if (length.toMinutes() > 0) {
            return length.toMinutesPart() + unit("min") + " " + length.toSecondsPart() + unit("s");
        }
        return length.toSecondsPart() + unit("s");
    }

    /// A size in memory or on disk, in steps of 1024: `812 B`, `32.0 MB`.
    public static String size(long bytes) {
        if (Math.abs(bytes) < 1024) {
            return bytes + unit("B");
        }
        var value = BigDecimal.valueOf(bytes);
        var step = -1;
        while (value.abs().compareTo(BigDecimal.valueOf(1024)) >= 0 && step < SIZES.length - 1) {
            value = value.divide(BigDecimal.valueOf(1024), 6, RoundingMode.HALF_UP);
            step++;
        }
        return format("0.0", value) + unit(SIZES[step]);
    }

    private static String unit(String name) {
        return SPACE + name;
    }

    private static String format(String pattern, BigDecimal value) {
        var symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setGroupingSeparator(SPACE);
        symbols.setMinusSign('−');
        var format = new DecimalFormat(pattern, symbols);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(value);
    }
}
