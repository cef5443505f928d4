package io.github.tallyglass.query;

import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.store.LatencyScale;
import io.github.tallyglass.store.RowKind;
import java.sql.ResultSet;
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
            var bounds = Bounds.of(range, snapshot, snapshot.accounts(filter));
            for (var account : conditions.accounts()) {
                add(conditions.onAccount(account), bounds.withinUse(snapshot, account), counts);
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

    private void add(Conditions ofAccount, Bounds bounds, List<TreeMap<Integer, Long>> counts) {
        var plan = Planner.of(snapshot.handle(), snapshot.days(), ofAccount, bounds, false)
                .plan(bounds.from(), bounds.to(), levels());
        for (var piece : plan.pieces()) {
            if (piece.level() == Level.DAY) {
                var sql = "SELECT measure, buckets FROM latency_day WHERE " + ofAccount.where()
                        + " AND day BETWEEN ? AND ?";
                each(sql, ofAccount, piece, line -> {
                    var into = counts.get(line.getInt(1));
                    LatencyScale.read(line.getString(2), (bucket, count) -> into.merge(bucket, count, Long::sum));
                });
                continue;
            }
            if (piece.level() == Level.KEPT_DAY) {
                var sql = "SELECT measure, bucket, SUM(events) FROM kept_latency WHERE " + ofAccount.where()
                        + " AND day BETWEEN ? AND ? GROUP BY 1, 2";
                each(
                        sql,
                        ofAccount,
                        piece,
                        line -> counts.get(line.getInt(1)).merge(line.getInt(2), line.getLong(3), Long::sum));
                continue;
            }
            for (var measure = 0; measure < MEASURES.size(); measure++) {
                var into = counts.get(measure);
                each(
                        fromRows(MEASURES.get(measure), ofAccount),
                        ofAccount,
                        piece,
                        line -> into.merge(line.getInt(1), line.getLong(2), Long::sum));
            }
        }
    }

    private String fromRows(String column, Conditions ofAccount) {
        var ok = IdSet.of(snapshot.dictionaries().kinds.all(), RowKind::isOk);
        return "SELECT " + LatencyScale.bucketSql(column) + ", COUNT(*) FROM event WHERE " + column
                + " IS NOT NULL AND " + ok.sql("kind_id") + " AND " + ofAccount.where()
                + " AND created_at BETWEEN ? AND ? GROUP BY 1";
    }

    /// Takes one line of an answer.
    @FunctionalInterface
    private interface Line {
        void take(ResultSet line) throws SQLException;
    }

    private void each(String sql, Conditions ofAccount, Piece piece, Line sink) {
        try (var statement = snapshot.handle().getConnection().prepareStatement(sql)) {
            var at = ofAccount.bind(statement);
            statement.setLong(at + 1, piece.fromKey(snapshot.days()));
            statement.setLong(at + 2, piece.toKey(snapshot.days()));
            try (var lines = statement.executeQuery()) {
                while (lines.next()) {
                    sink.take(lines);
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
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
