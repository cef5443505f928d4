package io.github.tallyglass.store;

import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.IntervalSet;
import io.github.tallyglass.domain.PrunedDay;
import io.github.tallyglass.store.RetentionStore.Place;
import io.github.tallyglass.store.RetentionStore.Step;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Moves a stretch of old rows into [KeptSums], inside the transaction that it is given. Before and after
/// it
/// rows and kept sums come to the same, so that no moment is a bad one to be killed or to be written to.
final class PruneStep {

    /// Rows that go in one transaction: whoever has something to write waits for about a tenth of a second.
    static final int ROWS = 5_000;

    private final Handle handle;
    private final ZoneDays days;
    private final long now;
    private final int most;
    private final String kinds;
    private final String okKinds;

    /// @param now epoch seconds
    /// @param most rows that go at once, beside those of the same second
    PruneStep(Handle handle, Dictionaries words, ZoneDays days, long now, int most) {
        this.most = most;
        this.handle = handle;
        this.days = days;
        this.now = now;
        this.kinds = RowKind.idsOf(words.kinds, kind -> !kind.stays());
        this.okKinds = RowKind.idsOf(words.kinds, RowKind::isOk);
    }

    private record Counted(long rows, Interval seconds, long huge) {}

    /// @param before the first day that is kept
    Optional<Step> next(Place from, long before) {
        for (var account : Accounts.ids(handle)) {
            if (account >= from.accountId()) {
                var since = account == from.accountId() ? from.second() : Long.MIN_VALUE;
                var first = first(account, since, days.startOfDay(before) - 1);
                if (first.isPresent()) {
                    return Optional.of(step(account, since, first.get()));
                }
            }
        }
        return Optional.empty();
    }

    private Step step(long account, long since, long first) {
        var day = days.dayOf(first);
        var end = days.endOfDay(day);
        var begun = since > days.startOfDay(day);
        if (isDirty(account, day) || !begun && !isRolledUp(account, day)) {
            return new Step(new Place(account, end + 1), told(account, day, 0), true);
        }
        var part = new Interval(first, row(account, first, end, most - 1).orElse(end));
        var counted = counted(account, part);
        new KeptSums(handle, account, days, day).add(part, kinds, okKinds);
        remember(account, new Interval(begun ? since : days.startOfDay(day), part.to()));
        handle.execute(
                "DELETE FROM event WHERE account_id = ? AND created_at BETWEEN ? AND ? AND kind_id IN (" + kinds + ")",
                account,
                part.from(),
                part.to());
        PrunedDays.note(handle, account, days, day, counted.seconds(), counted.rows(), counted.huge(), now);
        if (!PrunedDays.find(handle, account, day).orElseThrow().isOf(days)) {
            // Rows of this date went in another zone before: its sums stand apart from roll-ups.
            new DirtyDays(handle, days, account).mark(first);
        }
        return new Step(new Place(account, part.to() + 1), told(account, day, counted.rows()), false);
    }

    private PrunedDay told(long account, long day, long rows) {
        return new PrunedDay(account, LocalDate.ofEpochDay(day), days.zone(), rows);
    }

    private Optional<Long> first(long account, long from, long to) {
        return from > to ? Optional.empty() : row(account, from, to, 0);
    }

    private Optional<Long> row(long account, long from, long to, int offset) {
        return handle.createQuery("SELECT created_at FROM event WHERE account_id = ? AND created_at BETWEEN ? AND ?"
                        + " AND kind_id IN (" + kinds + ") ORDER BY account_id, created_at, seq LIMIT 1 OFFSET ?")
                .bind(0, account)
                .bind(1, from)
                .bind(2, to)
                .bind(3, offset)
                .mapTo(Long.class)
                .findOne();
    }

    private boolean isDirty(long account, long day) {
        return handle.createQuery("SELECT 1 FROM dirty_day WHERE account_id = ? AND day = ?")
                .bind(0, account)
                .bind(1, day)
                .mapTo(int.class)
                .findOne()
                .isPresent();
    }

    /// Whether roll-ups hold every row of the day. Where they do not, which should never be, they are made
    /// again and the day waits.
    private boolean isRolledUp(long account, long day) {
        var kept = PrunedDays.find(handle, account, day)
                .filter(pruned -> pruned.isOf(days))
                .map(pruned -> events("kept_day", account, day))
                .orElse(0L);
        var rows = SliceWriter.count(handle, account, new Interval(days.startOfDay(day), days.endOfDay(day)));
        var complete = events("usage_day", account, day) == rows + kept
                && events("usage_model_day", account, day) == rows + kept;
        if (!complete) {
            new DirtyDays(handle, days, account).mark(days.startOfDay(day));
        }
        return complete;
    }

    private long events(String table, long account, long day) {
        return handle.createQuery("SELECT COALESCE(SUM(events), 0) FROM " + table + " WHERE account_id = ? AND day = ?")
                .bind(0, account)
                .bind(1, day)
                .mapTo(long.class)
                .one();
    }

    private Counted counted(long account, Interval part) {
        return handle.createQuery("SELECT COUNT(*), MIN(created_at), MAX(created_at), " + SensibleRows.COUNT_HUGE
                        + " FROM event WHERE account_id = ? AND created_at BETWEEN ? AND ? AND kind_id IN (" + kinds
                        + ")")
                .bind(0, account)
                .bind(1, part.from())
                .bind(2, part.to())
                .map((row, context) ->
                        new Counted(row.getLong(1), new Interval(row.getLong(2), row.getLong(3)), row.getLong(4)))
                .one();
    }

    /// What a gateway may list once more of these seconds is known, and whose the rows were that it has no
    /// longer. Seconds that were not read are left open, unless there are rows of them all the same.
    private void remember(long account, Interval span) {
        handle.execute(
                "UPDATE vanished SET origin_id = (SELECT e.origin_id FROM event e WHERE e.account_id = vanished.account_id"
                        + " AND e.created_at = vanished.created_at AND e.seq = vanished.seq)"
                        + " WHERE account_id = ? AND created_at BETWEEN ? AND ? AND origin_id IS NULL",
                account,
                span.from(),
                span.to());
        if (!Accounts.kind(handle, account).filter(AccountKind::isGateway).isPresent()) {
            return;
        }
        var read = Coverage.ROWS.read(handle, account);
        var known = read.within(span);
        for (var gap : read.gapsWithin(span).intervals()) {
            known = known.plus(rowsOf(account, gap));
        }
        known.intervals().forEach(part -> Coverage.PRUNED.add(handle, account, part));
    }

    private IntervalSet rowsOf(long account, Interval gap) {
        var last = handle.createQuery("SELECT MAX(created_at) FROM event WHERE account_id = ?"
                        + " AND created_at BETWEEN ? AND ? AND kind_id IN (" + kinds + ")")
                .bind(0, account)
                .bind(1, gap.from())
                .bind(2, gap.to())
                .mapTo(Long.class)
                .findOne();
        return last.flatMap(to -> row(account, gap.from(), gap.to(), 0)
                        .map(from -> IntervalSet.of(List.of(new Interval(from, to)))))
                .orElse(IntervalSet.EMPTY);
    }
}
