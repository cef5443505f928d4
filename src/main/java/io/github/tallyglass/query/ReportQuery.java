package io.github.tallyglass.query;

import io.github.tallyglass.domain.Bucket;
import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.Figures;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.query.FiguresQuery.Split;
import io.github.tallyglass.store.RowKind;
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
        var grid = by.isTime() ? new TimeGrid(Bucket.valueOf(by.name()), range.zone()) : null;
        var sums = new HashMap<String, Sums>();
        new FiguresQuery(snapshot, Conditions.of(snapshot, filter))
                .run(
                        bounds,
                        split(by),
                        grid,
                        (second, split, kind, unit, line, at) -> sums.computeIfAbsent(
                                        grid == null ? name(by, split, kind) : grid.name(second), name -> new Sums())
                                .add(kind, unit, line, at));
        var groups = new HashMap<String, Figures>();
        sums.forEach((name, sum) -> {
            if (sum.counts()) {
                groups.put(name, sum.figures());
            }
        });
        return groups;
    }

    private static Split split(GroupBy by) {
        return switch (by) {
            case MODEL -> Split.MODEL;
            case ACCOUNT -> Split.ACCOUNT;
            case KEY, GROUP, USER, CLIENT, ENDPOINT -> Split.ORIGIN;
            case STATUS, LABEL, DAY, HOUR, WEEK, MONTH -> Split.NONE;
        };
    }

    private String name(GroupBy by, long split, RowKind kind) {
        return switch (by) {
            case MODEL -> snapshot.dictionaries().models.get((int) split);
            case ACCOUNT -> snapshot.accountsById().get(split).name();
            case KEY, GROUP, USER, CLIENT, ENDPOINT ->
                Conditions.value(
                        Dimension.valueOf(by.name()),
                        snapshot.dictionaries().origins.get((int) split));
            case STATUS -> kind.statusText();
            case LABEL, DAY, HOUR, WEEK, MONTH -> "";
        };
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
