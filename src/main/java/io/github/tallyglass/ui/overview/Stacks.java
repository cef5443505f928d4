package io.github.tallyglass.ui.overview;

import io.github.tallyglass.domain.Figures;
import io.github.tallyglass.query.Series;
import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.text.Texts;
import io.github.tallyglass.ui.Amounts;
import io.github.tallyglass.ui.chart.Palette;
import io.github.tallyglass.ui.chart.Stack;
import io.github.tallyglass.ui.chart.Stack.Mark;
import io.github.tallyglass.ui.chart.Ticks;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Turns a series into what the stacked chart draws.
///
/// @param slots colours of the names
record Stacks(Texts texts, Amounts amounts, Measure measure, Map<String, Integer> slots, Instant now) {

    Stack of(Overview overview) {
        var series = overview.series();
        var lines = lines(overview);
        var bars = new ArrayList<Stack.Bar>();
        var largest = BigDecimal.ZERO;
        for (var i = 0; i < series.starts().size(); i++) {
            var bar = bar(overview, lines, i);
            largest = largest.max(bar.values().stream()
                    .map(value -> value.max(BigDecimal.ZERO))
                    .reduce(BigDecimal.ZERO, BigDecimal::add));
            bars.add(bar);
        }
        var ticks = Ticks.upTo(largest, measure != Measure.COST);
        return new Stack(
                lines,
                bars,
                Periods.labelEvery(series.bucket()),
                ticks,
                ticks.values().stream()
                        .map(value -> measure.tick(value, amounts))
                        .toList());
    }

    private List<Stack.Line> lines(Overview overview) {
        var series = overview.series();
        var lines = new ArrayList<Stack.Line>();
        for (var name : series.names()) {
            lines.add(new Stack.Line(
                    Labels.value(texts, overview.split().dimension(), name), slots.getOrDefault(name, Palette.OTHERS)));
        }
        if (series.others() > 0) {
            lines.add(new Stack.Line(texts.get("overview.others", series.others()), Palette.OTHERS));
        }
        return lines;
    }

    private Stack.Bar bar(Overview overview, List<Stack.Line> lines, int index) {
        var series = overview.series();
        var start = series.starts().get(index);
        var values = new ArrayList<BigDecimal>();
        var words = new StringBuilder(
                Labels.step(texts, start, series.bucket(), overview.range().zone()));
        var sum = Figures.NONE;
        for (var line = 0; line < lines.size(); line++) {
            var figures = series.figures().get(line).get(index);
            values.add(measure.of(figures, amounts));
            sum = sum.plus(figures);
            if (!figures.equals(Figures.NONE)) {
                words.append('\n').append(lines.get(line).label()).append("  ").append(exact(series, index, figures));
            }
        }
        words.append('\n').append(texts.get("overview.total")).append("  ").append(exact(series, index, sum));
        var mark = mark(series, index);
        if (mark != Mark.WHOLE) {
            words.append('\n').append(texts.get("overview.mark." + mark.name().toLowerCase(java.util.Locale.ROOT)));
        }
        return new Stack.Bar(
                Labels.axis(texts, start, series.bucket(), overview.range().zone()), values, words.toString(), mark);
    }

    /// Aggregates do not tell tokens.
    private String exact(Series series, int index, Figures figures) {
        var unknown = measure == Measure.TOKENS && series.origin().get(index) == Series.Origin.AGGREGATES;
        return unknown ? Numbers.UNKNOWN : measure.exact(figures, amounts);
    }

    /// The step that is still running is never whole and needs no mark for it.
    private Mark mark(Series series, int index) {
        var running = index + 1 == series.starts().size()
                || series.starts().get(index + 1).isAfter(now);
        return switch (series.origin().get(index)) {
            case AGGREGATES -> Mark.AGGREGATE;
            case PARTIAL -> running ? Mark.WHOLE : Mark.PARTIAL;
            case ROWS, NOTHING -> Mark.WHOLE;
        };
    }

    /// For readers of the screen: what the picture says in one sentence.
    String words(Overview overview) {
        return texts.get(
                "overview.chart-words",
                measure.exact(overview.totals(), amounts),
                Numbers.exact(overview.series().starts().size()));
    }
}
