package io.github.tallyglass.query;

import io.github.tallyglass.domain.Bucket;
import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.Figures;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.query.FiguresQuery.Split;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Totals of a range, in groups if asked.
final class ReportQuery {

    private final Snapshot snapshot;
    private final TimeRange range;
    private final UsageFilter filter;

    ReportQuery(Snapshot snapshot, TimeRange range, UsageFilter filter) {
        this.snapshot = snapshot;
        this.range = range;
        this.filter = filter;
    }

    Report run(@Nullable GroupBy by) {
        var accounts = snapshot.accounts(filter);
        var bounds = Bounds.of(range, snapshot, accounts);
        var missing = new Completeness(snapshot).missing(accounts, bounds);
        var groups = by == null ? Map.of("", ungrouped(bounds)) : grouped(bounds, by);
        var totals = CostOrder.total(groups.values());
        var from = range.from() == null ? Instant.ofEpochSecond(bounds.from()) : range.from();
        return new Report(
                range, from, missing.isEmpty(), missing, totals, by == null ? List.of() : inOrder(groups, by, totals));
    }

    private Figures ungrouped(Bounds bounds) {
        var sums = new Sums();
        new FiguresQuery(snapshot, Conditions.of(snapshot, filter))
                .run(bounds, Split.NONE, null, (second, split, kind, unit, line, at) -> sums.add(kind, unit, line, at));
        return sums.figures();
    }

    private Map<String, Figures> grouped(Bounds bounds, GroupBy by) {
        var sums = new HashMap<String, Sums>();
        var query = new FiguresQuery(snapshot, Conditions.of(snapshot, filter));
        if (by.isTime()) {
            var grid = new TimeGrid(Bucket.valueOf(by.name()), range.zone());
            query.run(
                    bounds,
                    Split.NONE,
                    grid,
                    (second, split, kind, unit, line, at) ->
                            named(sums, grid.name(second)).add(kind, unit, line, at));
        } else {
            var dimension = Dimension.valueOf(by.name());
            var names = new Names(snapshot);
            query.run(
                    bounds,
                    Names.split(dimension),
                    null,
                    (second, split, kind, unit, line, at) ->
                            named(sums, names.of(dimension, split, kind)).add(kind, unit, line, at));
        }
        var groups = new HashMap<String, Figures>();
        sums.forEach((name, sum) -> {
            if (sum.counts()) {
                groups.put(name, sum.figures());
            }
        });
        return groups;
    }

    private static Sums named(Map<String, Sums> sums, String name) {
        return sums.computeIfAbsent(name, any -> new Sums());
    }

    private static List<Report.Group> inOrder(Map<String, Figures> groups, GroupBy by, Figures totals) {
        var list = new ArrayList<Report.Group>();
        groups.forEach((name, figures) -> list.add(new Report.Group(name, CostOrder.share(figures, totals), figures)));
        var byName = Comparator.comparing(Report.Group::name);
        list.sort(
                by.isTime()
                        ? byName
                        : Comparator.comparing(Report.Group::figures, CostOrder.largestFirst())
                                .thenComparing(byName));
        return list;
    }
}
