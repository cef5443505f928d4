package io.github.tallyglass.query;

import io.github.tallyglass.domain.Interval;
import java.util.Optional;

/// Where an account's pruned days lie.
///
/// @param firstRow second of the first row that went
/// @param days seconds from the first to the last of these days
record PrunedEdges(long firstRow, Interval days) {

    /// Empty where no rows went.
    static Optional<PrunedEdges> of(Snapshot snapshot, long account) {
        var days = snapshot.days();
        return snapshot.handle()
                .createQuery("SELECT MIN(first_row), MAX(last_row), MIN(day), MAX(day) FROM pruned_day"
                        + " WHERE account_id = ? HAVING COUNT(*) > 0")
                .bind(0, account)
                .map((row, context) -> new PrunedEdges(
                        row.getLong(1),
                        new Interval(
                                Math.min(row.getLong(1), days.startOfDay(row.getLong(3))),
                                Math.max(row.getLong(2), days.endOfDay(row.getLong(4))))))
                .findOne();
    }
}
