package io.github.tallyglass.store;

import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.QuotaUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/// Adds up one account's rows, as they are and not as roll-ups say; and what is kept of rows that are not.
public final class SumsOfRows {

    private final Handle handle;
    private final Dictionaries words;
    private final long accountId;

    public SumsOfRows(Handle handle, Dictionaries words, long accountId) {
        this.handle = handle;
        this.words = words;
        this.accountId = accountId;
    }

    public LocalSums of(Interval span) {
        var parts = handle.createQuery("SELECT event.origin_id, vanished.seq IS NOT NULL, SUM(event.quota) FROM event"
                        + " LEFT JOIN vanished ON vanished.account_id = event.account_id"
                        + " AND vanished.created_at = event.created_at AND vanished.seq = event.seq"
                        + " WHERE event.account_id = ? AND event.created_at BETWEEN ? AND ? AND kind_id IN ("
                        + RowKind.idsOf(words.kinds, EventType.CONSUME) + ") GROUP BY 1, 2")
                .bind(0, accountId)
                .bind(1, span.from())
                .bind(2, span.to())
                .map((row, context) ->
                        new LocalSums.Part(words.origins.get(row.getInt(1)).user(), row.getBoolean(2), row.getLong(3)))
                .list();
        var unreadable = handle.createQuery(
                        "SELECT COUNT(*) FROM reject WHERE account_id = ? AND created_at BETWEEN ? AND ?")
                .bind(0, accountId)
                .bind(1, span.from())
                .bind(2, span.to())
                .mapTo(int.class)
                .one();
        var pruned = PrunedDays.within(handle, accountId, span);
        var all = new ArrayList<>(parts);
        var told = true;
        for (var day : pruned) {
            if (span.from() <= day.rows().from() && span.to() >= day.rows().to()) {
                all.addAll(kept(day.day(), day.bounds()));
            } else {
                told = false;
            }
        }
        return new LocalSums(all, unreadable, !pruned.isEmpty(), told);
    }

    /// Consume rows of a day that are not kept: those that the gateway has no longer apart from the others.
    private List<LocalSums.Part> kept(long day, Interval bounds) {
        var quotas = handle.createQuery("SELECT origin_id, SUM(quota) FROM kept_day WHERE account_id = ? AND day = ?"
                        + " AND kind_id IN (" + RowKind.idsOf(words.kinds, EventType.CONSUME) + ") GROUP BY 1")
                .bind(0, accountId)
                .bind(1, day)
                .reduceRows(new TreeMap<Integer, Long>(), (sums, row) -> {
                    sums.put(row.getColumn(1, Integer.class), row.getColumn(2, Long.class));
                    return sums;
                });
        var gone = handle.createQuery("SELECT origin_id, SUM(quota) FROM vanished WHERE account_id = ?"
                        + " AND created_at BETWEEN ? AND ? AND origin_id IS NOT NULL GROUP BY 1")
                .bind(0, accountId)
                .bind(1, bounds.from())
                .bind(2, bounds.to())
                .reduceRows(new TreeMap<Integer, Long>(), (sums, row) -> {
                    sums.put(row.getColumn(1, Integer.class), row.getColumn(2, Long.class));
                    return sums;
                });
        var parts = new ArrayList<LocalSums.Part>();
        quotas.forEach((origin, quota) -> {
            var user = words.origins.get(origin).user();
            var vanished = gone.getOrDefault(origin, 0L);
            parts.add(new LocalSums.Part(user, false, quota - vanished));
            parts.add(new LocalSums.Part(user, true, vanished));
        });
        return parts;
    }

    Optional<QuotaUnit> unitWithin(Interval span) {
        return handle.createQuery("SELECT unit_id FROM event WHERE account_id = ? AND created_at BETWEEN ? AND ?"
                        + " ORDER BY created_at DESC, seq DESC LIMIT 1")
                .bind(0, accountId)
                .bind(1, span.from())
                .bind(2, span.to())
                .mapTo(int.class)
                .findOne()
                .map(words.units::get);
    }
}
