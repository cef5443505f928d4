package io.github.tallyglass.store;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The database of the Python dashboard (the contract of CLIProxyAPI and quotas §5.4), opened for reading
/// alone and left as it is, also while that program writes to it.
public final class DashboardDatabase implements AutoCloseable {

    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = 100;
    private static final int WRITE_VERSION = 18;
    private static final int WRITE_AHEAD = 2;

    private static final List<String> COLUMNS = List.of(
            "id",
            "raw_json",
            "ts_epoch",
            "event_key",
            "request_id",
            "auth_index",
            "source",
            "provider",
            "model",
            "endpoint",
            "auth_type",
            "api_key_hash",
            "failed",
            "latency_ms",
            "input_tokens",
            "output_tokens",
            "reasoning_tokens",
            "cached_tokens",
            "total_tokens");

    private final Path file;
    private final Connection connection;
    private final String select;

    private DashboardDatabase(Path file, Connection connection, String select) {
        this.file = file;
        this.connection = connection;
        this.select = select;
    }

    /// One row. Its local date and hour, in a fixed zone, are not read.
    ///
    /// @param rawJson the record as it was handed over; `""` where it was not kept
    /// @param createdAt epoch seconds; 0 where unknown
    /// @param apiKeyHash first 12 hex digits of the SHA-256 of the client's key
    public record Row(
            long id,
            String rawJson,
            long createdAt,
            String eventKey,
            String requestId,
            String authIndex,
            String source,
            String provider,
            String model,
            String endpoint,
            String authType,
            String apiKeyHash,
            boolean failed,
            @Nullable Long latencyMs,
            long input,
            long output,
            long reasoning,
            long cached,
            long total) {}

    /// Whether the file begins as a database does.
    public static boolean isDatabase(Path file) {
        return WRITE_VERSION < header(file).length;
    }

    /// @return [Failure.StoreFault] where the engine cannot read it, [Failure.BadInput] with the detail
    ///     `no-dashboard` where it is another program's
    public static Result<DashboardDatabase> open(Path file) {
        Connection connection = null;
        try {
            connection = DriverManager.getConnection(address(file));
            var columns = columns(connection);
            if (columns.contains("id") && (columns.contains("raw_json") || columns.contains("ts_epoch"))) {
                return Result.ok(new DashboardDatabase(file, connection, select(columns)));
            }
            connection.close();
            return Result.err(new Failure.BadInput(file.toString(), "no-dashboard"));
        } catch (SQLException failed) {
            close(connection);
            return Result.err(fault(file, failed));
        }
    }

    /// How many rows it holds now.
    public Result<Long> count() {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT COUNT(*) FROM usage_events")) {
            return Result.ok(row.getLong(1));
        } catch (SQLException failed) {
            return Result.err(fault(file, failed));
        }
    }

    /// The next rows by id. Each call is a question of its own, so that the other program is never kept
    /// from tidying up its file.
    ///
    /// @param after id of the last row that was read; below every id at first
    public Result<List<Row>> rows(long after, int most) {
        try (var statement = connection.prepareStatement(select)) {
            statement.setLong(1, after);
            statement.setInt(2, most);
            try (var result = statement.executeQuery()) {
                var rows = new ArrayList<Row>();
                while (result.next()) {
                    rows.add(row(result));
                }
                return Result.ok(rows);
            }
        } catch (SQLException failed) {
            return Result.err(fault(file, failed));
        }
    }

    @Override
    public void close() {
        close(connection);
    }

    /// Readers of a write-ahead log take part in its locks, by files beside the database that are there
    /// while somebody has it open. Where they are not, nobody has, and nothing needs to be made.
    private static String address(Path file) {
        var header = header(file);
        var ahead = header.length == HEADER && header[WRITE_VERSION] == WRITE_AHEAD;
        var resting = ahead && !isThere(file, "-shm") && !isThere(file, "-wal");
        var path = file.toAbsolutePath()
                .toString()
                .replace("\\", "/")
                .replace("%", "%25")
                .replace("?", "%3f")
                .replace("#", "%23");
        return "jdbc:sqlite:file:" + (path.startsWith("/") ? path : "/" + path) + "?mode=ro"
                + (resting ? "&immutable=1" : "");
    }

    private static boolean isThere(Path file, String suffix) {
        return Files.exists(file.resolveSibling(file.getFileName() + suffix));
    }

    /// The first bytes of a database; empty where it is none.
    private static byte[] header(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            var header = in.readNBytes(HEADER);
            for (var at = 0; at < MAGIC.length; at++) {
                if (header.length != HEADER || header[at] != MAGIC[at]) {
                    return new byte[0];
                }
            }
            return header;
        } catch (IOException unreadable) {
            return new byte[0];
        }
    }

    private static Set<String> columns(Connection connection) throws SQLException {
        var names = new HashSet<String>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT name FROM pragma_table_info('usage_events')")) {
            while (row.next()) {
                names.add(row.getString(1).toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }

    /// Columns that a version does not have are null.
    private static String select(Set<String> known) {
        return COLUMNS.stream()
                        .map(column -> known.contains(column) ? column : "NULL")
                        .collect(Collectors.joining(", ", "SELECT ", ""))
                + " FROM usage_events WHERE id > ? ORDER BY id LIMIT ?";
    }

    private static Row row(ResultSet row) throws SQLException {
        var at = COLUMNS.indexOf("failed") + 1;
        var latency = row.getLong(at + 1);
        Long known = row.wasNull() ? null : latency;
        return new Row(
                row.getLong(1),
                text(row, 2),
                (long) Math.floor(row.getDouble(3)),
                text(row, 4),
                text(row, 5),
                text(row, 6),
                text(row, 7),
                text(row, 8),
                text(row, 9),
                text(row, 10),
                text(row, 11),
                text(row, 12),
                row.getInt(at) != 0,
                known,
                row.getLong(at + 2),
                row.getLong(at + 3),
                row.getLong(at + 4),
                row.getLong(at + 5),
                row.getLong(at + 6));
    }

    private static String text(ResultSet row, int at) throws SQLException {
        var text = row.getString(at);
        return text == null ? "" : text;
    }

    private static Failure fault(Path file, SQLException failed) {
        return Faults.of(file, failed)
                .<Failure>map(fault -> fault)
                .orElseGet(() -> new Failure.FileFault(file.toString(), String.valueOf(failed.getMessage())));
    }

    private static void close(@Nullable Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException alreadyGone) {
            // It was only read.
        }
    }
}
