package io.github.tallyglass.ui.reconcile;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.DayCheck;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.text.Texts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A compared day in words: sums in the unit's own currency, exact ones for tooltips.
record CheckWords(Texts texts, ZoneId zone, Instant now) {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("MM-dd HH:mm");
    private static final DateTimeFormatter MINUTE_OF_YEAR = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private static final int MOST_STRETCHES = 2;
    private static final BigDecimal LEAST = new BigDecimal("0.01");

    /// `08-30 Sun`, with the year where it is another one.
    String day(LocalDate day) {
        return (isThisYear(day) ? day.toString().substring(5) : day.toString()) + " "
                + day.getDayOfWeek().getDisplayName(TextStyle.SHORT, texts.locale());
    }

    boolean isThisYear(LocalDate day) {
        return day.getYear() == now.atZone(zone).getYear();
    }

    /// Two decimals, so that a column of them lines up.
    String sum(Account account, @Nullable Long quota) {
        if (quota == null) {
            return Numbers.UNKNOWN;
        }
        var cost = account.unit().cost(quota);
        return cost.amount().abs().compareTo(LEAST) < 0
                ? money(account.unit(), quota)
                : Numbers.money(cost.amount(), cost.currency(), 2);
    }

    /// With its sign: more is kept here, or less.
    String difference(DayLine line) {
        var difference = line.check().difference();
        return difference == null ? Numbers.UNKNOWN : signed(line.account(), difference);
    }

    private static String signed(Account account, long quota) {
        return (quota > 0 ? "+" : "") + money(account.unit(), quota);
    }

    /// All digits, the quota units behind them, and the other currency; `""` of what is unknown.
    String exact(Account account, @Nullable Long quota) {
        if (quota == null) {
            return "";
        }
        var unit = account.unit();
        var cost = unit.cost(quota);
        var other = unit.converted(quota);
        return Numbers.money(cost.amount(), cost.currency(), QuotaUnit.SCALE)
                + "\n" + texts.get("reconcile.units", Numbers.exact(quota.longValue()))
                + (other == null ? "" : "\n" + Numbers.money(other.amount(), other.currency(), QuotaUnit.SCALE));
    }

    String state(DayCheck.State state) {
        return texts.get("reconcile.state." + state.word());
    }

    /// In a sentence; `""` where the sums are equal.
    String why(DayCheck check) {
        var reason = check.reason();
        if (reason != null) {
            return texts.get("reconcile.reason." + reason.word());
        }
        return switch (check.state()) {
            case EQUAL -> "";
            case DIFFERS, EXPLAINED ->
                check.differing().isEmpty()
                        ? texts.get("reconcile.reason.unknown")
                        : texts.get("reconcile.reason.hours", stretches(check.differing(), MOST_STRETCHES));
            case NOT_COVERED -> texts.get("reconcile.reason.not-closed");
            case NO_STAT -> texts.get("reconcile.reason.not-offered");
        };
    }

    /// `09:00–09:59, 14:00–14:59`.
    String stretches(List<Interval> stretches, int most) {
        return stretches.stream().limit(most).map(this::stretch).collect(Collectors.joining(", "))
                + (stretches.size() > most ? ", …" : "");
    }

    private String stretch(Interval stretch) {
        return CLOCK.format(Instant.ofEpochSecond(stretch.from()).atZone(zone)) + "–"
                + CLOCK.format(Instant.ofEpochSecond(stretch.to()).atZone(zone));
    }

    /// `09:41` today, else with the day.
    String moment(Instant moment) {
        var local = moment.atZone(zone);
        var today = now.atZone(zone);
        if (local.toLocalDate().equals(today.toLocalDate())) {
            return CLOCK.format(local);
        }
        return (local.getYear() == today.getYear() ? MINUTE : MINUTE_OF_YEAR).format(local);
    }

    /// `08-30 09:40–10:09`, with the second day where it is another one.
    String span(Interval span) {
        var from = Instant.ofEpochSecond(span.from()).atZone(zone);
        var to = Instant.ofEpochSecond(span.to()).atZone(zone);
        var sameDay = from.toLocalDate().equals(to.toLocalDate());
        return (isThisYear(from.toLocalDate()) ? MINUTE : MINUTE_OF_YEAR).format(from)
                + (sameDay ? "–" + CLOCK.format(to) : " – " + MINUTE.format(to));
    }

    /// Two decimals as on a bill, as many as it takes where they would say that nothing is there.
    private static String money(QuotaUnit unit, long quota) {
        var cost = unit.cost(quota);
        return cost.amount().signum() != 0 && vanishes(cost.amount())
                ? Numbers.money(cost.amount(), cost.currency(), QuotaUnit.SCALE)
                : Numbers.money(cost.amount(), cost.currency());
    }

    private static boolean vanishes(BigDecimal amount) {
        return amount.setScale(4, RoundingMode.HALF_UP).signum() == 0;
    }
}
