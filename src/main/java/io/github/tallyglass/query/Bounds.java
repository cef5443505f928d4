package io.github.tallyglass.query;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.store.Coverage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A range in whole seconds.
///
/// @param from first second
/// @param to last second; before `from` when the range holds no second
record Bounds(long from, long to) {

    /// @param accounts whose earliest covered second begins a range without a beginning
    static Bounds of(TimeRange range, Snapshot snapshot, List<Account> accounts) {
        var end = ceiling(range.to());
        var from = range.from();
        return new Bounds(from == null ? earliest(snapshot, accounts, end) : ceiling(from), end - 1);
    }

    boolean isEmpty() {
        return to < from;
    }

    /// The part in which there can be rows or sums that are kept of them, so that a range of a thousand
    /// years
    /// costs nothing.
    Bounds withinUse(Snapshot snapshot, long account) {
        var rows = rows(snapshot, List.of(account));
        return within(PrunedEdges.of(snapshot, account)
                .map(pruned -> new Bounds(
                        Math.min(rows.from, pruned.days().from()),
                        Math.max(rows.to, pruned.days().to())))
                .orElse(rows));
    }

    /// The part in which there are rows.
    Bounds withinRows(Snapshot snapshot, List<Long> accounts) {
        return within(rows(snapshot, accounts));
    }

    private Bounds within(Bounds other) {
        return new Bounds(Math.max(from, other.from), Math.min(to, other.to));
    }

    private static Bounds rows(Snapshot snapshot, List<Long> accounts) {
        var first = Long.MAX_VALUE;
        var last = Long.MIN_VALUE;
        for (var account : accounts) {
            first = Math.min(first, edge(snapshot, "MIN", account).orElse(first));
            last = Math.max(last, edge(snapshot, "MAX", account).orElse(last));
        }
        return new Bounds(first, last);
    }

    Optional<Interval> interval() {
        return isEmpty() ? Optional.empty() : Optional.of(new Interval(from, to));
    }

    /// Seconds are whole: an instant within a second begins (or ends) after it.
    private static long ceiling(Instant instant) {
        return instant.getEpochSecond() + (instant.getNano() > 0 ? 1 : 0);
    }

    private static Optional<Long> edge(Snapshot snapshot, String which, long account) {
        return snapshot.handle()
                .createQuery("SELECT " + which + "(created_at) FROM event WHERE account_id = ?")
                .bind(0, account)
                .mapTo(Long.class)
                .findOne();
    }

    /// Rows that were imported from a file may lie outside of what a source was asked for.
    private static long earliest(Snapshot snapshot, List<Account> accounts, long otherwise) {
        return accounts.stream()
                .filter(account -> account.kind() == AccountKind.CLIPROXY)
                .flatMap(account -> Stream.concat(
                        edge(snapshot, "MIN", account.id()).stream(),
                        PrunedEdges.of(snapshot, account.id()).map(PrunedEdges::firstRow).stream()))
                .min(Long::compare)
                .map(first -> Math.min(first, covered(snapshot, accounts, otherwise)))
                .orElseGet(() -> covered(snapshot, accounts, otherwise));
    }

    private static long covered(Snapshot snapshot, List<Account> accounts, long otherwise) {
        for (var what : List.of(Coverage.ROWS, Coverage.HOURLY)) {
            var first = accounts.stream()
                    .flatMap(account -> what.read(snapshot.handle(), account.id()).first().stream())
                    .mapToLong(Interval::from)
                    .min();
            if (first.isPresent()) {
                return Math.min(first.getAsLong(), otherwise);
            }
        }
        return otherwise;
    }
}
