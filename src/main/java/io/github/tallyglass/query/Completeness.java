package io.github.tallyglass.query;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.CollectorState;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.IntervalSet;
import io.github.tallyglass.query.Report.Missing;
import io.github.tallyglass.store.Coverage;
import io.github.tallyglass.store.PrunedDays;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What of a range was not read, and why.
final class Completeness {

    /// A sync not older than this leaves nothing missing behind it.
    static final long FRESH_SECONDS = 300;

    /// A sync reads up to a few seconds before its own time, where rows have settled.
    private static final long SETTLING_SECONDS = 15;

    /// What is known of seconds whose rows were not read; the first that applies is told.
    private static final List<Reason> REASONS = List.of(
            new Reason(Coverage.LOST, "lost-to-limit"),
            new Reason(Coverage.UNLISTED, "no-key-log"),
            new Reason(Coverage.HOURLY, "aggregates-only"));

    /// Rows are not kept any more, and no sum of them tells what was asked.
    static final String PRUNED = "pruned-rows";

    static final Comparator<Missing> ORDER = Comparator.comparing(Missing::from).thenComparing(Missing::account);

    static List<Missing> pruned(Account account, IntervalSet unanswered) {
        return unanswered.intervals().stream()
                .map(part -> of(account, part, PRUNED))
                .toList();
    }

    /// Days whose rows are not kept, those side by side as one; a day without rows between two of them has
    /// none to be kept.
    static List<Missing> pruned(Snapshot snapshot, Account account, Bounds bounds) {
        var days = bounds.interval()
                .map(span -> PrunedDays.within(snapshot.handle(), account.id(), span))
                .orElse(List.of());
        return pruned(
                account,
                IntervalSet.of(days.stream().map(PrunedDays.Pruned::bounds).toList())
                        .within(new Interval(bounds.from(), Math.max(bounds.from(), bounds.to()))));
    }

    private record Reason(Coverage what, String why) {}

    private record Known(Reason reason, IntervalSet seconds) {}

    private final Snapshot snapshot;
    private final long now;

    Completeness(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.now = snapshot.now().getEpochSecond();
    }

    /// What is left in a queue for a while, at the longest, and may be fetched yet.
    private static final long LONGEST_RETENTION = CollectorState.LONGEST_RETENTION;

    /// @return in order of time; empty when all was read and proven
    List<Missing> missing(List<Account> accounts, Bounds bounds) {
        var missing = new ArrayList<Missing>();
        for (var account : accounts) {
            if (account.kind().isSubscription()) {
                // There are no rows of it that could be missing.
                continue;
            }
            var rows = Coverage.ROWS.read(snapshot.handle(), account.id());
            if (!account.removed() && rows.isEmpty() && bounds.from() <= now && bounds.isEmpty()) {
                missing.add(
                        new Missing(account.name(), instant(bounds.from()), instant(bounds.from()), "not-read-yet"));
            }
            new Bounds(bounds.from(), Math.min(bounds.to(), now - 1))
                    .interval()
                    .ifPresent(asked -> missing.addAll(missing(account, rows, asked)));
        }
        missing.sort(ORDER);
        return missing;
    }

    private List<Missing> missing(Account account, IntervalSet rows, Interval asked) {
        var missing = new ArrayList<Missing>();
        var reasons = REASONS.stream()
                .map(reason -> new Known(reason, reason.what().read(snapshot.handle(), account.id())))
                .toList();
        for (var gap : needed(account, rows, asked).intervals()) {
            var why = why(account, rows, gap);
            var unknown = new IntervalSet(List.of(gap));
            for (var known : reasons) {
                for (var part : known.seconds().intervals()) {
                    unknown.within(part)
                            .intervals()
                            .forEach(one ->
                                    missing.add(of(account, one, known.reason().why())));
                    unknown = unknown.minus(part);
                }
            }
            unknown.intervals().forEach(part -> missing.add(of(account, part, why)));
        }
        Coverage.UNSTABLE
                .read(snapshot.handle(), account.id())
                .within(asked)
                .intervals()
                .forEach(part -> missing.add(of(account, part, "unstable")));
        unreadable(account, asked).intervals().forEach(part -> missing.add(of(account, part, "unreadable-rows")));
        return missing;
    }

    private String why(Account account, IntervalSet rows, Interval gap) {
        if (account.removed()) {
            return "account-removed";
        }
        var isNew = rows.last().filter(last -> gap.from() > last.to()).isPresent();
        if (account.kind() == AccountKind.CLIPROXY) {
            return isNew && gap.from() >= now - LONGEST_RETENTION ? "not-synced-lately" : "not-collected";
        }
        return isNew ? "not-synced-lately" : "not-read-yet";
    }

    private IntervalSet unreadable(Account account, Interval asked) {
        return IntervalSet.of(snapshot.handle()
                .createQuery(
                        "SELECT DISTINCT created_at FROM reject WHERE account_id = ? AND created_at BETWEEN ? AND ?")
                .bind(0, account.id())
                .bind(1, asked.from())
                .bind(2, asked.to())
                .map((row, context) -> new Interval(row.getLong(1), row.getLong(1)))
                .list());
    }

    /// Seconds of the range that should have been read and were not. Of a removed account nothing is
    /// wanted before and after what was read of it.
    IntervalSet needed(Account account, IntervalSet rows, Interval asked) {
        if (account.removed()) {
            var read = rows.isEmpty() ? Coverage.HOURLY.read(snapshot.handle(), account.id()) : rows;
            return read.isEmpty()
                    ? IntervalSet.EMPTY
                    : new IntervalSet(List.of(new Interval(
                                    read.first().orElseThrow().from(),
                                    read.last().orElseThrow().to())))
                            .within(asked).intervals().stream()
                                    .map(rows::gapsWithin)
                                    .reduce(IntervalSet.EMPTY, IntervalSet::plus);
        }
        var gaps = rows.gapsWithin(asked);
        var last = rows.last();
        return last.isPresent() && isFresh(account, last.get())
                ? gaps.minus(new Interval(
                        last.get().to() + 1, Math.max(now, last.get().to() + 1)))
                : gaps;
    }

    private boolean isFresh(Account account, Interval last) {
        return last.to() >= now - FRESH_SECONDS - SETTLING_SECONDS
                || snapshot.accounts().stream()
                        .filter(saved -> saved.account().id() == account.id()
                                && saved.state().equals("ok"))
                        .anyMatch(saved ->
                                saved.lastSync() != null && saved.lastSync().getEpochSecond() >= now - FRESH_SECONDS);
    }

    private static Missing of(Account account, Interval part, String why) {
        return new Missing(account.name(), instant(part.from()), instant(part.to() + 1), why);
    }

    private static Instant instant(long second) {
        return Instant.ofEpochSecond(second);
    }
}
