package io.github.tallyglass.store;

import io.github.tallyglass.store.RecordStore.Imported;
import io.github.tallyglass.store.RecordStore.SpoolMark;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Up to where records are stored: the place in a spool, and which records of files were imported.
final class RecordMarks {

    private static final int HASH_DIGITS = 64;

    /// As much of a hash as no two records will ever share.
    private static final int KEPT_BYTES = 16;

    private RecordMarks() {}

    static Optional<SpoolMark> of(Handle handle, long accountId) {
        return handle.createQuery("SELECT file, offset FROM record_mark WHERE account_id = ?")
                .bind(0, accountId)
                .map((row, context) -> new SpoolMark(row.getLong(1), row.getLong(2)))
                .findFirst();
    }

    static void set(Handle handle, long accountId, SpoolMark mark) {
        handle.execute(
                "INSERT INTO record_mark (account_id, file, offset) VALUES (?, ?, ?) ON CONFLICT (account_id)"
                        + " DO UPDATE SET file = excluded.file, offset = excluded.offset",
                accountId,
                mark.file(),
                mark.offset());
    }

    /// Those that were never imported; they are known from now on.
    static List<Imported> unknown(Handle handle, long accountId, List<Imported> rows) throws SQLException {
        var fresh = new ArrayList<Imported>();
        try (var statement = handle.getConnection()
                .prepareStatement(
                        "INSERT INTO imported (account_id, record_key) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
            statement.setLong(1, accountId);
            for (var row : rows) {
                statement.setBytes(2, packed(row.key()));
                if (statement.executeUpdate() > 0) {
                    fresh.add(row);
                }
            }
        }
        return fresh;
    }

    /// Half of the hash, and whatever stands behind it. Another key stays text.
    static byte[] packed(String key) {
        if (key.length() < HASH_DIGITS || !key.substring(0, HASH_DIGITS).matches("[0-9a-f]*")) {
            return key.getBytes(StandardCharsets.UTF_8);
        }
        var rest = key.substring(HASH_DIGITS).getBytes(StandardCharsets.UTF_8);
        var bytes = Arrays.copyOf(HexFormat.of().parseHex(key.substring(0, 2 * KEPT_BYTES)), KEPT_BYTES + rest.length);
        System.arraycopy(rest, 0, bytes, KEPT_BYTES, rest.length);
        return bytes;
    }
}
