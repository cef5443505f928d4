package io.github.tallyglass.store;

import io.github.tallyglass.domain.EventType;
import java.sql.Connection;
import java.sql.SQLException;

/// Reads which requests of an account have rows.
final class StoredRequests {

    private final Connection connection;
    private final Dictionaries dictionaries;
    private final long accountId;

    StoredRequests(Connection connection, Dictionaries dictionaries, long accountId) {
        this.connection = connection;
        this.dictionaries = dictionaries;
        this.accountId = accountId;
    }

    /// Adds those of a stretch of seconds, both ends included.
    void into(RequestMemory memory, long from, long to) throws SQLException {
        var consumed = RowKind.idsOf(dictionaries.kinds, EventType.CONSUME);
        try (var statement = connection.prepareStatement("SELECT created_at, request_id, failed FROM event"
                + " WHERE account_id = ? AND created_at BETWEEN ? AND ? AND request_id IS NOT NULL"
                + " AND (failed IS NOT NULL OR kind_id IN (" + consumed + "))")) {
            statement.setLong(1, accountId);
            statement.setLong(2, from);
            statement.setLong(3, to);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var failed = rows.getInt(3);
                    var what = rows.wasNull()
                            ? RequestMemory.CONSUMED
                            : failed == 0 ? RequestMemory.ERROR : RequestMemory.FAILED;
                    var id = RequestIds.unpack(rows.getObject(2));
                    memory.add(RequestMemory.idOf(id), rows.getLong(1), what);
                }
            }
        }
    }
}
