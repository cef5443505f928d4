package io.github.tallyglass.store;

import io.github.tallyglass.domain.Failure.StoreFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Brings a file to the current layout: `db/001.sql`, `db/002.sql`, … each once and in one transaction, the
/// number of the last one kept in `PRAGMA user_version`.
final class Migrations {

    static final int CURRENT = 5;

    private Migrations() {}

    /// @return what keeps the file from being used; empty when it is up to date
    static Optional<StoreFault> apply(Connection connection, Path file, boolean writable) throws SQLException {
        var version = version(connection);
        if (version > CURRENT) {
            return Optional.of(new StoreFault("newer", file.toString(), version + " > " + CURRENT));
        }
        if (version < CURRENT && !writable) {
            return Optional.of(new StoreFault("other", file.toString(), "its layout is not up to date yet"));
        }
        for (var next = version + 1; next <= CURRENT; next++) {
            apply(connection, next);
        }
        return Optional.empty();
    }

    private static int version(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("PRAGMA user_version")) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    /// `user_version` is part of the transaction: a kill leaves the old layout whole.
    private static void apply(Connection connection, int number) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            for (var sql : statements(script(number))) {
                statement.execute(sql);
            }
            statement.execute("PRAGMA user_version = " + number);
            connection.commit();
        } catch (SQLException failed) {
            connection.rollback();
            throw failed;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /// Our scripts hold no semicolon but the one that ends a statement.
    private static List<String> statements(String script) {
        var statements = new ArrayList<String>();
        for (var part : script.replaceAll("(?m)^\\s*--.*$", "").split(";", -1)) {
            if (!part.isBlank()) {
                statements.add(part.strip());
            }
        }
        return statements;
    }

    private static String script(int number) {
        var name = "/db/%03d.sql".formatted(number);
        try (var in = Migrations.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("missing in this build: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
