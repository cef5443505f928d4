package io.github.tallyglass.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// The table of requests to paths that hosts count together with sign-ins; one line a millisecond.
final class CriticalRequests {

    private static final long KEPT_MS = 3_600_000;

    private CriticalRequests() {}

    /// After `since`, oldest first; requests of the same millisecond are there as often as they were
    /// made.
    static List<Instant> since(Handle handle, String host, Instant since) {
        var all = new ArrayList<Instant>();
        handle.createQuery("SELECT at, requests FROM critical_request WHERE host = ? AND at > ? ORDER BY at")
                .bind(0, host)
                .bind(1, since.toEpochMilli())
                .map((row, context) ->
                        Collections.nCopies(row.getInt("requests"), Instant.ofEpochMilli(row.getLong("at"))))
                .forEach(all::addAll);
        return List.copyOf(all);
    }

    /// Adds one and forgets what is older than an hour, of whichever host.
    static long note(Handle handle, String host, Instant at) {
        handle.execute("DELETE FROM critical_request WHERE at < ?", at.toEpochMilli() - KEPT_MS);
        return handle.execute(
                "INSERT INTO critical_request (host, at, requests) VALUES (?, ?, 1)"
                        + " ON CONFLICT (host, at) DO UPDATE SET requests = requests + 1",
                host,
                at.toEpochMilli());
    }
}
