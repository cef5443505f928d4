package io.github.tallyglass.store;

import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.ListPrices;
import io.github.tallyglass.domain.Pricing;
import io.github.tallyglass.domain.Tokens;
import io.github.tallyglass.domain.UsageEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Prices stored rows anew, a stretch of one account at a time: small, so that whoever has something to
/// write waits for milliseconds, and with its place kept in the same transaction, so that a kill costs
/// nothing.
final class Repricer {

    /// Rows that a step looks past at most, whatever their model.
    private static final int ROWS_A_STEP = 2_000;

    /// Where models of an account wait; all of them that wait at the same place are done together.
    private record Place(long account, long second, long seq) {}

    private final Handle handle;
    private final Dictionaries words;

    Repricer(Handle handle, Dictionaries words) {
        this.handle = handle;
        this.words = words;
    }

    /// Has all rows of the concerned models looked through from the first on.
    ///
    /// @return models of accounts
    long plan(PriceStore.Repricing repricing) {
        var providers = words.origins.all().stream()
                .map(origin -> origin.upstream().provider())
                .distinct()
                .toList();
        var models = words.models.all();
        var again = repricing.again();
        var planned = 0L;
        var accounts = handle.createQuery("SELECT id FROM account WHERE kind = ?")
                .bind(0, AccountKind.CLIPROXY.name())
                .mapTo(Long.class)
                .list();
        for (var id = 1; id <= models.size(); id++) {
            var model = models.get(id - 1);
            if (providers.stream().noneMatch(provider -> repricing.concerned().test(provider, model))) {
                continue;
            }
            for (var account : accounts) {
                handle.execute(
                        "INSERT INTO repricing (account_id, model_id, not_before, again_at, after_second, after_seq)"
                                + " VALUES (?, ?, 0, ?, -1, -1) ON CONFLICT (account_id, model_id) DO UPDATE SET"
                                + " not_before = 0, again_at = excluded.again_at, after_second = -1, after_seq = -1",
                        account,
                        id,
                        again == null ? null : again.getEpochSecond());
                planned++;
            }
        }
        Meta.set(handle, Meta.PRICES, repricing.fingerprint());
        return planned;
    }

    /// @param now epoch seconds
    Optional<PriceStore.Step> next(ListPrices prices, long now) throws SQLException {
        var place = handle.createQuery("SELECT account_id, after_second, after_seq FROM repricing WHERE not_before <= ?"
                        + " ORDER BY account_id, after_second, after_seq LIMIT 1")
                .bind(0, now)
                .map((row, context) -> new Place(row.getLong(1), row.getLong(2), row.getLong(3)))
                .findFirst();
        return place.isEmpty() ? Optional.empty() : Optional.of(step(place.get(), prices, now));
    }

    private PriceStore.Step step(Place from, ListPrices prices, long now) throws SQLException {
        var to = end(from);
        var models = handle.createQuery("SELECT model_id FROM repricing WHERE account_id = ? AND after_second = ?"
                        + " AND after_seq = ? AND not_before <= ?")
                .bind(0, from.account())
                .bind(1, from.second())
                .bind(2, from.seq())
                .bind(3, now)
                .mapTo(Integer.class)
                .list();
        var step = reprice(from, to, models, prices);
        var ofModels = " WHERE account_id = ? AND model_id IN (" + list(models) + ")";
        if (to != null) {
            handle.execute(
                    "UPDATE repricing SET after_second = ?, after_seq = ?" + ofModels,
                    to.second(),
                    to.seq(),
                    from.account());
        } else {
            handle.execute("DELETE FROM repricing" + ofModels + " AND again_at IS NULL", from.account());
            handle.execute(
                    "UPDATE repricing SET not_before = again_at, again_at = NULL, after_second = -1, after_seq = -1"
                            + ofModels,
                    from.account());
        }
        return step;
    }

