package io.github.tallyglass.query;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.DayCheck;
import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.IntervalSet;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.domain.Vanished;
import io.github.tallyglass.query.CalendarDay.State;
import io.github.tallyglass.store.Coverage;
import io.github.tallyglass.store.DayChecks;
import io.github.tallyglass.store.PrunedDays;
import io.github.tallyglass.store.RowKind;
import io.github.tallyglass.store.SumsOfRows;
import io.github.tallyglass.store.VanishedRows;
import io.github.tallyglass.store.ZoneDays;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// What is known of days: how much of each was read, what the gateways' own sums said, and what they have
/// no longer. Days are those of the queries' zone.
final class Calendar {

    private final Snapshot snapshot;
    private final List<Account> accounts;
    private final Bounds bounds;
    private final ZoneDays days;

    Calendar(Snapshot snapshot, TimeRange range) {
        this.snapshot = snapshot;
        this.accounts = snapshot.accounts(UsageFilter.ALL).stream()
                .filter(account -> !account.removed() && !account.kind().isSubscription())
                .sorted(Comparator.comparingLong(Account::id))
                .toList();
        this.days = snapshot.days();
        var asked = Bounds.of(range, snapshot, accounts);
        this.bounds =
                new Bounds(asked.from(), Math.min(asked.to(), snapshot.now().getEpochSecond() - 1));
    }

    /// By account and day; days that have not begun are none.
    List<CalendarDay> states() {
        if (bounds.isEmpty()) {
            return List.of();
        }
        var equal = checks().stream()
                .filter(check -> check.state() == DayCheck.State.EQUAL)
                .collect(Collectors.groupingBy(
                        DayCheck::accountId,
                        Collectors.toMap(check -> check.day().toEpochDay(), check -> check)));
        var states = new ArrayList<CalendarDay>();
        for (var account : accounts) {
            states.addAll(states(account, equal.getOrDefault(account.id(), Map.of())));
        }
        return states;
    }

    /// By account and day.
    List<DayCheck> checks() {
        return bounds.isEmpty()
                ? List.of()
                : DayChecks.read(snapshot.handle(), days.zone(), day(firstDay()), day(lastDay()));
    }

    /// Newest first.
    List<Vanished> vanished() {
        return bounds.interval().stream()
                .flatMap(span -> accounts.stream()
                        .flatMap(account ->
                                new VanishedRows(snapshot.handle(), account.id()).byDay(days, span).stream()))
                .sorted(Comparator.comparing(Vanished::slice).reversed())
                .toList();
    }

    private List<CalendarDay> states(Account account, Map<Long, DayCheck> equal) {
        var whole = new Interval(days.startOfDay(firstDay()), Math.min(days.endOfDay(lastDay()), bounds.to()));
        var rows = Coverage.ROWS.read(snapshot.handle(), account.id());
        var missing = new Completeness(snapshot).needed(account, rows, whole);
        var hourly = Coverage.HOURLY.read(snapshot.handle(), account.id());
        var sums = equal.isEmpty() ? Map.<Long, Long>of() : dailySums(account);
        var states = new ArrayList<CalendarDay>();
        var pruned = pruned(account, whole);
        for (var day = firstDay(); day <= lastDay(); day++) {
            var seconds = new Interval(days.startOfDay(day), Math.min(days.endOfDay(day), whole.to()));
            var state = state(seconds, rows, missing, hourly);
            var check = equal.get(day);
            if (state == State.COMPLETE && check != null && isUnchanged(check, sums)) {
                state = State.RECONCILED;
            }
            states.add(new CalendarDay(account.id(), day(day), state, pruned.contains(day)));
        }
        return states;
    }

    /// Days on which rows lay that are not kept any more.
    private Set<Long> pruned(Account account, Interval whole) {
        return PrunedDays.within(snapshot.handle(), account.id(), whole).stream()
                .flatMap(day -> LongStream.rangeClosed(
                                days.dayOf(day.rows().from()),
                                days.dayOf(day.rows().to()))
                        .boxed())
                .collect(Collectors.toSet());
    }

    private static State state(Interval day, IntervalSet rows, IntervalSet missing, IntervalSet hourly) {
        if (missing.within(day).isEmpty()) {
            return State.COMPLETE;
        }
        if (!rows.within(day).isEmpty()) {
            return State.PARTIAL;
        }
        return hourly.within(day).isEmpty() ? State.MISSING : State.AGGREGATE_ONLY;
    }

    /// Rows may have come since; then the sum that was compared is no longer the day's.
    private boolean isUnchanged(DayCheck check, Map<Long, Long> sums) {
        var day = check.day().toEpochDay();
        var span = check.span();
        var compared = check.localQuota();
        if (compared == null) {
            return false;
        }
        var isWhole = span.from() == days.startOfDay(day) && span.to() == days.endOfDay(day);
        var sum = isWhole ? sums.get(day) : null;
        return compared == (sum == null ? sum(check.accountId(), span) : sum);
    }

    /// Gross quota of days whose roll-up is up to date, a day without consume rows being 0.
    private Map<Long, Long> dailySums(Account account) {
        var sums = new HashMap<Long, Long>();
        for (var day = firstDay(); day <= lastDay(); day++) {
            sums.put(day, 0L);
        }
        snapshot.handle()
                .createQuery("SELECT day, SUM(quota) FROM usage_model_day WHERE account_id = ? AND day BETWEEN ? AND ?"
                        + " AND kind_id IN (" + consumeKinds() + ") GROUP BY day")
                .bind(0, account.id())
                .bind(1, firstDay())
                .bind(2, lastDay())
                .map((row, context) -> sums.put(row.getLong(1), row.getLong(2)))
                .list();
        dirtyDays(account).forEach(sums::remove);
        return sums;
    }

    private Set<Long> dirtyDays(Account account) {
        return snapshot.handle()
                .createQuery("SELECT day FROM dirty_day WHERE account_id = ?")
                .bind(0, account.id())
                .mapTo(Long.class)
                .set();
    }

    private long sum(long accountId, Interval span) {
        return new SumsOfRows(snapshot.handle(), snapshot.dictionaries(), accountId)
                .of(span)
                .total();
    }

    private String consumeKinds() {
        return RowKind.idsOf(snapshot.dictionaries().kinds, EventType.CONSUME);
    }

    private long firstDay() {
        return days.dayOf(bounds.from());
    }

    private long lastDay() {
        return days.dayOf(bounds.to());
    }

    private static LocalDate day(long number) {
        return LocalDate.ofEpochDay(number);
    }
}
