package io.github.tallyglass.store;

import io.github.tallyglass.domain.KeyReading;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;

/// What is known of an account's keys.
public final class KeyReadings {

    private KeyReadings() {}

    public static List<KeyReading> all(Handle handle, long accountId) {
        return handle.createQuery("SELECT key_id, name, status, remaining, used, created_at, accessed_at, expires_at"
                        + " FROM key_reading WHERE account_id = ? ORDER BY name, key_id")
                .bind(0, accountId)
                .map((row, context) -> new KeyReading(
                        row.getLong(1),
                        row.getString(2),
                        KeyReading.Status.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
                        ReadingStates.number(row, 4),
                        row.getLong(5),
                        ReadingStates.instant(row, 6),
                        ReadingStates.instant(row, 7),
                        ReadingStates.instant(row, 8)))
                .list();
    }

    /// @return how many are kept
    static long replace(Handle handle, long accountId, List<KeyReading> keys) {
        handle.execute("DELETE FROM key_reading WHERE account_id = ?", accountId);
        for (var key : keys) {
            handle.execute(
                    "INSERT OR REPLACE INTO key_reading (account_id, key_id, name, status, remaining, used, created_at,"
                            + " accessed_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    accountId,
                    key.id(),
                    key.name(),
                    key.status().word(),
                    key.remaining(),
                    key.used(),
                    ReadingStates.second(key.createdAt()),
                    ReadingStates.second(key.accessedAt()),
                    ReadingStates.second(key.expiresAt()));
        }
        return keys.size();
    }
}
