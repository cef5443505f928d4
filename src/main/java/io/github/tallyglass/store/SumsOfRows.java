package io.github.tallyglass.store;

import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.QuotaUnit;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Adds up one account's rows, as they are and not as roll-ups say.
final class SumsOfRows {

    private final Handle handle;
    private final Dictionaries words;
    private final long accountId;

    SumsOfRows(Handle handle, Dictionaries words, long accountId) {
        this.handle = handle;
        this.words = words;
        this.accountId = accountId;
    }

    LocalSums of(Interval span) {
        var parts = handle.createQuery("SELECT origin_id, vanished.seq IS NOT NULL, SUM(event.quota) FROM event"
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
        return new LocalSums(parts, unreadable);
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
