package io.github.tallyglass.bench;

import io.github.tallyglass.domain.UsageEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/// What one would do without a program: the same rows as a CSV file, imported by the `sqlite3` command into one
/// table of text and integers, with no index.
final class PlainTable {

    static final String DDL =
            "CREATE TABLE log (created_at INTEGER, type INTEGER, model TEXT, key TEXT, key_id INTEGER,"
                    + " grp TEXT, user TEXT, user_id INTEGER, channel INTEGER, endpoint TEXT, ip TEXT, quota INTEGER,"
                    + " input INTEGER, cache_read INTEGER, cache_write INTEGER, output INTEGER, reasoning INTEGER,"
                    + " duration_ms INTEGER, first_token_ms INTEGER, stream INTEGER, status INTEGER, request_id TEXT,"
                    + " model_ratio TEXT, completion_ratio TEXT, group_ratio TEXT, cache_ratio TEXT, content TEXT)";

    private final Path csv;
    private final Path database;

    PlainTable(Path folder) {
        csv = folder.resolve("rows.csv");
        database = folder.resolve("plain.db");
    }

    Path database() {
        return database;
    }

    void writeCsv(List<UsageEvent> rows) throws IOException {
        try (var out = Files.newBufferedWriter(csv)) {
            for (var row : rows) {
                out.write(line(row));
                out.newLine();
            }
        }
    }

    /// @return what `sqlite3` took
    Took importCsv() throws IOException, InterruptedException {
        Files.deleteIfExists(database);
        var script =
                "PRAGMA journal_mode=WAL;\nPRAGMA synchronous=NORMAL;\n" + DDL + ";\n.import --csv " + csv + " log\n";
        var begun = System.nanoTime();
        var process = new ProcessBuilder("sh", "-c", "sqlite3 " + database + " >/dev/null; times").start();
        try (var in = process.outputWriter()) {
            in.write(script);
        }
        String times;
        try (var out = process.inputReader()) {
            times = out.readAllAsString().lines().reduce("", (first, second) -> second);
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException("sqlite3 failed");
        }
        return new Took((System.nanoTime() - begun) / 1e9, cpu(times));
    }

    /// @param wall seconds on the clock
    /// @param cpu seconds of processor time
    record Took(double wall, double cpu) {
        Took plus(Took other) {
            return new Took(wall + other.wall, cpu + other.cpu);
        }
    }

    /// `0m3.20s 0m0.41s`, as the shell's `times` prints user and system time of its children.
    private static double cpu(String times) {
        var sum = 0.0;
        for (var part : times.split(" ")) {
            var minutes = part.indexOf('m');
            sum += 60 * Double.parseDouble(part.substring(0, minutes))
                    + Double.parseDouble(part.substring(minutes + 1, part.length() - 1));
        }
        return sum;
    }

    /// The report's question over the plain table.
    int byModel(long from, long to) throws SQLException {
        var groups = 0;
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                var statement = connection.prepareStatement("SELECT model, SUM(type IN (2, 5)), SUM(type = 2),"
                        + " SUM(CASE type WHEN 2 THEN quota WHEN 6 THEN -quota ELSE 0 END), SUM(input), SUM(cache_read),"
                        + " SUM(cache_write), SUM(output), SUM(reasoning) FROM log WHERE created_at >= ? AND created_at < ?"
                        + " GROUP BY model")) {
            statement.setLong(1, from);
            statement.setLong(2, to);
            try (var lines = statement.executeQuery()) {
                while (lines.next()) {
                    groups++;
                }
            }
        }
        return groups;
    }

    void index() throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                var statement = connection.createStatement()) {
            statement.execute("CREATE INDEX log_time ON log (created_at)");
        }
    }

    private static String line(UsageEvent row) {
        var origin = row.origin();
        var tokens = row.tokens();
        var price = row.pricing();
        var values = new Object[] {
            row.createdAt(),
            row.type().code(),
            row.model(),
            origin.key(),
            origin.keyId(),
            origin.group(),
            origin.user(),
            origin.userId(),
            origin.channel(),
            origin.endpoint(),
            origin.ip(),
            row.quota(),
            tokens.input(),
            tokens.cacheRead(),
            tokens.cacheWrite(),
            tokens.output(),
            tokens.reasoning(),
            row.timing().durationMs(),
            row.timing().firstTokenMs(),
            row.timing().stream() ? 1 : 0,
            row.outcome().status(),
            row.outcome().requestId(),
            price.modelRatio(),
            price.completionRatio(),
            price.groupRatio(),
            price.cacheRatio(),
            row.content().isEmpty() ? "" : "\"" + row.content() + "\""
        };
        var text = new StringBuilder();
        for (var value : values) {
            text.append(text.isEmpty() ? "" : ",").append(Objects.toString(value, ""));
        }
        return text.toString();
    }
}
