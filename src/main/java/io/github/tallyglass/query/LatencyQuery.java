package io.github.tallyglass.query;

import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.store.LatencyScale;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Percentiles of requests that went well, from the days' histograms, at the edges (and for filters that
/// histograms do not know) from rows put into the same buckets.
final class LatencyQuery {

    private static final List<String> MEASURES = List.of("duration_ms", "first_token_ms");

    private final Snapshot snapshot;
    private final Conditions conditions;

    LatencyQuery(Snapshot snapshot, UsageFilter filter) {
        this.snapshot = snapshot;
        this.conditions = Conditions.of(snapshot, filter);
    }

    Latency run(TimeRange range, UsageFilter filter) {
        var counts = List.of(new TreeMap<Integer, Long>(), new TreeMap<Integer, Long>());
        if (!conditions.nothing()) {
            var bounds =
                    Bounds.of(range, snapshot, snapshot.accounts(filter)).withinRows(snapshot, conditions.accounts());
            var planner = Planner.of(snapshot.handle(), snapshot.days(), conditions);
            for (var piece : planner.plan(bounds.from(), bounds.to(), levels())) {
                for (var measure = 0; measure < MEASURES.size(); measure++) {
                    add(piece, measure, counts.get(measure));
                }
            }
        }
        var whole = counts.get(0);
        var first = counts.get(1);
        return new Latency(
                percentile(whole, 50),
                percentile(whole, 95),
                percentile(first, 50),
                percentile(first, 95),
                whole.values().stream().mapToLong(Long::longValue).sum());
    }

    private Set<Level> levels() {
        var rowsOnly = conditions.needsRow() || conditions.needsOrigin() || conditions.needsKind();
        return rowsOnly ? EnumSet.of(Level.ROWS) : EnumSet.of(Level.DAY, Level.ROWS);
    }

    private void add(Piece piece, int measure, TreeMap<Integer, Long> counts) {
        var sql = piece.level() == Level.DAY ? fromDays(measure) : fromRows(MEASURES.get(measure));
        try (var statement = snapshot.handle().getConnection().prepareStatement(sql)) {
            var at = conditions.bind(statement);
            statement.setLong(at + 1, piece.fromKey(snapshot.days()));
            statement.setLong(at + 2, piece.toKey(snapshot.days()));
            try (var lines = statement.executeQuery()) {
                while (lines.next()) {
                    counts.merge(lines.getInt(1), lines.getLong(2), Long::sum);
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private String fromDays(int measure) {
        return "SELECT bucket, SUM(events) FROM latency_day WHERE measure = " + measure + " AND " + conditions.where()
                + " AND day BETWEEN ? AND ? GROUP BY 1";
    }

    private String fromRows(String column) {
        var ok = IdSet.of(snapshot.dictionaries().kinds.all(), kind -> kind.isOk());
        return "SELECT " + LatencyScale.bucketSql(column) + ", COUNT(*) FROM event WHERE " + column
                + " IS NOT NULL AND " + ok.sql("kind_id") + " AND " + conditions.where()
                + " AND created_at BETWEEN ? AND ? GROUP BY 1";
    }

    /// The middle of the bucket in which the wanted value lies (nearest rank).
    private static @Nullable Long percentile(TreeMap<Integer, Long> counts, int percent) {
        var all = counts.values().stream().mapToLong(Long::longValue).sum();
        var rank = Math.max(1, (all * percent + 99) / 100);
        for (var bucket : counts.entrySet()) {
            rank -= bucket.getValue();
            if (rank <= 0) {
                return LatencyScale.millis(bucket.getKey());
            }
        }
        return null;
    }
}
