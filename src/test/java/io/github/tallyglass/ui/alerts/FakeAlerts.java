package io.github.tallyglass.ui.alerts;

import io.github.tallyglass.alert.AlertControl;
import io.github.tallyglass.alert.BackTest;
import io.github.tallyglass.domain.Alert;
import io.github.tallyglass.domain.AlertBook;
import io.github.tallyglass.domain.AlertChoice;
import io.github.tallyglass.domain.AlertEntry;
import io.github.tallyglass.domain.AlertEntry.Delivery;
import io.github.tallyglass.domain.AlertLimits;
import io.github.tallyglass.domain.AlertRule;
import io.github.tallyglass.domain.AlertSubject;
import io.github.tallyglass.domain.Budget;
import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.GaugeKind;
import io.github.tallyglass.domain.Match;
import io.github.tallyglass.domain.QuietHours;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.ui.FakeQueries;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// Alerts in memory: a book, a log, and a back-test over sixty invented days.
public final class FakeAlerts implements AlertControl {

    private static final long PROXY = 4;

    public AlertBook kept = AlertBook.FIRST;
    public List<AlertEntry> entries = new ArrayList<>();
    public @Nullable Failure refuses;
    public @Nullable Failure cannotShow;
    public boolean complete = true;

    /// What was called, in order.
    public final List<String> calls = new ArrayList<>();

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    public int listeners() {
        return listeners.size();
    }

    public void announce() {
        listeners.forEach(Runnable::run);
    }

    @Override
    public AlertBook book() {
        return kept;
    }

    @Override
    public Result<AlertChoice> choose(AlertChoice choice) {
        calls.add("choose");
        return unlessRefused(choice, () -> {
            var choices = others(choice);
            choices.add(choice);
            kept = new AlertBook(choices, kept.budgets(), kept.quietHours());
        });
    }

    @Override
    public Result<AlertChoice> unchoose(AlertChoice choice) {
        calls.add("unchoose");
        return unlessRefused(choice, () -> kept = new AlertBook(others(choice), kept.budgets(), kept.quietHours()));
    }

    @Override
    public Result<Budget> saveBudget(Budget budget) {
        calls.add("budget");
        var saved = budget.id() == 0 ? budget.withId(kept.budgets().size() + 1L) : budget;
        return unlessRefused(saved, () -> {
            var budgets = new ArrayList<>(kept.budgets());
            budgets.removeIf(each -> each.id() == saved.id());
            budgets.add(saved);
            kept = new AlertBook(kept.choices(), budgets, kept.quietHours());
        });
    }

    @Override
    public Result<Long> removeBudget(long id) {
        calls.add("remove");
        return unlessRefused(id, () -> {
            var budgets = new ArrayList<>(kept.budgets());
            budgets.removeIf(each -> each.id() == id);
            kept = new AlertBook(kept.choices(), budgets, kept.quietHours());
        });
    }

    @Override
    public Result<Boolean> quietHours(@Nullable QuietHours hours) {
        calls.add("quiet");
        return unlessRefused(true, () -> kept = new AlertBook(kept.choices(), kept.budgets(), hours));
    }

    @Override
    public List<AlertEntry> log(int limit) {
        return entries.stream().limit(limit).toList();
    }

    @Override
    public Result<Long> markSeen() {
        calls.add("seen");
        return unlessRefused(
                1L,
                () -> entries = new ArrayList<>(entries.stream()
                        .map(each -> new AlertEntry(each.id(), each.at(), each.alert(), each.delivery(), true))
                        .toList()));
    }

    @Override
    public Result<Boolean> test() {
        calls.add("test");
        return cannotShow == null ? Result.ok(true) : Result.err(cannotShow);
    }

