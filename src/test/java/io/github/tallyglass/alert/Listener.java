package io.github.tallyglass.alert;

import io.github.tallyglass.domain.Alert;
import io.github.tallyglass.domain.AlertBook;
import io.github.tallyglass.domain.AlertChoice;
import io.github.tallyglass.domain.AlertEpisode;
import io.github.tallyglass.domain.AlertLimits;
import io.github.tallyglass.domain.AlertRule;
import io.github.tallyglass.domain.AlertSubject;
import io.github.tallyglass.domain.GaugeKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A user of the machine who is restarted before every look: what is not in an episode is forgotten.
final class Listener {

    AlertBook book = AlertBook.FIRST;
    final Map<AlertSubject, AlertEpisode> kept = new LinkedHashMap<>();
    final List<Alert> heard = new ArrayList<>();
    Outcome last = new Outcome(List.of(), List.of(), List.of());

    /// Reads at the moment of the newest gauge.
    ///
    /// @return what is heard of it: `REMAINING 9/10`
    List<String> reads(Gauge... gauges) {
        var now = Arrays.stream(gauges)
                .map(Gauge::observedAt)
                .max(Instant::compareTo)
                .orElseThrow();
        return sees(new Look(now, List.of(gauges), List.of(), Set.of()));
    }

    List<String> sees(Look look) {
        last = new AlertMachine(book)
                .look(kept.values().stream().map(Listener::copy).toList(), look);
        last.changed().forEach(episode -> kept.put(episode.subject(), episode));
        last.gone().forEach(kept::remove);
        heard.addAll(last.fired());
        return last.fired().stream().map(Listener::brief).toList();
    }

    Listener with(AlertRule rule, boolean on, AlertLimits limits) {
        return with(new AlertChoice(rule, 0, null, on, limits));
    }

    Listener with(AlertRule rule, boolean on) {
        return with(rule, on, AlertLimits.USUAL);
    }

    Listener withPercents(Integer... percents) {
        return with(AlertRule.REMAINING, true, AlertLimits.USUAL.withPercents(List.of(percents)));
    }

    Listener with(AlertChoice choice) {
        var choices = new ArrayList<>(book.choices());
        choices.removeIf(choice::sameScope);
        choices.add(choice);
        book = new AlertBook(choices, book.budgets(), null);
        return this;
    }

    static String brief(Alert alert) {
        var value = alert.value() == null ? "" : " " + alert.value().toPlainString();
        return alert.rule() + value + (alert.limit() == null ? "" : "/" + alert.limit());
    }

    /// As it comes back from the cache: milliseconds, and numbers as text.
    static AlertEpisode copy(AlertEpisode episode) {
        var remaining = episode.remaining();
        return new AlertEpisode(
                episode.subject(),
                millis(episode.observedAt()),
                remaining == null ? null : new BigDecimal(remaining.toPlainString()),
                episode.resetsAt() == null ? null : millis(episode.resetsAt()),
                episode.warned(),
                Set.copyOf(episode.told()),
                episode.since() == null ? null : millis(episode.since()),
                episode.good());
    }

    private static Instant millis(Instant at) {
        return Instant.ofEpochMilli(at.toEpochMilli());
    }

    /// `10:00` of the one day that examples happen on; `2/10:00` of the second one.
    static Instant at(String time) {
        var day = time.contains("/") ? Integer.parseInt(time.substring(0, time.indexOf('/'))) : 1;
        var clock = time.substring(time.indexOf('/') + 1);
        var full = clock.length() == 5 ? clock + ":00" : clock;
        return Instant.parse("2026-03-02T" + full + "Z").plus(Duration.ofDays(day - 1L));
    }

    /// Five hours of the login `a`.
    static Gauge fiveHours(String left, String observed, @Nullable String reset) {
        return window("a", "5h", GaugeKind.FIVE_HOURS, left, observed, reset);
    }

    static Gauge week(String left, String observed, @Nullable String reset) {
        return window("a", "7d", GaugeKind.SEVEN_DAYS, left, observed, reset);
    }

    static Gauge window(
            String login, String item, GaugeKind kind, @Nullable String left, String observed, @Nullable String reset) {
        return new Gauge(
                new AlertSubject(1, login, item),
                kind,
                "proxy",
                login,
                "",
                kind == GaugeKind.FIVE_HOURS ? 18_000 : 604_800,
                true,
                left == null ? null : new BigDecimal(left),
                reset == null ? null : at(reset),
                at(observed),
                null,
                true,
                null);
    }

    /// @param share of the last top-up; null where that is not known
    /// @param empty when it is used up
    static Gauge balance(@Nullable String share, String amount, String observed, @Nullable String empty) {
        return new Gauge(
                AlertSubject.balance(1),
                GaugeKind.BALANCE,
                "gateway",
                "",
                "",
                0,
                true,
                share == null ? null : new BigDecimal(share),
                null,
                at(observed),
                null,
                false,
                new Gauge.Money(new BigDecimal(amount), null, "USD", empty == null ? null : at(empty)));
    }

    /// A budget of $10 a day.
    static Gauge budget(String spent, String observed, String end) {
        var sum = new BigDecimal(spent);
        return new Gauge(
                AlertSubject.budget(1),
                GaugeKind.BUDGET,
                "team",
                "",
                "",
                86_400,
                true,
                new BigDecimal(100).subtract(sum.movePointRight(1)),
                at(end),
                at(observed),
                null,
                false,
                new Gauge.Money(sum, BigDecimal.TEN, "USD", null));
    }

    static Gauge bad(Gauge gauge) {
        return new Gauge(
                gauge.subject(),
                gauge.kind(),
                gauge.account(),
                gauge.login(),
                gauge.label(),
                gauge.length(),
                false,
                gauge.remaining(),
                gauge.resetsAt(),
                gauge.observedAt(),
                gauge.pace(),
                gauge.binds(),
                gauge.money());
    }
}
