package io.github.tallyglass.store;

import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.IntervalSet;
import java.util.Locale;
import org.jdbi.v3.core.Handle;

/// Stretches of the time axis of an account, of one sort each, disjoint and joined.
public enum Coverage {
    /// Rows read and proven complete, or accepted as they were ([#UNSTABLE]).
    ROWS,
    /// The gateway's hourly aggregates were read.
    HOURLY,
    /// Rows that kept changing while they were read: the union was accepted.
    UNSTABLE,
    /// The gateway has fewer rows by now than are kept here.
    PURGED,
    /// A gateway's list of the newest rows had dropped older ones before they were read.
    LOST,
    /// The gateway shows no rows to the account's kind of credentials.
    UNLISTED,
    /// Rows are not kept any more, all of them are in sums: what a gateway lists of these seconds is known.
    PRUNED;

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public IntervalSet read(Handle handle, long accountId) {
        return IntervalSet.of(handle.createQuery("SELECT from_second, to_second FROM coverage"
                        + " WHERE account_id = :account AND what = :what ORDER BY from_second")
                .bind("account", accountId)
                .bind("what", word())
                .map((row, context) -> new Interval(row.getLong(1), row.getLong(2)))
                .list());
    }

    /// Touches the neighbours alone: a collector adds to its newest stretch every second or two.
    void add(Handle handle, long accountId, Interval interval) {
        var neighbours = handle.createQuery("SELECT from_second, to_second FROM coverage WHERE account_id = :account"
                        + " AND what = :what AND from_second <= :to + 1 AND to_second >= :from - 1"
                        + " AND from_second >= COALESCE((SELECT MAX(from_second) FROM coverage"
                        + " WHERE account_id = :account AND what = :what AND from_second <= :from), :from)")
                .bind("account", accountId)
                .bind("what", word())
                .bind("from", interval.from())
                .bind("to", interval.to())
                .map((row, context) -> new Interval(row.getLong(1), row.getLong(2)))
                .list();
        var joined = IntervalSet.of(neighbours).plus(interval);
        for (var one : neighbours) {
            handle.execute(
                    "DELETE FROM coverage WHERE account_id = ? AND what = ? AND from_second = ?",
                    accountId,
                    word(),
                    one.from());
        }
        insert(handle, accountId, joined);
    }

    void remove(Handle handle, long accountId, Interval interval) {
        var present = read(handle, accountId);
        if (!present.isEmpty()) {
            write(handle, accountId, present.minus(interval));
        }
    }

    private void write(Handle handle, long accountId, IntervalSet set) {
        handle.execute("DELETE FROM coverage WHERE account_id = ? AND what = ?", accountId, word());
        insert(handle, accountId, set);
    }

    private void insert(Handle handle, long accountId, IntervalSet set) {
        for (var one : set.intervals()) {
            handle.execute(
                    "INSERT INTO coverage (account_id, what, from_second, to_second) VALUES (?, ?, ?, ?)",
                    accountId,
                    word(),
                    one.from(),
                    one.to());
        }
    }
}