    /// A weekly rhythm between 1 and about 15, doubled where no filter narrows.
    @Override
    public BackTest backTest(Budget budget) {
        calls.add("back-test");
        var today = FakeQueries.NOW.atZone(FakeQueries.ZONE).toLocalDate();
        var length = switch (budget.period()) {
            case DAY -> 1;
            case WEEK -> 7;
            case MONTH -> 30;
        };
        var count = switch (budget.period()) {
            case DAY -> 60;
            case WEEK -> 26;
            case MONTH -> 12;
        };
        var periods = new ArrayList<BackTest.Past>();
        for (var back = count - 1; back >= 0; back--) {
            var to = today.minusDays((long) back * length);
            var from = to.minusDays(length - 1L);
            var weekend = to.getDayOfWeek().getValue() >= 6 && length == 1;
            var cents = (weekend ? 110 : 480) + (to.toEpochDay() * 7919 % 570) + (to.getDayOfMonth() == 12 ? 600 : 0);
            var spent = BigDecimal.valueOf(cents * length * (budget.filter().isAll() ? 2 : 1), 2);
            if (back == 0) {
                spent = spent.multiply(new BigDecimal("0.6"));
            }
            periods.add(new BackTest.Past(
                    from, to, spent, spent.compareTo(budget.amount()) >= 0 ? to.minusDays(length / 3) : null));
        }
        return new BackTest(periods, budget.currency(), complete);
    }

    @Override
    public Registration onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private <T> Result<T> unlessRefused(T value, Runnable change) {
        if (refuses != null) {
            return Result.err(refuses);
        }
        change.run();
        return Result.ok(value);
    }

    private List<AlertChoice> others(AlertChoice choice) {
        var others = new ArrayList<>(kept.choices());
        others.removeIf(each -> each.sameScope(choice));
        return others;
    }

    /// Budgets, quiet hours, and some rules as others would have them.
    public static AlertBook chosen() {
        var usual = AlertLimits.USUAL;
        var opus = UsageFilter.ALL.with(Dimension.MODEL, new Match.Contains("opus"));
        var night = UsageFilter.ALL
                .with(Dimension.KEY, new Match.Exact("alice-ci"))
                .with(Dimension.ACCOUNT, new Match.Exact("team"));
        return new AlertBook(
                List.of(
                        new AlertChoice(
                                AlertRule.REMAINING,
                                0,
                                GaugeKind.SEVEN_DAYS,
                                true,
                                usual.withPercents(List.of(30, 15, 5))),
                        new AlertChoice(AlertRule.RUNS_OUT, 0, GaugeKind.FIVE_HOURS, true, usual),
                        new AlertChoice(
                                AlertRule.BALANCE_LOW,
                                0,
                                GaugeKind.BALANCE,
                                true,
                                new AlertLimits(List.of(20, 10), new BigDecimal("5"), "USD", 3, Duration.ofHours(2))),
                        new AlertChoice(AlertRule.BACK_AGAIN, PROXY, GaugeKind.FIVE_HOURS, false, usual)),
                List.of(
                        new Budget(1, "Opus", opus, Budget.Period.DAY, new BigDecimal("9"), "USD", true),
                        new Budget(
                                2,
                                "Everything",
                                UsageFilter.ALL,
                                Budget.Period.MONTH,
                                new BigDecimal("600"),
                                "USD",
                                true),
                        new Budget(3, "Night jobs", night, Budget.Period.WEEK, new BigDecimal("40"), "CNY", false)),
                new QuietHours(LocalTime.of(22, 0), LocalTime.of(8, 0)));
    }

    // What stands in the log

