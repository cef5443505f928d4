package io.github.tallyglass.store;

import io.github.tallyglass.domain.Login;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;

/// The logins behind an account, as its source lists them.
public final class Logins {

    private static final String FIELDS = "provider = ?, label = ?, email = ?, plan = ?, state = ?, detail = ?,"
            + " limited_until = ?, present = 1, noted_at = ?";

    private final Handle handle;
    private final long accountId;

    public Logins(Handle handle, long accountId) {
        this.handle = handle;
        this.accountId = accountId;
    }

    /// By provider and label, without those that the source lists no more. A plan that was told with a
    /// reading is shown before the one of the list, which may be as old as the login's token.
    public List<Login> all() {
        return handle.createQuery("SELECT l.ref, l.provider, l.label, l.email,"
                        + " CASE WHEN COALESCE(r.plan, '') = '' THEN l.plan ELSE r.plan END, l.state, l.detail,"
                        + " l.limited_until FROM login l LEFT JOIN login_reading r"
                        + " ON r.account_id = l.account_id AND r.login = l.ref"
                        + " WHERE l.account_id = ? AND l.present = 1 ORDER BY l.provider, l.label, l.ref")
                .bind(0, accountId)
                .map((row, context) -> new Login(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        Login.State.valueOf(row.getString(6).toUpperCase(Locale.ROOT)),
                        row.getString(7),
                        ReadingStates.instant(row, 8)))
                .list();
    }

    /// @return how many are listed
    long replace(List<Login> logins, Instant at) {
        var before = new HashSet<>(listed());
        for (var login : logins) {
            before.remove(login.ref());
            if (update(login, at) == 0) {
                handle.execute(
                        "INSERT INTO login (account_id, ref, provider, label, email, plan, state, detail, present,"
                                + " noted_at) VALUES (?, ?, '', '', '', '', 'active', '', 1, 0)",
                        accountId,
                        login.ref());
                update(login, at);
            }
        }
        for (var gone : before) {
            handle.execute("UPDATE login SET present = 0 WHERE account_id = ? AND ref = ?", accountId, gone);
        }
        return logins.size();
    }

    /// @return rows that bear the new name now
    long rename(String before, String after) {
        var renamed = 0L;
        for (var table : List.of("login SET ref", "login_reading SET login", "window_reading SET login")) {
            var column = table.substring(table.lastIndexOf(' ') + 1);
            renamed += handle.execute(
                    "UPDATE OR IGNORE " + table + " = ? WHERE account_id = ? AND " + column + " = ?",
                    after,
                    accountId,
                    before);
        }
        handle.execute("UPDATE login SET present = 0 WHERE account_id = ? AND ref = ?", accountId, before);
        return renamed;
    }

    private int update(Login login, Instant at) {
        return handle.execute(
                "UPDATE login SET " + FIELDS + " WHERE account_id = ? AND ref = ?",
                login.provider(),
                login.label(),
                login.email(),
                login.plan(),
                login.state().word(),
                login.detail(),
                ReadingStates.second(login.limitedUntil()),
                at.getEpochSecond(),
                accountId,
                login.ref());
    }

    private List<String> listed() {
        return handle.createQuery("SELECT ref FROM login WHERE account_id = ? AND present = 1")
                .bind(0, accountId)
                .mapTo(String.class)
                .list();
    }
}
