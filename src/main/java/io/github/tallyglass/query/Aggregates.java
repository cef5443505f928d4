package io.github.tallyglass.query;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.IntervalSet;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.store.Coverage;

/// A gateway's own hourly aggregates of one account.
final class Aggregates {

    private static final int HOUR = 3600;

    /// Takes one line: requests and gross quota of a model in a UTC hour.
    @FunctionalInterface
    interface Line {
        void take(long hour, String model, QuotaUnit unit, long requests, long quota);
    }

    private final Snapshot snapshot;
    private final Account account;
    private final IntervalSet read;

    Aggregates(Snapshot snapshot, Account account) {
        this.snapshot = snapshot;
        this.account = account;
        this.read = Coverage.ROWS.read(snapshot.handle(), account.id());
    }

    /// Lines of hours that begin in the bounds and of which no second was read as rows: an hour that was
    /// read in part counts by its rows alone, or it would count twice.
    void unread(Bounds bounds, UsageFilter filter, Line sink) {
        if (bounds.isEmpty()) {
            return;
        }
        var words = snapshot.dictionaries();
        snapshot.handle()
                .createQuery("SELECT hour, model_id, unit_id, requests, quota FROM hourly"
                        + " WHERE account_id = ? AND hour BETWEEN ? AND ?")
                .bind(0, account.id())
                .bind(1, bounds.from())
                .bind(2, bounds.to())
                .map((row, context) -> {
                    var hour = row.getLong(1);
                    var model = words.models.get(row.getInt(2));
                    if (isUnread(hour) && filter.accepts(Dimension.MODEL, model)) {
                        sink.take(hour, model, words.units.get(row.getInt(3)), row.getLong(4), row.getLong(5));
                    }
                    return hour;
                })
                .list();
    }

    private boolean isUnread(long hour) {
        return read.within(new Interval(hour, hour + HOUR - 1)).isEmpty();
    }
}
