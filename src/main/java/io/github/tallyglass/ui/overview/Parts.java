package io.github.tallyglass.ui.overview;

import io.github.tallyglass.domain.Figures;
import io.github.tallyglass.query.Report;
import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.text.Texts;
import io.github.tallyglass.ui.Amounts;
import io.github.tallyglass.ui.chart.Palette;
import io.github.tallyglass.ui.chart.Slice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns groups into the slices of the ring and the rows of the table.
///
/// @param size what makes a slice large: cost or tokens
record Parts(Texts texts, Amounts amounts, Map<String, Integer> slots, Measure size) {

    /// A line of the breakdown.
    ///
    /// @param name the value to narrow to; null for the rest, which stands for many
    /// @param tokensKnown false where hourly aggregates, which do not tell them, are in the figures
    record Row(
            @Nullable String name,
            String label,
            int slot,
            Figures figures,
            boolean tokensKnown,
            BigDecimal share,
            BigDecimal ofLargest) {}

    List<Row> rows(Overview overview) {
        var groups = groups(overview);
        var whole = value(overview.totals());
        var largest =
                groups.stream().map(group -> value(group.figures())).reduce(BigDecimal.ZERO, BigDecimal::max);
        var rows = new ArrayList<Row>();
        for (var group : groups) {
            rows.add(new Row(
                    group.name(),
                    Labels.value(texts, overview.split().dimension(), group.name()),
                    slots.getOrDefault(group.name(), Palette.OTHERS),
                    group.figures(),
                    overview.tokensKnown(group.name()),
                    whole.signum() <= 0 ? group.share() : ratio(value(group.figures()), whole),
                    largest.signum() <= 0 ? BigDecimal.ZERO : ratio(value(group.figures()), largest)));
        }
        var rest = overview.others();
        if (!rest.equals(Figures.NONE)) {
            rows.add(new Row(
                    null,
                    texts.get("overview.others", overview.seriesRest()),
                    Palette.OTHERS,
                    rest,
                    false,
                    whole.signum() <= 0 ? BigDecimal.ZERO : ratio(value(rest), whole),
                    largest.signum() <= 0 ? BigDecimal.ZERO : ratio(value(rest), largest)));
        }
        return rows;
    }

    /// At most seven named slices; everything else is one grey slice.
    List<Slice> slices(Overview overview) {
        var groups = groups(overview);
        var named = groups.subList(0, Math.min(Palette.SLOTS, groups.size()));
        var slices = new ArrayList<Slice>();
        for (var group : named) {
            slices.add(slice(
                    Labels.value(texts, overview.split().dimension(), group.name()),
                    slots.getOrDefault(group.name(), Palette.OTHERS),
                    group.figures(),
                    overview.totals()));
        }
        var rest =
                groups.stream().skip(named.size()).map(Report.Group::figures).reduce(overview.others(), Figures::plus);
        if (!rest.equals(Figures.NONE)) {
            slices.add(slice(
                    texts.get("overview.others", groups.size() - named.size() + overview.seriesRest()),
                    Palette.OTHERS,
                    rest,
                    overview.totals()));
        }
        return slices;
    }

    private Slice slice(String label, int slot, Figures figures, Figures totals) {
        var whole = value(totals);
        var value = value(figures);
        var share = whole.signum() <= 0 ? "" : "  " + Numbers.percent(ratio(value, whole), 1);
        return new Slice(
                label,
                slot,
                value,
                words(figures),
                label + "\n" + exact(figures) + share + "\n"
                        + texts.get("overview.n-requests", Numbers.exact(figures.requests())));
    }

    /// Of the slices, for as far as they stand for one value each.
    List<String> names(Overview overview) {
        return groups(overview).stream().map(Report.Group::name).toList();
    }

    /// The sum, as it stands in the ring.
    String words(Figures figures) {
        return size == Measure.COST
                ? amounts.words(figures)
                : texts.get("overview.n-tokens", Numbers.brief(figures.tokens().total()));
    }

    private String exact(Figures figures) {
        return size == Measure.COST ? amounts.exact(figures) : size.exact(figures, amounts);
    }

    /// The largest first: groups come by cost.
    private List<Report.Group> groups(Overview overview) {
        return size == Measure.COST
                ? overview.groups()
                : overview.groups().stream()
                        .sorted(Comparator.comparing((Report.Group group) -> value(group.figures()))
                                .reversed())
                        .toList();
    }

    private BigDecimal value(Figures figures) {
        return size.of(figures, amounts);
    }

    private static BigDecimal ratio(BigDecimal part, BigDecimal whole) {
        return part.divide(whole, 4, RoundingMode.HALF_UP);
    }
}
