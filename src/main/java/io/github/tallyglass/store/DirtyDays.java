package io.github.tallyglass.store;

import org.jdbi.v3.core.Handle;

/// Marks of days and months whose roll-ups no longer say what their rows say.
final class DirtyDays {

    private final Handle handle;
    private final ZoneDays days;
    private final long accountId;
    private long markedFrom;
    private long markedTo = Long.MIN_VALUE;

    DirtyDays(Handle handle, ZoneDays days, long accountId) {
        this.handle = handle;
        this.days = days;
        this.accountId = accountId;
    }

    /// Marks the day of a second. Cheap for seconds in order.
    void mark(long second) {
        if (second >= markedFrom && second <= markedTo) {
            return;
        }
        var marked = days.dayOf(second);
        markedFrom = days.startOfDay(marked);
        markedTo = days.endOfDay(marked);
        handle.execute(
                "INSERT INTO dirty_day (account_id, day) VALUES (?, ?) ON CONFLICT DO NOTHING", accountId, marked);
        handle.execute(
                "INSERT INTO dirty_month (account_id, month) VALUES (?, ?) ON CONFLICT DO NOTHING",
                accountId,
                ZoneDays.monthOf(marked));
    }
}
