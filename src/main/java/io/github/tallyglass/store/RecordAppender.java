package io.github.tallyglass.store;

import io.github.tallyglass.domain.ListPrices.Priced;
import io.github.tallyglass.domain.UsageEvent;
import io.github.tallyglass.store.EventWriter.NewRow;
import io.github.tallyglass.store.FailureMarks.Recovered;
import io.github.tallyglass.store.UsageStore.Reject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Adds rows that are compared with nothing, inside the transaction that it is given.
final class RecordAppender {

    private final Handle handle;
    private final Dictionaries dictionaries;
    private final FailureMarks marks;
    private final long accountId;

    RecordAppender(Handle handle, Dictionaries dictionaries, FailureMarks marks, long accountId) {
        this.handle = handle;
        this.dictionaries = dictionaries;
        this.marks = marks;
        this.accountId = accountId;
    }

    /// @param rows in the order in which they were handed over
    /// @return rows added
    long append(List<Priced> rows, List<Reject> rejects) throws SQLException {
        var refused = new ArrayList<>(rejects);
        var sensible = new SensibleRows(handle);
        // Sorting keeps the order of those that are of one second.
        var sorted = rows.stream()
                .filter(row -> sensible.admits(tokensOf(row), refused))
                .sorted(Comparator.comparingLong(row -> row.row().createdAt()))
                .toList();
        var readings = new Readings(handle, dictionaries, accountId);
        refused.forEach(readings::addReject);
        if (sorted.isEmpty()) {
            return 0;
        }
        var connection = handle.getConnection();
        var marked = marks.of(
                connection, dictionaries, sorted.stream().map(Priced::row).toList());
        var added = new ArrayList<NewRow>(sorted.size());
        var dirty = new DirtyDays(handle, Meta.fixedZone(handle), accountId);
        for (var i = 0; i < sorted.size(); i++) {
            var priced = sorted.get(i);
            dirty.mark(priced.row().createdAt());
            added.add(new NewRow(priced.row(), priced.unit(), marked.failed()[i]));
        }
        new EventWriter(connection, dictionaries, accountId).append(added, nextPlaces(connection, sorted));
        recover(connection, marked.recovered());
        marked.recovered().forEach(row -> dirty.mark(row.second()));
        return added.size();
    }

    /// An estimate is counted in so small a unit that its number says nothing of sense; it is bounded where
    /// it is made.
    private static UsageEvent tokensOf(Priced row) {
        return row.unit().isBilled() ? row.row() : row.row().withQuota(0);
    }

    /// Of each second that has rows already, the place behind them.
    private Map<Long, Integer> nextPlaces(Connection connection, List<Priced> sorted) throws SQLException {
        var places = new HashMap<Long, Integer>();
        try (var statement =
                connection.prepareStatement("SELECT MAX(seq) FROM event WHERE account_id = ? AND created_at = ?")) {
            statement.setLong(1, accountId);
            var last = Long.MIN_VALUE;
            for (var row : sorted) {
                var second = row.row().createdAt();
                if (second != last) {
                    statement.setLong(2, second);
                    try (var found = statement.executeQuery()) {
                        found.next();
                        var seq = found.getInt(1);
                        if (!found.wasNull()) {
                            places.put(second, seq + 1);
                        }
                    }
                    last = second;
                }
            }
        }
        return places;
    }

    private void recover(Connection connection, List<Recovered> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement("UPDATE event SET failed = 0 WHERE failed IS NOT NULL"
                + " AND account_id = ? AND created_at = ? AND request_id = ?")) {
            for (var row : rows) {
                statement.setLong(1, accountId);
                statement.setLong(2, row.second());
                switch (RequestIds.pack(row.requestId())) {
                    case byte[] packed -> statement.setBytes(3, packed);
                    case String text -> statement.setString(3, text);
                    case null, default -> throw new IllegalStateException("a request without an id");
                }
                statement.executeUpdate();
            }
        }
    }
}
