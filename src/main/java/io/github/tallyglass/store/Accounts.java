package io.github.tallyglass.store;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.Scope;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The accounts' own table.
public final class Accounts {

    /// An account and what the last sync left behind.
    ///
    /// @param state one of `new` `ok` `stopped` `failing`
    /// @param lastSync when a sync last read everything that was wanted; null before the first
    public record Saved(
            Account account,
            String state,
            String failure,
            @Nullable Instant lastSync) {}

    private Accounts() {}

    /// @param units the unit behind a number of the dictionary
    public static List<Saved> all(Handle handle, IntFunction<QuotaUnit> units) {
        return handle.createQuery(
                        "SELECT id, name, kind, dialect, url, scope, user_id, unit_id, paused, state, failure,"
                                + " last_sync, mode, removed, definition, chosen FROM account ORDER BY name")
                .map((row, context) -> read(row, units))
                .list();
    }

    private static Saved read(ResultSet row, IntFunction<QuotaUnit> units) throws SQLException {
        var lastSync = row.getLong(12);
        var synced = row.wasNull() ? null : Instant.ofEpochSecond(lastSync);
        var account = new Account(
                row.getLong(1),
                row.getString(2),
                AccountKind.valueOf(row.getString(3)),
                row.getString(4),
                URI.create(row.getString(5)),
                Scope.valueOf(row.getString(6).toUpperCase(Locale.ROOT)),
                row.getString(7),
                units.apply(row.getInt(8)),
                row.getBoolean(9),
                Account.Mode.valueOf(row.getString(13).toUpperCase(Locale.ROOT)),
                row.getBoolean(14),
                row.getString(15),
                Account.Chosen.valueOf(row.getString(16).toUpperCase(Locale.ROOT)));
        return new Saved(account, row.getString(10), row.getString(11), synced);
    }

    static boolean exists(Handle handle, long id) {
        return handle.createQuery("SELECT 1 FROM account WHERE id = ?")
                .bind(0, id)
                .mapTo(int.class)
                .findFirst()
                .isPresent();
    }

    /// A removed account that has the name gives it up: `work` becomes `work (removed)`, then `work
    /// (removed 2)`.
    static void freeName(Handle handle, String name, long exceptId) {
        var removed = handle.createQuery("SELECT id FROM account WHERE name = ? AND removed = 1 AND id <> ?")
                .bind(0, name)
                .bind(1, exceptId)
                .mapTo(long.class)
                .findFirst();
        if (removed.isPresent()) {
            var next = name + " (removed)";
            for (var number = 2; isNameTaken(handle, next, removed.get()); number++) {
                next = name + " (removed " + number + ")";
            }
            handle.execute("UPDATE account SET name = ? WHERE id = ?", next, removed.get());
        }
    }

    /// What the server said of itself when its dialect was last looked into; empty before the first time.
    static Optional<ServerState> server(Handle handle, long id) {
        return handle.createQuery(
                        "SELECT server_version, server_start FROM account WHERE id = ? AND server_start IS NOT NULL")
                .bind(0, id)
                .map((row, context) -> new ServerState(row.getString(1), row.getLong(2)))
                .findFirst();
    }

    static void noteServer(Handle handle, long id, ServerState server) {
        handle.execute(
                "UPDATE account SET server_version = ?, server_start = ? WHERE id = ?",
                server.version(),
                server.startTime(),
                id);
    }

    static boolean isNameTaken(Handle handle, String name, long exceptId) {
        return handle.createQuery("SELECT 1 FROM account WHERE name = ? AND id <> ?")
                .bind(0, name)
                .bind(1, exceptId)
                .mapTo(int.class)
                .findFirst()
                .isPresent();
    }

    static Account insert(Handle handle, Account account, int unitId) {
        var id = handle.createUpdate("INSERT INTO account (name, kind, dialect, url, scope, user_id, unit_id, paused,"
                        + " mode, removed, definition, chosen) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .bind(0, account.name())
                .bind(1, account.kind().name())
                .bind(2, account.dialect())
                .bind(3, account.url().toString())
                .bind(4, account.scope().name())
                .bind(5, account.userId())
                .bind(6, unitId)
                .bind(7, account.paused())
                .bind(8, account.mode().word())
                .bind(9, account.removed())
                .bind(10, account.definition())
                .bind(11, account.chosen().word())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(long.class)
                .one();
        return account.withId(id);
    }

    /// @return false when there is no such account
    static boolean update(Handle handle, Account account, int unitId) {
        return handle.execute(
                        "UPDATE account SET name = ?, kind = ?, dialect = ?, url = ?, scope = ?, user_id = ?, unit_id = ?,"
                                + " paused = ?, mode = ?, removed = ?, definition = ?, chosen = ? WHERE id = ?",
                        account.name(),
                        account.kind().name(),
                        account.dialect(),
                        account.url().toString(),
                        account.scope().name(),
                        account.userId(),
                        unitId,
                        account.paused(),
                        account.mode().word(),
                        account.removed(),
                        account.definition(),
                        account.chosen().word(),
                        account.id())
                > 0;
    }

    /// Deletes the account and everything of it but dictionary entries, which others may use.
    ///
    /// @return false when there is no such account
    static boolean delete(Handle handle, long id) {
        for (var table : List.of(
                "event",
                "coverage",
                "hourly",
                "balance",
                "reject",
                "day_check",
                "vanished",
                "window_reading",
                "key_reading",
                "reading",
                "record_mark",
                "imported",
                "login",
                "login_reading",
                "repricing",
                "alert_choice",
                "alert_percent",
                "alert_episode",
                "alert_told",
                "alert_log")) {
            handle.execute("DELETE FROM " + table + " WHERE account_id = ?", id);
        }
        Rollups.forget(handle, id);
        return handle.execute("DELETE FROM account WHERE id = ?", id) > 0;
    }
}
