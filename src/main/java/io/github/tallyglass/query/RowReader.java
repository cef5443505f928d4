package io.github.tallyglass.query;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Tokens;
import io.github.tallyglass.domain.UsageEvent;
import io.github.tallyglass.store.Dictionaries;
import io.github.tallyglass.store.EventFlags;
import io.github.tallyglass.store.RequestIds;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads rows of `event` back into what was stored.
final class RowReader {

    static final String COLUMNS =
            "e.account_id, e.created_at, e.seq, e.kind_id, e.model_id, e.origin_id, e.unit_id, e.pricing_id, e.ip_id, e.flags, e.quota, e.input, e.cache_read,"
                    + " e.cache_write, e.output, e.reasoning, e.duration_ms, e.first_token_ms, e.request_id, e.upstream_id, e.content, e.extra";

    private final Dictionaries words;
    private final Map<Long, Account> accounts;

    RowReader(Snapshot snapshot) {
        words = snapshot.dictionaries();
        accounts = snapshot.accountsById();
    }

    /// @param row stands on a row that was selected by [#COLUMNS]
    UsageRow read(ResultSet row) throws SQLException {
        var key = new RowKey(row.getLong(1), row.getLong(2), row.getInt(3));
        var kind = words.kinds.get(row.getInt(4));
        var flags = row.getInt(10);
        var event = new UsageEvent(
                key.createdAt(),
                kind.type(),
                words.models.get(row.getInt(5)),
                words.origins.get(row.getInt(6)).withIp(words.ips.get(row.getInt(9))),
                row.getLong(11),
                new Tokens(row.getLong(12), row.getLong(13), row.getLong(14), row.getLong(15), row.getLong(16)),
                new UsageEvent.Timing(longOrNull(row, 17), longOrNull(row, 18), EventFlags.isStream(flags)),
                new UsageEvent.Outcome(
                        kind.status(), RequestIds.unpack(row.getObject(19)), RequestIds.unpack(row.getObject(20))),
                words.pricings.get(row.getInt(8)),
                kind.settlement(),
                EventFlags.isSubscription(flags),
                text(row, 21),
                text(row, 22));
        var account = accounts.get(key.accountId());
        return new UsageRow(key, account == null ? "" : account.name(), event, words.units.get(row.getInt(7)));
    }

    private static @Nullable Long longOrNull(ResultSet row, int at) throws SQLException {
        var value = row.getLong(at);
        return row.wasNull() ? null : value;
    }

    private static String text(ResultSet row, int at) throws SQLException {
        var text = row.getString(at);
        return text == null ? "" : text;
    }
}
