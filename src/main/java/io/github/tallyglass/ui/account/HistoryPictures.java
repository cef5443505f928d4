package io.github.tallyglass.ui.account;

import io.github.tallyglass.domain.Figures;
import io.github.tallyglass.query.WindowCycle;
import io.github.tallyglass.text.Moments;
import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.ui.Remaining;
import io.github.tallyglass.ui.account.HistoryModel.Shown;
import io.github.tallyglass.ui.chart.CurvePicture;
import io.github.tallyglass.ui.chart.CurvePicture.Curve;
import io.github.tallyglass.ui.chart.CurvePicture.Mark;
import io.github.tallyglass.ui.chart.CurvePicture.Place;
import io.github.tallyglass.ui.chart.Ticks;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A history as curves: windows as falling lines from reset to reset, a balance as one line.
record HistoryPictures(Shown shown, WindowWords words) {

    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final int MARKS = 8;

    private Moments moments() {
        return words.left().moments();
    }

    /// `Aug 30 08:00 – 13:00 · 28 % left · ≈ $4.12 · 3.10 M tokens spent`.
    private String tip(WindowCycle cycle) {
        var texts = words.left().texts();
        var parts = new ArrayList<String>();
        parts.add(texts.get(
                "login.cycle",
                moments().date(cycle.from()),
                moments().time(cycle.from()),
                moments().time(cycle.to())));
        parts.add(texts.get(
                "login.cycle.left", Numbers.percent(cycle.leftAtEnd().movePointLeft(2), 0)));
        var spent = cycle.spent();
        if (spent != null) {
            parts.add(words.spent(spent));
        }
        parts.removeIf(String::isEmpty);
        return String.join(" · ", parts);
    }

    /// What a window took on average; `""` where no rows tell.
    String averageSpent() {
        var all = shown.cycles().stream()
                .map(WindowCycle::spent)
                .filter(each -> each != null && each.attempts() > 0)
                .toList();
        if (all.isEmpty()) {
            return "";
        }
        var sum = all.stream().map(Objects::requireNonNull).reduce(Figures.NONE, Figures::plus);
        return words.left().texts().get("login.cycles.spent", all.size(), words.spent(sum));
    }

    CurvePicture picture() {
        return shown.window() == null ? balance() : windows();
    }

    /// What was left at the resets on average; empty before the first.
    Optional<BigDecimal> unusedAtReset() {
        var over = shown.cycles().stream()
                .filter(cycle -> !cycle.to().isAfter(shown.to()))
                .map(WindowCycle::leftAtEnd)
                .toList();
        return over.isEmpty()
                ? Optional.empty()
                : Optional.of(over.stream()
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(BigDecimal.valueOf(over.size()), 4, RoundingMode.HALF_UP)
                        .movePointLeft(2));
    }

    private CurvePicture windows() {
        // A window that began before the stretch is shown whole.
        var from = shown.cycles().stream()
                .map(WindowCycle::from)
                .filter(at -> at.isBefore(shown.from()))
                .findFirst()
                .orElse(shown.from());
        var curves = shown.cycles().stream()
                .map(cycle -> new Curve(
                        Remaining.level(cycle.leftAtEnd().movePointLeft(2).doubleValue()),
                        cycle.points().stream()
                                .map(point -> new Place(
                                        x(point.at(), from), point.leftPercent().doubleValue() / 100))
                                .toList(),
                        tip(cycle)))
                .toList();
        var ticks = new ArrayList<String>();
        for (var percent = 0; percent <= 100; percent += 25) {
            ticks.add(Numbers.percent(BigDecimal.valueOf(percent).divide(HUNDRED), 0));
        }
        return new CurvePicture(curves, true, ticks, marks(from));
    }

    private CurvePicture balance() {
        var unit = shown.view().account().unit();
        var values = shown.balances().stream()
                .map(point -> words.amounts().money(unit, point.quota()).amount().max(BigDecimal.ZERO))
                .toList();
        if (values.isEmpty()) {
            return CurvePicture.NONE;
        }
        var currency = words.amounts().money(unit, 0).currency();
        var ticks = Ticks.upTo(values.stream().reduce(BigDecimal.ZERO, BigDecimal::max), false);
        var places = new ArrayList<Place>();
        for (var i = 0; i < values.size(); i++) {
            places.add(new Place(
                    x(shown.balances().get(i).at(), shown.from()),
                    values.get(i).divide(ticks.top(), 6, RoundingMode.HALF_UP).doubleValue()));
        }
        var read = (int)
                shown.balances().stream().takeWhile(point -> !point.read()).count();
        var curves = new ArrayList<Curve>();
        if (read > 0) {
            curves.add(new Curve("estimated", places.subList(0, Math.min(places.size(), read + 1))));
        }
        curves.add(new Curve("plain", places.subList(read, places.size())));
        return new CurvePicture(
                curves,
                false,
                ticks.values().stream().map(value -> tick(value, currency)).toList(),
                marks(shown.from()));
    }

    /// Of the points that were not read.
    boolean isEstimated() {
        return shown.balances().stream().anyMatch(point -> !point.read());
    }

    static boolean isEmpty(Shown shown) {
        return shown.cycles().isEmpty() && shown.balances().size() < 2;
    }

    private static String tick(BigDecimal value, String currency) {
        var whole = value.stripTrailingZeros().scale() <= 0;
        return Numbers.money(value, currency, whole ? 0 : 2).replaceFirst("\\.$", "");
    }

    /// At midnights.
    private List<Mark> marks(Instant from) {
        var zone = moments().zone();
        var days = Math.max(1, Duration.between(from, shown.to()).toDays());
        var step = Math.ceilDiv(days, MARKS);
        var marks = new ArrayList<Mark>();
        for (var day = from.atZone(zone).toLocalDate().plusDays(1);
                day.atStartOfDay(zone).toInstant().isBefore(shown.to());
                day = day.plusDays(step)) {
            var at = day.atStartOfDay(zone).toInstant();
            marks.add(new Mark(x(at, from), moments().date(at)));
        }
        return marks;
    }

    private double x(Instant at, Instant from) {
        var whole = Math.max(1, Duration.between(from, shown.to()).toSeconds());
        return Math.clamp((double) Duration.between(from, at).toSeconds() / whole, 0, 1);
    }
}
