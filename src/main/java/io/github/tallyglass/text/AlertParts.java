package io.github.tallyglass.text;

import io.github.tallyglass.domain.Alert;
import io.github.tallyglass.domain.GaugeKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// What sentences about alerts are made of.
record AlertParts(Texts texts, ZoneId zone, Instant now) {

    private static final long HOUR = 3_600;
    private static final long DAY = 24 * HOUR;

    /// Plans of gateways that are longer never reset.
    private static final long LONGEST_CYCLE = 31 * DAY + HOUR;

    /// An end that is nearer is told by what is left until then, on whichever day it is.
    private static final Duration NEAR = Duration.ofHours(6);

    private static final BigDecimal TENTH = new BigDecimal("0.1");
    private static final BigDecimal NINETY_NINE = new BigDecimal(99);
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    /// What there is to say, without a name: `9 % of 5 hours left`.
    String says(Alert alert) {
        var key = "alert.title." + alert.rule().word();
        var balance = alert.kind() == GaugeKind.BALANCE;
        return switch (alert.rule()) {
            case REMAINING ->
                switch (alert.kind()) {
                    case BALANCE, BUDGET -> texts.get(key + "." + alert.kind().word(), left(alert));
                    case null, default -> texts.get(key, left(alert), window(alert, "alert.of."));
                };
            case EXHAUSTED, BACK_AGAIN ->
                balance ? texts.get(key + ".balance") : texts.get(key, window(alert, "alert.window."));
            case RUNS_OUT -> texts.get(key, window(alert, "alert.window."), moment(alert.moment()));
            case BALANCE_LOW ->
                alert.limit() == null && alert.moment() != null
                        ? texts.get(key + ".days", moment(alert.moment()))
                        : texts.get(key, left(alert));
            case OVER_BUDGET -> texts.get(key, left(alert), threshold(alert));
            case SYNC_BROKEN -> texts.get(key, stamp(alert.moment()));
            case STATISTICS_OFF -> texts.get(key);
        };
    }

    /// `5 hours`, `the week`, `Opus (week)`.
    String window(Alert alert, String prefix) {
        if (alert.kind() == GaugeKind.BALANCE || alert.kind() == GaugeKind.BUDGET) {
            return texts.get("alert.kind." + alert.kind().word());
        }
        var label = DisplayWidth.oneLine(alert.label());
        if (label.isEmpty()) {
            return length(alert, prefix);
        }
        return alert.length() <= 0 || isOnce(alert)
                ? label
                : texts.get("alert.window.titled", label, length(alert, "alert.window."));
    }

    private String length(Alert alert, String prefix) {
        var seconds = alert.length();
        if (isOnce(alert)) {
            return texts.get(prefix + "plan");
        }
        if (seconds <= 0) {
            return texts.get(prefix + "window");
        }
        if (seconds == 5 * HOUR) {
            return texts.get(prefix + "5h");
        }
        if (seconds == 7 * DAY) {
            return texts.get(prefix + "7d");
        }
        if (seconds >= 28 * DAY - HOUR && seconds <= LONGEST_CYCLE) {
            return texts.get(prefix + "30d");
        }
        if (seconds == DAY) {
            return texts.get(prefix + "day");
        }
        return seconds % DAY == 0
                ? texts.get(prefix + "days", seconds / DAY)
                : texts.get(prefix + "hours", Math.max(1, Math.round(seconds / (double) HOUR)));
    }

    private static boolean isOnce(Alert alert) {
        return alert.kind() == GaugeKind.PLAN && (alert.length() <= 0 || alert.length() > LONGEST_CYCLE);
    }

    /// The value: `9 %`, `0.4 %`, `$4.20`.
    String left(Alert alert) {
        var value = alert.value();
        return value == null
                ? Numbers.UNKNOWN
                : alert.unit().equals("%") ? share(value) : Numbers.money(value, alert.unit());
    }

    /// The limit, in the unit of the value.
    String threshold(Alert alert) {
        var limit = alert.limit();
        if (limit == null) {
            return Numbers.UNKNOWN;
        }
        return alert.unit().equals("%")
                ? Numbers.percent(limit.movePointLeft(2), 0)
                : Numbers.money(limit, alert.unit());
    }

    /// 99.6 % left is not untouched, and 0.04 % is not nothing.
    private static String share(BigDecimal percent) {
        if (percent.signum() > 0 && percent.compareTo(BigDecimal.ONE) < 0) {
            return Numbers.percent(percent.max(TENTH).movePointLeft(2), 1);
        }
        var shown = percent.compareTo(HUNDRED) >= 0
                ? percent
                : percent.setScale(0, RoundingMode.HALF_UP).min(NINETY_NINE);
        return Numbers.percent(shown.movePointLeft(2), 0);
    }

    /// `Resets in 1 h 38 min (17:20).`; `""` where it is not known or has come.
    String until(Alert alert) {
        if (alert.kind() == GaugeKind.BUDGET) {
            return when("alert.body.period", alert.until());
        }
        return when(isOnce(alert) ? "alert.body.ends" : "alert.body.resets", alert.until());
    }

    /// When what is used up comes back, or what to do.
    String back(Alert alert) {
        if (alert.kind() == GaugeKind.BALANCE) {
            return texts.get("alert.body.top-up");
        }
        return isOnce(alert) ? until(alert) : when("alert.body.back", alert.until());
    }

    String pace(Alert alert) {
        var empty = alert.moment();
        var until = alert.until();
        if (empty == null || until == null || !empty.isBefore(until)) {
            return texts.get("alert.body.left", left(alert));
        }
        var early = moments().length(Duration.between(empty, until));
        return texts.get(isOnce(alert) ? "alert.body.pace.end" : "alert.body.pace", early, left(alert));
    }

    String limit(Alert alert) {
        return alert.limit() == null
                ? texts.get("alert.body.left", left(alert))
                : texts.get("alert.body.limit", threshold(alert));
    }

    String empty(Alert alert) {
        var empty = alert.moment();
        return empty == null || !empty.isAfter(now) ? "" : texts.get("alert.body.empty", moment(empty));
    }

    private String when(String key, @Nullable Instant at) {
        if (at == null || !at.isAfter(now)) {
            return "";
        }
        var left = Duration.between(now, at);
        return left.compareTo(NEAR) < 0 || day(at).equals(day(now))
                ? texts.get(key + ".in", moments().length(left), moments().time(at))
                : texts.get(key + ".on", moment(at));
    }

    /// `17:20`, `tomorrow 09:00`, `Thu 09:00`, `Sep 1`.
    String moment(@Nullable Instant at) {
        if (at == null) {
            return Numbers.UNKNOWN;
        }
        return day(at).equals(day(now).plusDays(1))
                ? texts.get("alert.tomorrow", moments().time(at))
                : moments().moment(at);
    }

    /// A moment that is past: `14:02`, `Nov 23, 14:02`.
    String stamp(@Nullable Instant at) {
        if (at == null) {
            return Numbers.UNKNOWN;
        }
        return day(at).equals(day(now))
                ? moments().time(at)
                : texts.get("alert.stamp", moments().date(at), moments().time(at));
    }

    private LocalDate day(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    private Moments moments() {
        return new Moments(texts, zone, now);
    }
}
