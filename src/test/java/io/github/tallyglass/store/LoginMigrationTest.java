package io.github.tallyglass.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.QuotaWindow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A cache of the layout before: windows were the accounts' own and limited every request.
class LoginMigrationTest {

    @TempDir
    private Path home;

    @Test
    void windowsStayTheAccountsOwn() throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("usage.db"))) {
            for (var number : List.of("001", "002", "003")) {
                apply(connection, number);
            }
            execute(connection, "PRAGMA user_version = 3");
            execute(connection, "INSERT INTO reading VALUES (1, 'windows', 200, 200, '', '')");
            execute(
                    connection,
                    "INSERT INTO window_reading VALUES (1, 'plan:1', 100, 200, 18000, 'Pro', 5, 10, '50.0', 90, 18090,"
                            + " NULL, 'polled')");
        }

        try (var database = StoreBed.ok(Database.open(home, Database.Mode.READ_WRITE))) {
            var windows = database.read(handle -> new WindowReadings(handle, 1).latest());
            assertThat(windows).hasSize(1).allSatisfy(window -> {
                assertThat(window.id()).isEqualTo("plan:1");
                assertThat(window.label()).isEqualTo("Pro");
                assertThat(window.login()).isEmpty();
                assertThat(window.reach()).isEqualTo(QuotaWindow.Reach.ALL);
                assertThat(window.state()).isEqualTo(QuotaWindow.State.OK);
                assertThat(window.used()).isEqualTo(5);
            });
        }
    }

    private static void apply(Connection connection, String number) throws IOException, SQLException {
        try (var script =
                Objects.requireNonNull(LoginMigrationTest.class.getResourceAsStream("/db/" + number + ".sql"))) {
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
