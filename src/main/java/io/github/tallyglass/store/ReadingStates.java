package io.github.tallyglass.store;

import io.github.tallyglass.domain.ReadingKind;
import io.github.tallyglass.store.UsageStore.Reading;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// How the last questions about an account went.
public final class ReadingStates {

    private ReadingStates() {}

    public static List<Reading> all(Handle handle, long accountId) {
        return handle.createQuery("SELECT what, asked_at, read_at, failure, version FROM reading WHERE account_id = ?")
                .bind(0, accountId)
                .map((row, context) -> new Reading(
                        ReadingKind.valueOf(row.getString(1).toUpperCase(Locale.ROOT)),
                        Instant.ofEpochSecond(row.getLong(2)),
                        instant(row, 3),
                        row.getString(4),
                        row.getString(5)))
                .list();
    }

    static long note(Handle handle, long accountId, Reading reading) {
        return handle.execute(
                "INSERT INTO reading (account_id, what, asked_at, read_at, failure, version) VALUES (?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (account_id, what) DO UPDATE SET asked_at = excluded.asked_at,"
                        + " read_at = COALESCE(excluded.read_at, read_at), failure = excluded.failure,"
                        + " version = excluded.version",
                accountId,
                reading.what().word(),
                reading.askedAt().getEpochSecond(),
                second(reading.readAt()),
                reading.failure(),
                reading.version());
    }

    static @Nullable Long second(@Nullable Instant at) {
        return at == null ? null : (Long) at.getEpochSecond();
    }

    static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var second = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochSecond(second);
    }

    static @Nullable Long number(ResultSet row, int column) throws SQLException {
        var number = row.getLong(column);
        return row.wasNull() ? null : (Long) number;
    }
}
