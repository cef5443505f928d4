package io.github.tallyglass.store;

import io.github.tallyglass.domain.PrunedDay;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/// How many rows would go, told from roll-ups where they are up to date: nobody waits for a walk over
/// years.
final class PrunableDays {

    private final Handle handle;
    private final ZoneDays days;
    private final long before;
    private final String kinds;

    /// @param before the first day that is kept
    PrunableDays(Handle handle, Dictionaries words, long before) {
        this.handle = handle;
        this.days = Meta.zone(handle);
        this.before = before;
        this.kinds = RowKind.idsOf(words.kinds, kind -> !kind.stays());
    }

    /// By account and day.
    List<PrunedDay> all() {
        return Accounts.ids(handle).stream()
                .flatMap(account -> of(account).entrySet().stream()
                        .filter(day -> day.getValue() > 0)
                        .map(day -> new PrunedDay(
                                account, LocalDate.ofEpochDay(day.getKey()), days.zone(), day.getValue())))
                .toList();
    }

    private Map<Long, Long> of(long account) {
        var rows = new TreeMap<>(sums("usage_model_day", account));
        var kept = sums("kept_day", account);
        PrunedDays.of(handle, account).stream()
                .filter(pruned -> pruned.isOf(days))
                .forEach(pruned -> rows.merge(pruned.day(), -kept.getOrDefault(pruned.day(), 0L), Long::sum));
        handle.createQuery("SELECT day FROM dirty_day WHERE account_id = ? AND day < ?")
                .bind(0, account)
                .bind(1, before)
                .mapTo(Long.class)
                .forEach(day -> rows.put(day, counted(account, day)));
        return rows;
    }

    private Map<Long, Long> sums(String table, long account) {
        var sums = new TreeMap<Long, Long>();
        handle.createQuery("SELECT day, SUM(events) FROM " + table + " WHERE account_id = ? AND day < ?"
                        + " AND kind_id IN (" + kinds + ") GROUP BY day")
                .bind(0, account)
                .bind(1, before)
                .map((row, context) -> sums.put(row.getLong(1), row.getLong(2)))
                .list();
        return sums;
    }

    private long counted(long account, long day) {
        return handle.createQuery("SELECT COUNT(*) FROM event WHERE account_id = ? AND created_at BETWEEN ? AND ?"
                        + " AND kind_id IN (" + kinds + ")")
                .bind(0, account)
                .bind(1, days.startOfDay(day))
                .bind(2, days.endOfDay(day))
                .mapTo(long.class)
                .one();
    }
}
