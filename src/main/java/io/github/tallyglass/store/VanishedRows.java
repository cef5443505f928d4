package io.github.tallyglass.store;

import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Vanished;
import io.github.tallyglass.store.Replacement.Identity;
import io.github.tallyglass.store.Replacement.Stored;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/// Rows of one account that its gateway has no longer.
public final class VanishedRows {

    private final Handle handle;
    private final long accountId;

    public VanishedRows(Handle handle, long accountId) {
        this.handle = handle;
        this.accountId = accountId;
    }

    /// One record for each of the zone's days, newest first: a purge of a month is thirty lines, not a
    /// million.
    public List<Vanished> byDay(ZoneDays days, Interval span) {
        var byDay = new TreeMap<Long, Vanished>();
        handle.createQuery("SELECT created_at, COUNT(*), SUM(quota), MAX(noticed_at) FROM vanished"
                        + " WHERE account_id = ? AND created_at BETWEEN ? AND ? GROUP BY created_at")
                .bind(0, accountId)
                .bind(1, span.from())
                .bind(2, span.to())
                .map((row, context) -> new Vanished(
                        accountId,
                        new Interval(row.getLong(1), row.getLong(1)),
                        row.getLong(2),
                        row.getLong(3),
                        Instant.ofEpochSecond(row.getLong(4))))
                .forEach(second -> byDay.merge(days.dayOf(second.slice().from()), second, VanishedRows::joined));
        return List.copyOf(byDay.descendingMap().values());
    }

    private static Vanished joined(Vanished a, Vanished b) {
        return new Vanished(
                a.accountId(),
                new Interval(
                        Math.min(a.slice().from(), b.slice().from()),
                        Math.max(a.slice().to(), b.slice().to())),
                a.rows() + b.rows(),
                a.quota() + b.quota(),
                a.noticedAt().isAfter(b.noticedAt()) ? a.noticedAt() : b.noticedAt());
    }

    /// All stored rows of the slice, in order of time and place.
    List<Stored> stored(Dictionaries words, Interval slice) {
        return handle.createQuery("SELECT event.created_at, event.seq, kind_id, model_id, event.origin_id, event.quota,"
                        + " output, vanished.seq IS NOT NULL FROM event LEFT JOIN vanished"
                        + " ON vanished.account_id = event.account_id AND vanished.created_at = event.created_at"
                        + " AND vanished.seq = event.seq"
                        + " WHERE event.account_id = ? AND event.created_at BETWEEN ? AND ?"
                        + " ORDER BY event.created_at, event.seq")
                .bind(0, accountId)
                .bind(1, slice.from())
                .bind(2, slice.to())
                .map((row, context) -> new Stored(
                        row.getLong(1),
                        row.getInt(2),
                        new Identity(
                                words.kinds.get(row.getInt(3)).type() == EventType.CONSUME,
                                words.models.get(row.getInt(4)),
                                words.origins.get(row.getInt(5)).key(),
                                row.getLong(6),
                                row.getLong(7)),
                        row.getBoolean(8)))
                .list();
    }

    /// Rows that were known to be gone keep the time when that was noticed.
    ///
    /// @param now epoch seconds
    void replace(Interval slice, List<Stored> vanished, long now) {
        var noticed = vanished.isEmpty() ? Map.<Place, Long>of() : noticed(slice);
        handle.execute(
                "DELETE FROM vanished WHERE account_id = ? AND created_at BETWEEN ? AND ?",
                accountId,
                slice.from(),
                slice.to());
        for (var row : vanished) {
            handle.execute(
                    "INSERT INTO vanished (account_id, created_at, seq, quota, noticed_at) VALUES (?, ?, ?, ?, ?)",
                    accountId,
                    row.createdAt(),
                    row.seq(),
                    row.grossQuota(),
                    noticed.getOrDefault(new Place(row.createdAt(), row.seq()), now));
        }
    }

    private record Place(long createdAt, int seq) {}

    private Map<Place, Long> noticed(Interval slice) {
        var noticed = new HashMap<Place, Long>();
        handle.createQuery("SELECT created_at, seq, noticed_at FROM vanished"
                        + " WHERE account_id = ? AND created_at BETWEEN ? AND ?")
                .bind(0, accountId)
                .bind(1, slice.from())
                .bind(2, slice.to())
                .map((row, context) -> noticed.put(new Place(row.getLong(1), row.getInt(2)), row.getLong(3)))
                .list();
        return noticed;
    }
}
