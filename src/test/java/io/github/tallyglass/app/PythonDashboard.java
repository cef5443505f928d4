package io.github.tallyglass.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The database of the Python dashboard, written as that program writes it (the contract of CLIProxyAPI and
/// quotas §5.4 and §5.5): one row for each request id, with the record as it was handed over.
final class PythonDashboard implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Connection connection;
    private final PreparedStatement insert;
    private final List<ObjectNode> templates = new ArrayList<>();
    private final Random random;

    /// Sums of the rows with a record.
    long requests;

    long failed;
    long tokens;

    PythonDashboard(Path file, long seed) {
        random = new Random(seed);
        try {
            connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            try (var statement = connection.createStatement()) {
                statement.execute("PRAGMA journal_mode=WAL");
                statement.execute("CREATE TABLE IF NOT EXISTS usage_events (id INTEGER PRIMARY KEY AUTOINCREMENT,"
                        + " event_key TEXT UNIQUE NOT NULL, timestamp TEXT, ts_epoch REAL, local_date TEXT, local_hour"
                        + " TEXT, request_id TEXT, auth_index TEXT, source TEXT, provider TEXT, model TEXT, endpoint"
                        + " TEXT, auth_type TEXT, api_key_hash TEXT, failed INTEGER, latency_ms INTEGER, input_tokens"
                        + " INTEGER, output_tokens INTEGER, reasoning_tokens INTEGER, cached_tokens INTEGER,"
                        + " total_tokens INTEGER, raw_json TEXT)");
                statement.execute("CREATE TABLE IF NOT EXISTS quota_snapshots (id INTEGER PRIMARY KEY, timestamp TEXT,"
                        + " ts_epoch REAL, email TEXT, raw_json TEXT)");
            }
            insert = connection.prepareStatement("INSERT OR IGNORE INTO usage_events (event_key, timestamp, ts_epoch,"
                    + " local_date, request_id, auth_index, source, provider, model, endpoint, auth_type,"
                    + " api_key_hash, failed, latency_ms, input_tokens, output_tokens, reasoning_tokens,"
                    + " cached_tokens, total_tokens, raw_json) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
            try (var files = Files.list(Path.of("src/test/resources/captures/cliproxyapi-7.2.140/records"))) {
                for (var record : files.sorted().toList()) {
                    templates.add((ObjectNode) JSON.readTree(Files.readAllBytes(record)));
                }
            }
        } catch (SQLException | IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// Records like captured ones, each of a request of its own.
    void add(int count, Instant from) {
        try {
            connection.setAutoCommit(false);
            for (var number = 0; number < count; number++) {
                var record = templates.get(random.nextInt(templates.size())).deepCopy();
                var at = from.plusSeconds(number).plusNanos(random.nextInt(1_000_000_000));
                record.put("timestamp", at.toString());
                record.put("request_id", String.format("%08x", random.nextInt()));
                if (put(record.toString(), record, at) > 0) {
                    requests++;
                    failed += record.path("failed").asBoolean() ? 1 : 0;
                    tokens += record.path("tokens").path("total_tokens").asLong();
                }
            }
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// A row with that text in place of a record; its columns are those of a captured record.
    void addRaw(String raw, Instant at) {
        try {
            put(raw, templates.getFirst(), at);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private int put(String raw, ObjectNode record, Instant at) throws SQLException {
        var values = new Object[] {
            raw.equals(record.toString()) ? record.path("request_id").asString() : sha256(raw + at),
            at.toString(),
            at.toEpochMilli() / 1000.0,
            "1999-01-01",
            record.path("request_id").asString(),
            record.path("auth_index").asString(),
            record.path("source").asString(),
            record.path("provider").asString(),
            record.path("model").asString(),
            record.path("endpoint").asString(),
            record.path("auth_type").asString(),
            sha256(record.path("api_key").asString()).substring(0, 12),
            record.path("failed").asBoolean() ? 1 : 0,
            record.path("latency_ms").asLong(),
            record.path("tokens").path("input_tokens").asLong(),
            record.path("tokens").path("output_tokens").asLong(),
            record.path("tokens").path("reasoning_tokens").asLong(),
            record.path("tokens").path("cached_tokens").asLong(),
            record.path("tokens").path("total_tokens").asLong(),
            raw
        };
        for (var index = 0; index < values.length; index++) {
            insert.setObject(index + 1, values[index]);
        }
        return insert.executeUpdate();
    }

    @Override
    public void close() {
        try {
            insert.close();
            connection.close();
        } catch (SQLException failure) {
            throw new UncheckedIOException(new IOException(failure));
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
