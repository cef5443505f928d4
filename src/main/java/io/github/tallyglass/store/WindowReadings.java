package io.github.tallyglass.store;

import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.QuotaWindow;
import io.github.tallyglass.domain.QuotaWindow.Reach;
import io.github.tallyglass.domain.QuotaWindow.Source;
import io.github.tallyglass.domain.QuotaWindow.State;
import io.github.tallyglass.store.LoginWindows.Run;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The windows of an account, or of one of its logins, through time: one row for each state that was
/// seen. None is ever pruned; a window that is used all the time costs one row a reading, 100 000 in a
/// year of readings every five minutes.
public final class WindowReadings {

    private static final String COLUMNS = "window_id, length, label, used, total, used_percent, starts_at, resets_at,"
            + " ends_at, source, seen, at, login, reach";

    private static final String OF_WINDOW =
            "SELECT " + COLUMNS + " FROM window_reading WHERE account_id = ?" + " AND login = ? AND window_id = ? AND ";

    /// A state of a window, and since when it was so.
    public record Seen(QuotaWindow window, Instant since) {}

    private final Handle handle;
    private final long accountId;
    private final String login;

    /// The account's own windows.
    public WindowReadings(Handle handle, long accountId) {
        this(handle, accountId, "");
    }

    /// @param login [io.github.tallyglass.domain.Login#ref()]; `""` for the account's own windows
    public WindowReadings(Handle handle, long accountId, String login) {
        this.handle = handle;
        this.accountId = accountId;
        this.login = login;
    }

    /// Those of the account's last reading: others are gone.
    public List<QuotaWindow> latest() {
        return select("seen = (SELECT read_at FROM reading WHERE account_id = " + accountId + " AND what = 'windows')");
    }

    /// The newest state of each of a login's windows, without those that a reading of all windows did not
    /// name any more.
    ///
    /// @param completeAt when all windows were last named; null when never
    public List<QuotaWindow> newest(@Nullable Instant completeAt) {
        var since = completeAt == null ? Long.MIN_VALUE : completeAt.getEpochSecond();
        return select("seen >= " + since + " AND at = (SELECT MAX(newer.at) FROM window_reading newer"
                + " WHERE newer.account_id = window_reading.account_id AND newer.login = window_reading.login"
                + " AND newer.window_id = window_reading.window_id)");
    }

    /// States of one window that were seen in a stretch of time, oldest first.
    public List<Seen> history(String windowId, Interval bounds) {
        return handle.createQuery(OF_WINDOW + "seen >= ? AND at <= ? ORDER BY at")
                .bind(0, accountId)
                .bind(1, login)
                .bind(2, windowId)
                .bind(3, bounds.from())
                .bind(4, bounds.to())
                .map((row, context) -> new Seen(read(row), Instant.ofEpochSecond(row.getLong(12))))
                .list();
    }

    /// The account's own windows, all that there are.
    ///
    /// @return how many are in another state than before
    long note(List<QuotaWindow> windows, Instant at) {
        var changed = 0;
        for (var window : windows) {
            changed += note(window, at.getEpochSecond());
        }
        return changed;
    }

    private int note(QuotaWindow window, long at) {
        var same = handle.execute(
                "UPDATE window_reading SET seen = ? WHERE account_id = ? AND login = ? AND window_id = ? AND at ="
                        + " (SELECT MAX(at) FROM window_reading WHERE account_id = ? AND login = ? AND window_id = ?)"
                        + " AND seen <= ? AND length = ? AND label = ? AND used IS ? AND total IS ?"
                        + " AND used_percent IS ? AND starts_at IS ? AND resets_at IS ? AND ends_at IS ?"
                        + " AND source = ?",
                at,
                accountId,
                login,
                window.id(),
                accountId,
                login,
                window.id(),
                at,
                window.length(),
                window.label(),
                window.used(),
                window.total(),
                text(window),
                ReadingStates.second(window.startsAt()),
                ReadingStates.second(window.resetsAt()),
                ReadingStates.second(window.endsAt()),
                window.source().word());
        if (same > 0) {
            return 0;
        }
        insert(new Run(at, at, window));
        return 1;
    }

    /// The state that was seen last at or before a second.
    Optional<Run> at(String windowId, long second) {
        return run(windowId, "at <= ? ORDER BY at DESC LIMIT 1", second);
    }

    /// The state that was seen first after a second.
    Optional<Run> after(String windowId, long second) {
        return run(windowId, "at > ? ORDER BY at LIMIT 1", second);
    }

    private Optional<Run> run(String windowId, String condition, long second) {
        return handle.createQuery(OF_WINDOW + condition)
                .bind(0, accountId)
                .bind(1, login)
                .bind(2, windowId)
                .bind(3, second)
                .map((row, context) -> new Run(row.getLong(12), row.getLong(11), read(row)))
                .findFirst();
    }

    void replace(Run before, Run now) {
        delete(before);
        insert(now);
    }

    void delete(Run run) {
        handle.execute(
                "DELETE FROM window_reading WHERE account_id = ? AND login = ? AND window_id = ? AND at = ?",
                accountId,
                login,
                run.window().id(),
                run.at());
    }

    void insert(Run run) {
        var window = run.window();
        handle.execute(
                "INSERT OR REPLACE INTO window_reading (account_id, login, window_id, at, seen, length, label, used,"
                        + " total, used_percent, starts_at, resets_at, ends_at, source, reach)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                accountId,
                login,
                window.id(),
                run.at(),
                run.seen(),
                window.length(),
                window.label(),
                window.used(),
                window.total(),
                text(window),
                ReadingStates.second(window.startsAt()),
                ReadingStates.second(window.resetsAt()),
                ReadingStates.second(window.endsAt()),
                window.source().word(),
                window.reach().word());
    }

    private List<QuotaWindow> select(String condition) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM window_reading WHERE account_id = ? AND login = ? AND "
                        + condition + " ORDER BY length, window_id")
                .bind(0, accountId)
                .bind(1, login)
                .map((row, context) -> read(row))
                .list();
    }

    private static QuotaWindow read(ResultSet row) throws SQLException {
        var percent = row.getString(6);
        var used = ReadingStates.number(row, 4);
        var login = row.getString(13);
        return new QuotaWindow(
                row.getString(1),
                row.getLong(2),
                row.getString(3),
                used,
                ReadingStates.number(row, 5),
                percent == null ? null : new BigDecimal(percent),
                ReadingStates.instant(row, 7),
                ReadingStates.instant(row, 8),
                ReadingStates.instant(row, 9),
                percent == null && used == null && !login.isEmpty() ? State.NOT_REPORTED : State.OK,
                Source.valueOf(row.getString(10).replace('-', '_').toUpperCase(Locale.ROOT)),
                Instant.ofEpochSecond(row.getLong(11)),
                login,
                Reach.valueOf(row.getString(14).toUpperCase(Locale.ROOT)));
    }

    private static @Nullable String text(QuotaWindow window) {
        var percent = window.usedPercent();
        return percent == null ? null : percent.toPlainString();
    }
}
