package io.github.tallyglass.store;

import io.github.tallyglass.domain.UsageEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// What tells a stored row from another: the fields that no later version of a server rewrites (gateway
/// contract §3.4), as far as they are kept. The tokens of the prompt are not among them, since how they
/// are split into kinds depends on fields that are rewritten.
record RowIdentity(
        long second,
        int type,
        String model,
        String key,
        long keyId,
        String group,
        long channel,
        long quota,
        long output,
        @Nullable Long durationMs,
        boolean stream,
        String requestId) {

    static RowIdentity of(UsageEvent row) {
        var origin = row.origin();
        return new RowIdentity(
                row.createdAt(),
                row.type().code(),
                row.model(),
                origin.key(),
                origin.keyId(),
                origin.group(),
                origin.channel(),
                row.quota(),
                row.tokens().output(),
                row.timing().durationMs(),
                row.timing().stream(),
                text(RequestIds.pack(row.outcome().requestId())));
    }

    /// @param row columns in the order of [ListMerger]'s question
    static RowIdentity stored(ResultSet row) throws SQLException {
        var duration = row.getLong(11);
        var known = !row.wasNull();
        return new RowIdentity(
                row.getLong(1),
                row.getInt(3),
                row.getString(4),
                row.getString(5),
                row.getLong(6),
                row.getString(7),
                row.getLong(8),
                row.getLong(9),
                row.getLong(10),
                known ? (Long) duration : null,
                EventFlags.isStream(row.getInt(12)),
                text(row.getObject(13)));
    }

    /// Ids are kept packed where they can be.
    private static String text(@Nullable Object id) {
        return switch (id) {
            case byte[] packed -> "packed " + HexFormat.of().formatHex(packed);
            case String plain -> plain;
            case null, default -> "";
        };
    }
}
