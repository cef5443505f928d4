package io.github.tallyglass.store;

import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.IntervalSet;
import io.github.tallyglass.domain.UsageEvent;
import io.github.tallyglass.store.UsageStore.Commit;
import io.github.tallyglass.store.UsageStore.Reject;
import io.github.tallyglass.store.UsageStore.SliceCommit;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Replaces the rows of one slice, inside the transaction that it is given.
final class SliceWriter {

    private final Handle handle;
    private final Dictionaries dictionaries;
    private final SliceCommit slice;

    SliceWriter(Handle handle, Dictionaries dictionaries, SliceCommit slice) {
        this.handle = handle;
        this.dictionaries = dictionaries;
        this.slice = slice;
    }

    /// Seconds whose rows are in sums alone are left as they are: what the gateway lists of them is known.
    ///
    /// @param now epoch seconds
    Commit write(long now) throws SQLException {
        var pruned = Coverage.PRUNED.read(handle, slice.accountId()).within(slice.slice());
        if (pruned.isEmpty()) {
            return replace(now);
        }
        var done = new Commit(0, 0, false, 0);
        for (var part : pruned.gapsWithin(slice.slice()).intervals()) {
            done = done.plus(new SliceWriter(handle, dictionaries, slice.within(part)).replace(now));
        }
        Coverage.ROWS.add(handle, slice.accountId(), slice.slice());
        return done;
    }

    private Commit replace(long now) throws SQLException {
        var account = slice.accountId();
        var interval = slice.slice();
        var rejects = new ArrayList<>(slice.rejects());
        var rows = new SensibleRows(handle).of(inOrder(), rejects);
        var before = count(handle, account, interval);
        var vanished = new VanishedRows(handle, account);
        var replacement = before > 0 && isClosed()
                ? Replacement.ofClosed(vanished.stored(dictionaries, interval), rows, rejects)
                : Replacement.whole(rows);
        var dirty = new DirtyDays(handle, Meta.fixedZone(handle), account);
        var failures = new FailedRequests(handle.getConnection(), dictionaries, account);
        var decided = failures.decidedElsewhere(interval, Coverage.PRUNED.read(handle, account));
        if (before > 0) {
            delete(replacement.keptSeconds(), dirty);
        }
        vanished.replace(interval, replacement.vanished(), now);
        var rejected = replaceRejects(replacement, rejects);
        replacement.written().forEach(row -> dirty.mark(row.createdAt()));
        var connection = handle.getConnection();
        new EventWriter(connection, dictionaries, account)
                .append(replacement.written(), slice.unit(), replacement.firstSeq());
        failures.settle(interval, decided).forEach(dirty::mark);
        cover(replacement);
        var after = count(handle, account, interval);
        return new Commit(
                Math.max(0, after - before), after, !replacement.vanished().isEmpty(), rejected);
    }

    /// All rows of the slice but those of the seconds that are kept.
    private void delete(Set<Long> kept, DirtyDays dirty) {
        var account = slice.accountId();
        var interval = slice.slice();
        handle.createQuery("SELECT DISTINCT created_at FROM event WHERE account_id = ? AND created_at BETWEEN ? AND ?")
                .bind(0, account)
                .bind(1, interval.from())
                .bind(2, interval.to())
                .mapTo(long.class)
                .forEach(dirty::mark);
        var seconds =
                IntervalSet.of(kept.stream().map(at -> new Interval(at, at)).toList());
        for (var part : seconds.gapsWithin(interval).intervals()) {
            handle.execute(
                    "DELETE FROM event WHERE account_id = ? AND created_at BETWEEN ? AND ?",
                    account,
                    part.from(),
                    part.to());
        }
    }

    /// What could not be read of rows that the gateway has no longer is still missing in sums.
    private int replaceRejects(Replacement replacement, List<Reject> rejects) {
        return replacement.vanished().isEmpty() || !rejects.isEmpty()
                ? new Readings(handle, dictionaries, slice.accountId()).replaceRejects(slice.slice(), rejects)
                : 0;
    }

    static long count(Handle handle, long accountId, Interval interval) {
        return handle.createQuery("SELECT COUNT(*) FROM event WHERE account_id = ? AND created_at BETWEEN ? AND ?")
                .bind(0, accountId)
                .bind(1, interval.from())
                .bind(2, interval.to())
                .mapTo(long.class)
                .one();
    }

    /// The second of the newest row up to `until`.
    static OptionalLong newest(Handle handle, long accountId, long until) {
        return handle.createQuery("SELECT MAX(created_at) FROM event WHERE account_id = ? AND created_at <= ?")
                .bind(0, accountId)
                .bind(1, until)
                .mapTo(Long.class)
                .findOne()
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    /// Whether rows that are missing now were there once beyond doubt: what was proven before stays,
    /// however young it is.
    private boolean isClosed() {
        var account = slice.accountId();
        var interval = slice.slice();
        return Coverage.ROWS.read(handle, account).covers(interval)
                && Coverage.UNSTABLE.read(handle, account).within(interval).isEmpty();
    }

    private void cover(Replacement replacement) {
        var account = slice.accountId();
        Coverage.ROWS.add(handle, account, slice.slice());
        if (replacement.vanished().isEmpty()) {
            Coverage.PURGED.remove(handle, account, slice.slice());
        } else {
            Coverage.PURGED.add(handle, account, slice.slice());
        }
        if (slice.stable()) {
            Coverage.UNSTABLE.remove(handle, account, slice.slice());
        } else {
            Coverage.UNSTABLE.add(handle, account, slice.slice());
        }
    }

    /// Gateways list the newest first, so that within a second the last of the list is the oldest.
    private List<UsageEvent> inOrder() {
        for (var row : slice.rows()) {
            if (!slice.slice().contains(row.createdAt())) {
                throw new IllegalArgumentException("a row of second " + row.createdAt() + " in " + slice.slice());
            }
        }
        return slice.rows().reversed().stream()
                .sorted(Comparator.comparingLong(UsageEvent::createdAt))
                .toList();
    }
}
