package io.github.tallyglass.query;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Bucket;
import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Figures;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.query.Series.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Figures over time in named series. Rows first; hours of which no second was read yet are filled from the
/// gateway's hourly aggregates, where the question is one that these can answer.
final class SeriesQuery {

    private static final Set<Dimension> KNOWN_TO_AGGREGATES =
            Set.of(Dimension.ACCOUNT, Dimension.MODEL, Dimension.TYPE);

    private final Snapshot snapshot;
    private final TimeRange range;
    private final UsageFilter filter;
    private final TimeGrid grid;
    private final Dimension split;

    SeriesQuery(Snapshot snapshot, TimeRange range, UsageFilter filter, Bucket bucket, Dimension split) {
        this.snapshot = snapshot;
        this.range = range;
        this.filter = filter;
        this.grid = new TimeGrid(bucket, range.zone());
        this.split = split;
    }

    Series run(int top) {
        var accounts = snapshot.accounts(filter);
        var bounds = Bounds.of(range, snapshot, accounts);
        var starts = bounds.isEmpty() ? List.<Long>of() : grid.starts(bounds);
        var names = new Names(snapshot);
        var lines = new HashMap<String, Map<Long, Sums>>();
        var figures = new FiguresQuery(snapshot, Conditions.of(snapshot, filter));
        figures.run(
                bounds,
                Names.split(split),
                grid,
                (second, value, kind, unit, line, at) -> sums(lines, names.of(split, value, kind), grid.startOf(second))
                        .add(kind, unit, line, at));
        var origins = new BucketOrigins(snapshot, accounts, bounds, grid);
        if (aggregatesAnswer()) {
            fill(lines, accounts, bounds);
        }
        return assemble(lines, starts, origins.of(starts, aggregatesAnswer(), figures.unanswered()), top);
    }

    private void fill(Map<String, Map<Long, Sums>> lines, List<Account> accounts, Bounds bounds) {
        for (var account : accounts) {
            new Aggregates(snapshot, account).unread(bounds, filter, (hour, model, unit, requests, quota) -> {
                var name = switch (split) {
                    case MODEL -> model;
                    case ACCOUNT -> account.name();
                    default -> EventType.CONSUME.word();
                };
                sums(lines, name, grid.startOf(hour)).addAggregate(requests, quota, unit);
            });
        }
    }

    /// Aggregates know account, model and hour, and count consume rows only.
    private boolean aggregatesAnswer() {
        return KNOWN_TO_AGGREGATES.contains(split)
                && filter.conditions().keySet().stream()
                        .allMatch(dimension -> dimension == Dimension.ACCOUNT || dimension == Dimension.MODEL);
    }

    private static Sums sums(Map<String, Map<Long, Sums>> lines, String name, long start) {
        return lines.computeIfAbsent(name, any -> new TreeMap<>()).computeIfAbsent(start, any -> new Sums());
    }

    private Series assemble(Map<String, Map<Long, Sums>> lines, List<Long> starts, List<Origin> origins, int top) {
        var series = new ArrayList<Named>();
        lines.forEach((name, sums) -> {
            if (sums.values().stream().anyMatch(Sums::counts)) {
                series.add(new Named(name, figures(sums, starts)));
            }
        });
        series.sort(Comparator.comparing(Named::total, CostOrder.largestFirst()).thenComparing(Named::name));
        var named = series.subList(0, Math.min(top, series.size()));
        var others = series.subList(named.size(), series.size());
        var figures = new ArrayList<>(named.stream().map(Named::figures).toList());
        if (!others.isEmpty()) {
            figures.add(folded(others, starts.size()));
        }
        return new Series(
                grid.bucket(),
                starts.stream().map(Instant::ofEpochSecond).toList(),
                named.stream().map(Named::name).toList(),
                others.size(),
                List.copyOf(figures),
                origins);
    }

    private static List<Figures> figures(Map<Long, Sums> sums, List<Long> starts) {
        return starts.stream()
                .map(start -> sums.containsKey(start) ? sums.get(start).figures() : Figures.NONE)
                .toList();
    }

    private static List<Figures> folded(List<Named> others, int buckets) {
        var folded = new ArrayList<Figures>();
        for (var i = 0; i < buckets; i++) {
            var bucket = i;
            folded.add(CostOrder.total(
                    others.stream().map(one -> one.figures().get(bucket)).toList()));
        }
        return folded;
    }

    private record Named(String name, List<Figures> figures, Figures total) {
        Named(String name, List<Figures> figures) {
            this(name, figures, CostOrder.total(figures));
        }
    }
}
