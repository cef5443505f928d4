package io.github.tallyglass.query;

import io.github.tallyglass.domain.Bucket;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.query.FiguresQuery.Split;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Rows themselves. In order of time the wanted place is found through counts: months before it are
/// skipped, then days, then hours, so that a place costs the same wherever it is. Any other order sorts
/// all rows of the range inside the database.
final class RowsQuery {

    private final Snapshot snapshot;
    private final Conditions conditions;
    private final RowSort sort;
    private final Bounds bounds;
    private final RowReader reader;

    RowsQuery(Snapshot snapshot, TimeRange range, UsageFilter filter, RowSort sort) {
        this.snapshot = snapshot;
        this.conditions = Conditions.of(snapshot, filter);
        this.sort = sort;
        this.bounds = conditions.nothing()
                ? new Bounds(0, -1)
                : Bounds.of(range, snapshot, snapshot.accounts(filter)).withinRows(snapshot, conditions.accounts());
        this.reader = new RowReader(snapshot);
    }

    long count() {
        var sums = new Sums();
        figures()
                .run(bounds, Split.NONE, null, (second, split, kind, unit, line, at) -> sums.add(kind, unit, line, at));
        return sums.events();
    }

    List<UsageRow> page(long offset, int limit) {
        var page = new ArrayList<UsageRow>();
        if (limit > 0) {
            walk(offset, limit, row -> {
                page.add(row);
                return page.size() < limit;
            });
        }
        return page;
    }

    /// @param sink says false to stop
    void stream(Predicate<UsageRow> sink) {
        walk(0, -1, sink);
    }

    private void walk(long offset, long limit, Predicate<UsageRow> sink) {
        if (bounds.isEmpty()) {
            return;
        }
        var byTime = sort.column() == RowSort.Column.TIME;
        new Walk(offset, limit, sink).into(bounds, byTime ? steps() : List.of());
    }

    private List<Bucket> steps() {
        var hours = figures().levels(Split.NONE, null, bounds).contains(Level.HOUR);
        return hours ? List.of(Bucket.MONTH, Bucket.DAY, Bucket.HOUR) : List.of(Bucket.MONTH, Bucket.DAY);
    }

    private FiguresQuery figures() {
        return FiguresQuery.ofPresentRows(snapshot, conditions);
    }

    /// One pass over the rows from a place on.
    private final class Walk {
        private long skip;
        private final long limit;
        private final Predicate<UsageRow> sink;

        /// @param limit more rows than these are never taken; -1 where the sink decides
        Walk(long skip, long limit, Predicate<UsageRow> sink) {
            this.skip = skip;
            this.limit = limit;
            this.sink = sink;
        }

        /// @return false when the sink has had enough
        boolean into(Bounds part, List<Bucket> steps) {
            if (steps.isEmpty()) {
                return read(part);
            }
            var grid = new TimeGrid(steps.getFirst(), snapshot.days().zone());
            var finer = steps.subList(1, steps.size());
            if (grid.startOf(part.from()) == grid.startOf(part.to())) {
                return into(part, finer);
            }
            var counts = counts(part, grid);
            for (var bucket : (sort.descending() ? counts.descendingMap() : counts).entrySet()) {
                if (skip >= bucket.getValue()) {
                    skip -= bucket.getValue();
                    continue;
                }
                var start = bucket.getKey();
                var inside = new Bounds(Math.max(part.from(), start), Math.min(part.to(), grid.next(start) - 1));
                if (!into(inside, finer)) {
                    return false;
                }
            }
            return true;
        }

        private TreeMap<Long, Long> counts(Bounds part, TimeGrid grid) {
            var counts = new TreeMap<Long, Long>();
            figures()
                    .run(
                            part,
                            Split.NONE,
                            grid,
                            (second, split, kind, unit, line, at) ->
                                    counts.merge(grid.startOf(second), line.getLong(at), Long::sum));
            return counts;
        }

        private boolean read(Bounds part) {
            var sql = "SELECT " + RowReader.COLUMNS + " FROM event e" + RowOrder.joins(sort) + " WHERE "
                    + conditions.where() + " AND created_at BETWEEN ? AND ? ORDER BY " + RowOrder.sql(sort)
                    + " LIMIT ? OFFSET ?";
            try (var statement = snapshot.handle().getConnection().prepareStatement(sql)) {
                var at = conditions.bind(statement);
                statement.setLong(at + 1, part.from());
                statement.setLong(at + 2, part.to());
                statement.setLong(at + 3, limit);
                statement.setLong(at + 4, skip);
                skip = 0;
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        if (!sink.test(reader.read(rows))) {
                            return false;
                        }
                    }
                }
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
            return true;
        }
    }
}
