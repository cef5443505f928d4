package io.github.tallyglass.store;

import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.QuotaWindow;
import io.github.tallyglass.domain.QuotaWindow.Source;
import io.github.tallyglass.domain.QuotaWindow.State;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The windows of an account through time: one row for each state that was seen. None is ever pruned; a
/// window that is used all the time costs one row a reading, 100 000 in a year of readings every five
/// minutes.
public final class WindowReadings {

    private static final String COLUMNS =
            "window_id, length, label, used, total, used_percent, starts_at, resets_at, ends_at, source, seen, at";

    /// A state of a window, and since when it was so.
    public record Seen(QuotaWindow window, Instant since) {}

    private final Handle handle;
    private final long accountId;

    public WindowReadings(Handle handle, long accountId) {
        this.handle = handle;
        this.accountId = accountId;
    }

    /// Those of the last reading: others are gone.
    public List<QuotaWindow> latest() {
        return select("seen = (SELECT read_at FROM reading WHERE account_id = " + accountId + " AND what = 'windows')");
    }

    /// States of one window that were seen in a stretch of time, oldest first.
    public List<Seen> history(String windowId, Interval bounds) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM window_reading WHERE account_id = ? AND window_id = ?"
                        + " AND seen >= ? AND at <= ? ORDER BY at")
                .bind(0, accountId)
                .bind(1, windowId)
                .bind(2, bounds.from())
                .bind(3, bounds.to())
                .map((row, context) -> new Seen(read(row), Instant.ofEpochSecond(row.getLong(12))))
                .list();
    }

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
                "UPDATE window_reading SET seen = ? WHERE account_id = ? AND window_id = ? AND at = (SELECT MAX(at)"
                        + " FROM window_reading WHERE account_id = ? AND window_id = ?) AND seen <= ? AND length = ?"
                        + " AND label = ? AND used IS ? AND total IS ? AND used_percent IS ? AND starts_at IS ?"
                        + " AND resets_at IS ? AND ends_at IS ? AND source = ?",
                at,
                accountId,
                window.id(),
                accountId,
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
        handle.execute(
                "INSERT OR REPLACE INTO window_reading (account_id, window_id, at, seen, length, label, used, total,"
                        + " used_percent, starts_at, resets_at, ends_at, source)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                accountId,
                window.id(),
                at,
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
        return 1;
    }

    private List<QuotaWindow> select(String condition) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM window_reading WHERE account_id = ? AND " + condition
                        + " ORDER BY length, window_id")
                .bind(0, accountId)
                .map((row, context) -> read(row))
                .list();
    }

    private static QuotaWindow read(ResultSet row) throws SQLException {
        var percent = row.getString(6);
        return new QuotaWindow(
                row.getString(1),
                row.getLong(2),
                row.getString(3),
                ReadingStates.number(row, 4),
                ReadingStates.number(row, 5),
                percent == null ? null : new BigDecimal(percent),
                ReadingStates.instant(row, 7),
                ReadingStates.instant(row, 8),
                ReadingStates.instant(row, 9),
                State.OK,
                Source.valueOf(row.getString(10).toUpperCase(Locale.ROOT)),
                Instant.ofEpochSecond(row.getLong(11)));
    }

    private static @Nullable String text(QuotaWindow window) {
        var percent = window.usedPercent();
        return percent == null ? null : percent.toPlainString();
    }
}