    /// A day on which much happened, and some before it.
    public static List<AlertEntry> busyLog() {
        var now = FakeQueries.NOW;
        var codex = "Codex";
        var log = new ArrayList<AlertEntry>();
        log.add(entry(
                14,
                now.minus(Duration.ofMinutes(4)),
                window(AlertRule.REMAINING, codex, "9", 10),
                Delivery.SHOWN,
                false));
        log.add(entry(13, now.minus(Duration.ofMinutes(52)), budget(), Delivery.SHOWN, false));
        log.add(entry(
                12,
                now.minus(Duration.ofMinutes(71)),
                window(AlertRule.REMAINING, codex, "19", 20),
                Delivery.SHOWN,
                true));
        log.add(entry(11, now.minus(Duration.ofHours(3)), trouble(), Delivery.SHOWN, true));
        log.add(entry(
                10,
                now.minus(Duration.ofHours(6)),
                window(AlertRule.BACK_AGAIN, "Claude", "100", 0),
                Delivery.SHOWN,
                true));
        log.add(entry(
                9,
                now.minus(Duration.ofHours(11)),
                window(AlertRule.EXHAUSTED, "Claude", "0", 0),
                Delivery.QUIET,
                true));
        log.add(entry(8, now.minus(Duration.ofHours(12)), balance(), Delivery.OVER, true));
        log.add(entry(
                7,
                now.minus(Duration.ofHours(31)),
                window(AlertRule.RUNS_OUT, "Claude", "34", 0),
                Delivery.SHOWN,
                true));
        log.add(entry(6, now.minus(Duration.ofDays(3)), statistics(), Delivery.UNSHOWN, true));
        for (var id = 5; id > 0; id--) {
            var back = Duration.ofDays(9L - id);
            log.add(entry(
                    id, now.minus(back), window(AlertRule.REMAINING, codex, "" + (10 + id), 20), Delivery.SHOWN, true));
        }
        return log;
    }

    public static AlertEntry entry(long id, Instant at, Alert alert, Delivery delivery, boolean seen) {
        return new AlertEntry(id, at, alert, delivery, seen);
    }

    public static Alert window(AlertRule rule, String account, String left, int limit) {
        var now = FakeQueries.NOW;
        return new Alert(
                rule,
                new AlertSubject(3, "codex|a", "5h"),
                GaugeKind.FIVE_HOURS,
                account,
                account.equals("Codex") ? "alice@example.com" : "",
                "",
                18_000,
                new BigDecimal(left),
                limit == 0 ? null : BigDecimal.valueOf(limit),
                "%",
                rule == AlertRule.RUNS_OUT ? now.plusSeconds(3_000) : null,
                now.plusSeconds(5_900),
                now.minusSeconds(240));
    }

    public static Alert budget() {
        return new Alert(
                AlertRule.OVER_BUDGET,
                AlertSubject.budget(1),
                GaugeKind.BUDGET,
                "Opus",
                "",
                "",
                86_400,
                new BigDecimal("10.24"),
                new BigDecimal("10"),
                "USD",
                null,
                FakeQueries.NOW.plusSeconds(20_000),
                FakeQueries.NOW.minusSeconds(3_100));
    }

    private static Alert balance() {
        return new Alert(
                AlertRule.BALANCE_LOW,
                AlertSubject.balance(1),
                GaugeKind.BALANCE,
                "work",
                "",
                "",
                0,
                new BigDecimal("43.10"),
                new BigDecimal("50"),
                "CNY",
                FakeQueries.NOW.plus(Duration.ofDays(4)),
                null,
                FakeQueries.NOW.minus(Duration.ofHours(12)));
    }

    private static Alert trouble() {
        return new Alert(
                AlertRule.SYNC_BROKEN,
                AlertSubject.sync(2),
                null,
                "team",
                "",
                "",
                0,
                null,
                null,
                "server-fault",
                FakeQueries.NOW.minus(Duration.ofHours(5)),
                null,
                FakeQueries.NOW.minus(Duration.ofHours(3)));
    }

    private static Alert statistics() {
        return new Alert(
                AlertRule.STATISTICS_OFF,
                AlertSubject.statistics(1),
                null,
                "cpa",
                "",
                "",
                0,
                null,
                null,
                "",
                FakeQueries.NOW.minus(Duration.ofDays(3)),
                null,
                FakeQueries.NOW.minus(Duration.ofDays(3)));
    }
}