    /// The last row of the stretch; null where it is the account's last one.
    private @Nullable Place end(Place from) {
        return handle.createQuery(
                        "SELECT created_at, seq FROM event WHERE account_id = ? AND (created_at, seq) > (?, ?)"
                                + " ORDER BY created_at, seq LIMIT 1 OFFSET " + (ROWS_A_STEP - 1))
                .bind(0, from.account())
                .bind(1, from.second())
                .bind(2, from.seq())
                .map((row, context) -> new Place(from.account(), row.getLong(1), row.getLong(2)))
                .findFirst()
                .orElse(null);
    }

    private PriceStore.Step reprice(Place from, @Nullable Place to, List<Integer> models, ListPrices prices)
            throws SQLException {
        var uncharged = IntStream.rangeClosed(1, words.units.all().size())
                .filter(id -> !words.units.get(id).isBilled())
                .boxed()
                .toList();
        if (uncharged.isEmpty()) {
            return new PriceStore.Step(0, 0);
        }
        var dirty = new DirtyDays(handle, Meta.fixedZone(handle), from.account());
        var sql =
                "SELECT created_at, seq, kind_id, model_id, origin_id, unit_id, quota, input, cache_read, cache_write,"
                        + " output, reasoning, CASE WHEN cache_write > 0 THEN extra END FROM event WHERE account_id = ?"
                        + " AND (created_at, seq) > (?, ?) AND (created_at, seq) <= (?, ?) AND model_id IN ("
                        + list(models)
                        + ") AND unit_id IN (" + list(uncharged) + ") ORDER BY created_at, seq";
        var seen = 0L;
        var changed = 0L;
        var connection = handle.getConnection();
        try (var select = connection.prepareStatement(sql);
                var update = connection.prepareStatement(
                        "UPDATE event SET quota = ?, unit_id = ? WHERE account_id = ? AND created_at = ? AND seq = ?")) {
            select.setLong(1, from.account());
            select.setLong(2, from.second());
            select.setLong(3, from.seq());
            select.setLong(4, to == null ? Long.MAX_VALUE : to.second());
            select.setLong(5, to == null ? Long.MAX_VALUE : to.seq());
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    seen++;
                    var priced = prices.price(event(rows));
                    var unitId = words.units.idOf(connection, priced.unit());
                    if (priced.row().quota() != rows.getLong(7) || unitId != rows.getInt(6)) {
                        changed++;
                        dirty.mark(rows.getLong(1));
                        update.setLong(1, priced.row().quota());
                        update.setInt(2, unitId);
                        update.setLong(3, from.account());
                        update.setLong(4, rows.getLong(1));
                        update.setLong(5, rows.getLong(2));
                        update.addBatch();
                    }
                }
            }
            update.executeBatch();
        }
        return new PriceStore.Step(seen, changed);
    }

    /// As much of the row as its price depends on.
    private UsageEvent event(ResultSet row) throws SQLException {
        var kind = words.kinds.get(row.getInt(3));
        var extra = row.getString(13);
        return new UsageEvent(
                row.getLong(1),
                kind.type(),
                words.models.get(row.getInt(4)),
                words.origins.get(row.getInt(5)).withIp(""),
                row.getLong(7),
                new Tokens(row.getLong(8), row.getLong(9), row.getLong(10), row.getLong(11), row.getLong(12)),
                UsageEvent.Timing.NONE,
                UsageEvent.Outcome.NONE,
                Pricing.NONE,
                kind.settlement(),
                false,
                "",
                extra == null ? "" : extra);
    }

    private static String list(List<Integer> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /// @return epoch seconds; empty when nothing waits
    static Optional<Long> nextAt(Handle handle) {
        return handle.createQuery("SELECT not_before FROM repricing ORDER BY not_before LIMIT 1")
                .mapTo(Long.class)
                .findFirst();
    }

    static Optional<String> fingerprint(Handle handle) {
        return Meta.get(handle, Meta.PRICES);
    }
}
