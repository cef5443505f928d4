package io.github.tallyglass.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.QuotaUnit;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A cache of the layout before: its units are those of sites that show dollars, and its roll-ups, which
/// do not know who paid and how long requests took, are counted again.
class MoneyMigrationTest {

    @TempDir
    private Path home;

    @Test
    void unitsStayAndDaysAreCountedAgain() throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("usage.db"))) {
            apply(connection, "001");
            apply(connection, "002");
            execute(connection, "PRAGMA user_version = 2");
            execute(connection, "INSERT INTO unit VALUES (1, '500000', 'USD', '7.3', 0)");
            for (var day : List.of(20_000, 20_001)) {
                execute(
                        connection,
                        "INSERT INTO usage_day VALUES (1, " + day + ", 1, 1, 1, 1, 2, 0, 9, 1, 1, 1, 1, 0)");
            }
            execute(connection, "INSERT INTO usage_month VALUES (1, 24297, 1, 1, 1, 1, 2, 0, 9, 1, 1, 1, 1, 0)");
        }

        try (var database = StoreBed.ok(Database.open(home, Database.Mode.READ_WRITE))) {
            var units = new Dictionaries();
            var dirty = database.read(handle -> {
                units.refresh(handle);
                return handle.createQuery("SELECT (SELECT COUNT(*) FROM dirty_day), (SELECT COUNT(*) FROM dirty_month)")
                        .map((row, context) -> List.of(row.getInt(1), row.getInt(2)))
                        .one();
            });
            assertThat(dirty).isEqualTo(List.of(2, 1));
            assertThat(units.units.get(1))
                    .isEqualTo(new QuotaUnit(new BigDecimal("500000"), "USD", new BigDecimal("7.3"), false));
        }
    }

    private static void apply(Connection connection, String number) throws IOException, SQLException {
        try (var script =
                Objects.requireNonNull(MoneyMigrationTest.class.getResourceAsStream("/db/" + number + ".sql"))) {
            var text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            for (var sql : text.replaceAll("(?m)^\\s*--.*$", "").split(";", -1)) {
                if (!sql.isBlank()) {
                    execute(connection, sql);
                }
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
