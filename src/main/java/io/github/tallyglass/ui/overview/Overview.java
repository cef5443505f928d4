package io.github.tallyglass.ui.overview;

import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.Figures;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.query.Latency;
import io.github.tallyglass.query.Report;
import io.github.tallyglass.query.Series;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Everything the screen shows of one selection, read in one go.
///
/// @param report totals and groups
/// @param before the period before, null where there is none or it was not read in full: a comparison
///     with half a period would lie
/// @param latencyBefore null where `before` is
/// @param telling dimensions by which something can be told apart
public record Overview(
        Split split,
        TimeRange range,
        Report report,
        @Nullable Report before,
        Series series,
        Latency latency,
        @Nullable Latency latencyBefore,
        Set<Dimension> telling) {

    /// Whether a failure would show: where an account has never shown one, its gateway may just not tell.
    public boolean errorsTold() {
        return report.totals().extent().untold() == 0;
    }

    /// Some bars stand on hourly aggregates, so the rows alone would tell too little.
    public boolean aggregated() {
        return series.origin().contains(Series.Origin.AGGREGATES);
    }

    public boolean isEmpty() {
        var totals = totals();
        return totals.attempts() == 0
                && totals.requests() == 0
                && totals.quotaByUnit().isEmpty();
    }

    /// Sums over rows; with aggregates in place of rows that are not there yet, sums over the bars.
    public Figures totals() {
        return aggregated()
                ? series.figures().stream().flatMap(List::stream).reduce(Figures.NONE, Figures::plus)
                : report.totals();
    }

    /// Groups, largest first, for the ring and the table. The series answers where the report cannot.
    public List<Report.Group> groups() {
        return aggregated() ? seriesGroups() : report.groups();
    }

    /// Whether rows were read at all: aggregates alone know neither tokens nor failures nor times.
    public boolean hasRows() {
        return report.totals().attempts() > 0;
    }

    /// Whether the tokens of every request in the sums are known.
    public boolean tokensKnown() {
        return !aggregated();
    }

    /// Whether the tokens of one group are.
    boolean tokensKnown(String name) {
        var line = series.names().indexOf(name);
        return !aggregated() || (line >= 0 && tokensKnown(series.figures().get(line)));
    }

    /// Series beyond the named ones, as one; [Figures#NONE] where the groups hold everything.
    Figures others() {
        return aggregated() && series.others() > 0 ? sum(series.figures().getLast()) : Figures.NONE;
    }

    /// How many values [#others()] stands for.
    int seriesRest() {
        return aggregated() ? series.others() : 0;
    }

    private boolean tokensKnown(List<Figures> bars) {
        return IntStream.range(0, bars.size())
                .noneMatch(bar -> series.origin().get(bar) == Series.Origin.AGGREGATES
                        && bars.get(bar).requests() > 0);
    }

    private List<Report.Group> seriesGroups() {
        var groups = new ArrayList<Report.Group>();
        var whole = totals().quota();
        for (var line = 0; line < series.names().size(); line++) {
            var figures = sum(series.figures().get(line));
            var share = whole == 0
                    ? BigDecimal.ZERO
                    : BigDecimal.valueOf(figures.quota()).divide(BigDecimal.valueOf(whole), 4, RoundingMode.HALF_UP);
            groups.add(new Report.Group(series.names().get(line), share, figures));
        }
        return groups;
    }

    private static Figures sum(List<Figures> bars) {
        return bars.stream().reduce(Figures.NONE, Figures::plus);
    }
}
