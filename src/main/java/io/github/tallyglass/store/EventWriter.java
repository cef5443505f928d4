package io.github.tallyglass.store;

import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.UsageEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes rows, many in one statement: each execution costs a passage into the native library.
final class EventWriter {

    private static final int ROWS_A_STATEMENT = 40;
    private static final String COLUMNS = "account_id, created_at, seq, kind_id, model_id, origin_id, unit_id,"
            + " pricing_id, ip_id, flags, failed, quota, input, cache_read, cache_write, output, reasoning,"
            + " duration_ms, first_token_ms, request_id, upstream_id, content, extra";
    private static final int WIDTH = COLUMNS.split(",").length;

    private final Connection connection;
    private final Dictionaries dictionaries;
    private final long accountId;

    /// A row as it is stored.
    ///
    /// @param failed of an error row: whether it counts as a failed request
    record NewRow(UsageEvent event, QuotaUnit unit, boolean failed) {}

    EventWriter(Connection connection, Dictionaries dictionaries, long accountId) {
        this.connection = connection;
        this.dictionaries = dictionaries;
        this.accountId = accountId;
    }

    /// Rows of one unit. Each error row counts as failed until [FailedRequests] has looked at it.
    ///
    /// @param rows in order of time
    /// @param firstSeq the place of the first row of a second that has rows already
    void append(List<UsageEvent> rows, QuotaUnit unit, Map<Long, Integer> firstSeq) throws SQLException {
        append(rows.stream().map(row -> new NewRow(row, unit, true)).toList(), firstSeq);
    }

    /// @param rows in order of time
    /// @param firstSeq the place of the first row of a second that has rows already
    void append(List<NewRow> rows, Map<Long, Integer> firstSeq) throws SQLException {
        var whole = rows.size() / ROWS_A_STATEMENT * ROWS_A_STATEMENT;
        var place = new Place(firstSeq);
        write(rows.subList(0, whole), ROWS_A_STATEMENT, place);
        write(rows.subList(whole, rows.size()), 1, place);
    }

    private void write(List<NewRow> rows, int atOnce, Place place) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        var values = "(?" + ", ?".repeat(WIDTH - 1) + ")";
        var sql = "INSERT INTO event (" + COLUMNS + ") VALUES " + values + (", " + values).repeat(atOnce - 1);
        try (var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < rows.size(); i++) {
                var row = rows.get(i);
                bind(statement, i % atOnce * WIDTH, row, place.next(row.event().createdAt()));
                if ((i + 1) % atOnce == 0) {
                    statement.executeUpdate();
                }
            }
        }
    }

    private void bind(PreparedStatement statement, int before, NewRow added, int seq) throws SQLException {
        var at = before;
        var row = added.event();
        statement.setLong(++at, accountId);
        statement.setLong(++at, row.createdAt());
        statement.setInt(++at, seq);
        statement.setInt(++at, dictionaries.kinds.idOf(connection, RowKind.of(row)));
        statement.setInt(++at, dictionaries.models.idOf(connection, row.model()));
        statement.setInt(++at, dictionaries.origins.idOf(connection, RowOrigin.of(row.origin())));
        statement.setInt(++at, dictionaries.units.idOf(connection, added.unit()));
        statement.setInt(++at, dictionaries.pricings.idOf(connection, row.pricing()));
        statement.setInt(++at, dictionaries.ips.idOf(connection, row.origin().ip()));
        statement.setInt(++at, EventFlags.of(row, added.unit()));
        setLong(statement, ++at, row.type() == EventType.ERROR ? (added.failed() ? 1L : 0L) : null);
        statement.setLong(++at, row.quota());
        statement.setLong(++at, row.tokens().input());
        statement.setLong(++at, row.tokens().cacheRead());
        statement.setLong(++at, row.tokens().cacheWrite());
        statement.setLong(++at, row.tokens().output());
        statement.setLong(++at, row.tokens().reasoning());
        setLong(statement, ++at, row.timing().durationMs());
        setLong(statement, ++at, row.timing().firstTokenMs());
        setId(statement, ++at, row.outcome().requestId());
        setId(statement, ++at, row.outcome().upstreamRequestId());
        statement.setString(++at, row.content().isEmpty() ? null : row.content());
        statement.setString(++at, row.extra().isEmpty() ? null : row.extra());
    }

    private static void setLong(PreparedStatement statement, int at, @Nullable Long value) throws SQLException {
        if (value == null) {
            statement.setNull(at, Types.INTEGER);
        } else {
            statement.setLong(at, value);
        }
    }

    private static void setId(PreparedStatement statement, int at, String id) throws SQLException {
        switch (RequestIds.pack(id)) {
            case byte[] packed -> statement.setBytes(at, packed);
            case String text -> statement.setString(at, text);
            case null, default -> statement.setNull(at, Types.BLOB);
        }
    }

    /// Numbers the rows of each second from 0 on, or behind those that are there.
    private static final class Place {
        private final Map<Long, Integer> firstSeq;
        private long second = Long.MIN_VALUE;
        private int seq;

        Place(Map<Long, Integer> firstSeq) {
            this.firstSeq = firstSeq;
        }

        int next(long createdAt) {
            seq = createdAt == second ? seq + 1 : firstSeq.getOrDefault(createdAt, 0);
            second = createdAt;
            return seq;
        }
    }
}
