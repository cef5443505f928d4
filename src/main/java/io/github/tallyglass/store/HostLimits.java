package io.github.tallyglass.store;

import io.github.tallyglass.domain.HostLimit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The table of what hosts have taught; one line a host.
final class HostLimits {

    private HostLimits() {}

    static Optional<HostLimit> of(Handle handle, String host) {
        return handle.createQuery(
                        "SELECT host, request_limit, learned_at, blocked_until FROM host_limit WHERE host = ?")
                .bind(0, host)
                .map((row, context) -> read(row))
                .findOne();
    }

    private static HostLimit read(ResultSet row) throws SQLException {
        var blocked = row.getLong(4);
        var until = row.wasNull() ? null : Instant.ofEpochSecond(blocked);
        return new HostLimit(row.getString(1), row.getInt(2), Instant.ofEpochSecond(row.getLong(3)), until);
    }

    static void keep(Handle handle, HostLimit limit) {
        var until = limit.blockedUntil();
        handle.execute(
                "INSERT INTO host_limit (host, request_limit, learned_at, blocked_until) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (host) DO UPDATE SET request_limit = excluded.request_limit,"
                        + " learned_at = excluded.learned_at, blocked_until = excluded.blocked_until",
                limit.host(),
                limit.limit(),
                limit.learnedAt().getEpochSecond(),
                until == null ? null : until.getEpochSecond());
    }
}
