package io.github.tallyglass.store;

import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.IntervalSet;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Keeps `event.failed` right: 1 on the first error row of a request that has no consume row (without a
/// request id, on each error row), else 0. So failed requests are a plain sum, on every level of roll-ups.
/// Rows of one request lie within [#NEAR] seconds of each other, possibly in two slices.
final class FailedRequests {

    static final long NEAR = 600;

    private final Connection connection;
    private final Dictionaries dictionaries;
    private final long accountId;

    FailedRequests(Connection connection, Dictionaries dictionaries, long accountId) {
        this.connection = connection;
        this.dictionaries = dictionaries;
        this.accountId = accountId;
    }

    private record ErrorRow(long second, int seq, Object requestId, boolean failed) {}

    /// Requests that are known not to count although the rows that say so may be kept no more: near pruned
    /// seconds, those of which no stored error row counts. To be asked before a slice is replaced.
    Set<Object> decidedElsewhere(Interval slice, IntervalSet pruned) throws SQLException {
        var near = new Interval(slice.from() - 2 * NEAR, slice.to() + 2 * NEAR);
        if (pruned.within(near).isEmpty()) {
            return Set.of();
        }
        var silent = new HashSet<Object>();
        var counting = new HashSet<Object>();
        for (var row : errors(near)) {
            var around = new Interval(row.second() - NEAR, row.second() + NEAR);
            if (row.failed()) {
                counting.add(key(row.requestId()));
            } else if (!pruned.within(around).isEmpty()) {
                silent.add(key(row.requestId()));
            }
        }
        silent.removeAll(counting);
        return silent;
    }

    /// Sets the marks again in and around a slice that was replaced.
    ///
    /// @param elsewhere see [#decidedElsewhere]
    /// @return seconds outside the slice whose mark has changed
    List<Long> settle(Interval slice, Set<Object> elsewhere) throws SQLException {
        var errors = errors(new Interval(slice.from() - NEAR, slice.to() + NEAR));
        if (errors.isEmpty()) {
            return List.of();
        }
        var near = new Interval(slice.from() - 2 * NEAR, slice.to() + 2 * NEAR);
        var decided = consumed(near);
        decided.addAll(elsewhere);
        for (var before : errors(new Interval(near.from(), slice.from() - NEAR - 1))) {
            decided.add(key(before.requestId()));
        }
        var changed = new ArrayList<Long>();
        var marks = new HashMap<ErrorRow, Boolean>();
        for (var row : errors) {
            var first = decided.add(key(row.requestId()));
            if (first != row.failed()) {
                marks.put(row, first);
                if (!slice.contains(row.second())) {
                    changed.add(row.second());
                }
            }
        }
        mark(marks);
        return changed;
    }

    /// Error rows with a request id, oldest first.
    private List<ErrorRow> errors(Interval within) throws SQLException {
        var rows = new ArrayList<ErrorRow>();
        try (var statement = connection.prepareStatement("SELECT created_at, seq, request_id, failed FROM event"
                + " WHERE failed IS NOT NULL AND account_id = ? AND created_at BETWEEN ? AND ?"
                + " AND request_id IS NOT NULL ORDER BY created_at, seq")) {
            statement.setLong(1, accountId);
            statement.setLong(2, within.from());
            statement.setLong(3, within.to());
            try (var found = statement.executeQuery()) {
                while (found.next()) {
                    rows.add(new ErrorRow(found.getLong(1), found.getInt(2), found.getObject(3), found.getBoolean(4)));
                }
            }
        }
        return rows;
    }

    /// Requests that have error rows and a consume row. The comparison is the database's: few rows are
    /// errors, and the others need not be read.
    private Set<Object> consumed(Interval within) throws SQLException {
        var kinds = IntStream.rangeClosed(1, dictionaries.kinds.all().size())
                .filter(id -> dictionaries.kinds.get(id).type() == EventType.CONSUME)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(","));
        var found = new HashSet<Object>();
        try (var statement = connection.prepareStatement("SELECT request_id FROM event WHERE account_id = ?1"
                + " AND created_at BETWEEN ?2 AND ?3 AND kind_id IN (" + kinds + ") AND request_id IN"
                + " (SELECT request_id FROM event WHERE failed IS NOT NULL AND account_id = ?1"
                + " AND created_at BETWEEN ?2 AND ?3 AND request_id IS NOT NULL)")) {
            statement.setLong(1, accountId);
            statement.setLong(2, within.from());
            statement.setLong(3, within.to());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(key(rows.getObject(1)));
                }
            }
        }
        return found;
    }

    private void mark(Map<ErrorRow, Boolean> marks) throws SQLException {
        try (var statement = connection.prepareStatement(
                "UPDATE event SET failed = ? WHERE account_id = ? AND created_at = ? AND seq = ?")) {
            for (var mark : marks.entrySet()) {
                statement.setBoolean(1, mark.getValue());
                statement.setLong(2, accountId);
                statement.setLong(3, mark.getKey().second());
                statement.setInt(4, mark.getKey().seq());
                statement.executeUpdate();
            }
        }
    }

    /// Packed ids are arrays, which are equal by identity only.
    private static Object key(Object requestId) {
        return requestId instanceof byte[] bytes ? java.nio.ByteBuffer.wrap(bytes) : requestId;
    }
}
