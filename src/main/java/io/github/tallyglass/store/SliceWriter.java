package io.github.tallyglass.store;

import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.UsageEvent;
import io.github.tallyglass.store.UsageStore.Commit;
import io.github.tallyglass.store.UsageStore.Reject;
import io.github.tallyglass.store.UsageStore.SliceCommit;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;

/// Replaces the rows of one slice, inside the transaction that it is given.
final class SliceWriter {

    /// From this age on a slice that has fewer rows than before was purged upstream, not read amiss.
    static final long CLOSED_SECONDS = 86_400;

    /// As far as whole numbers are exact in JSON as most programs write it (2⁵³); a thousand such rows still add up
    /// in 64 bits.
    private static final long LARGEST = 1L << 53;

    private final Handle handle;
    private final Dictionaries dictionaries;
    private final SliceCommit slice;

    SliceWriter(Handle handle, Dictionaries dictionaries, SliceCommit slice) {
        this.handle = handle;
        this.dictionaries = dictionaries;
        this.slice = slice;
    }

    /// @param now epoch seconds
    Commit write(long now) throws SQLException {
        var account = slice.accountId();
        var interval = slice.slice();
        var before = count(handle, account, interval);
        if (slice.rows().size() < before && isClosed(now)) {
            Coverage.PURGED.add(handle, account, interval);
            return new Commit(0, before, true);
        }
        var dirty = new DirtyDays(handle, Meta.fixedZone(handle), account);
        if (before > 0) {
            handle.createQuery(
                            "SELECT DISTINCT created_at FROM event WHERE account_id = ? AND created_at BETWEEN ? AND ?")
                    .bind(0, account)
                    .bind(1, interval.from())
                    .bind(2, interval.to())
                    .mapTo(long.class)
                    .forEach(dirty::mark);
            handle.execute(
                    "DELETE FROM event WHERE account_id = ? AND created_at BETWEEN ? AND ?",
                    account,
                    interval.from(),
                    interval.to());
        }
        var rows = inOrder().stream().filter(this::isStorable).toList();
        rows.forEach(row -> dirty.mark(row.createdAt()));
        var connection = handle.getConnection();
        new EventWriter(connection, dictionaries, account, slice.unit()).insert(rows);
        new FailedRequests(connection, dictionaries, account).settle(interval).forEach(dirty::mark);
        cover();
        return new Commit(Math.max(0, rows.size() - before), rows.size(), false);
    }

    static long count(Handle handle, long accountId, Interval interval) {
        return handle.createQuery("SELECT COUNT(*) FROM event WHERE account_id = ? AND created_at BETWEEN ? AND ?")
                .bind(0, accountId)
                .bind(1, interval.from())
                .bind(2, interval.to())
                .mapTo(long.class)
                .one();
    }

    private boolean isClosed(long now) {
        var account = slice.accountId();
        var interval = slice.slice();
        return interval.to() < now - CLOSED_SECONDS
                && Coverage.ROWS.read(handle, account).covers(interval)
                && Coverage.UNSTABLE.read(handle, account).within(interval).isEmpty();
    }

    private void cover() {
        var account = slice.accountId();
        Coverage.ROWS.add(handle, account, slice.slice());
        Coverage.PURGED.remove(handle, account, slice.slice());
        if (slice.stable()) {
            Coverage.UNSTABLE.remove(handle, account, slice.slice());
        } else {
            Coverage.UNSTABLE.add(handle, account, slice.slice());
        }
    }

    /// A number beyond all sense would make every sum overflow that it is a part of: such a row goes to the
    /// rejects.
    private boolean isStorable(UsageEvent row) {
        var tokens = row.tokens();
        var numbers = LongStream.of(
                row.quota(),
                tokens.input(),
                tokens.cacheRead(),
                tokens.cacheWrite(),
                tokens.output(),
                tokens.reasoning());
        if (numbers.allMatch(number -> Math.abs(number) <= LARGEST && number != Long.MIN_VALUE)) {
            return true;
        }
        var raw = "{\"created_at\":" + row.createdAt() + ",\"quota\":" + row.quota() + ",\"input\":" + tokens.input()
                + ",\"output\":" + tokens.output() + "}";
        new Readings(handle, dictionaries, slice.accountId())
                .reject(List.of(new Reject(row.createdAt(), raw, "number out of range")));
        return false;
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
