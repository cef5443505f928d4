package io.github.tallyglass.alert;

import io.github.tallyglass.domain.AlertSubject;
import io.github.tallyglass.domain.Budget;
import io.github.tallyglass.domain.Figures;
import io.github.tallyglass.domain.GaugeKind;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.query.GroupBy;
import io.github.tallyglass.query.Report;
import io.github.tallyglass.query.UsageQueries;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// What budgets have seen spent, now and in the past: of rows, and of the gateways' own hourly sums where
/// no
/// row was read. Amounts that cannot be had in the budget's currency do not count.
final class BudgetSums {

    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final int DECIMALS = 4;

    private final UsageQueries queries;
    private final Supplier<ZoneId> zone;

    BudgetSums(UsageQueries queries, Supplier<ZoneId> zone) {
        this.queries = queries;
        this.zone = zone;
    }

    /// The running day, week or month.
    BudgetSpan running(Budget budget, Instant now) {
        return BudgetSpan.of(budget.period(), now.atZone(zone.get()).toLocalDate());
    }

    /// Spent in the running period so far.
    BigDecimal spent(Budget budget, Instant now) {
        var report = queries.report(running(budget, now).range(zone.get()), budget.filter());
        return spent(budget, report.totals()).add(spent(budget, report.hourly().totals()));
    }

    Gauge gauge(Budget budget, BigDecimal spent, Instant now) {
        return new Gauge(
                AlertSubject.budget(budget.id()),
                GaugeKind.BUDGET,
                budget.name(),
                "",
                "",
                0,
                true,
                remaining(budget, spent),
                running(budget, now).end(zone.get()),
                now,
                null,
                false,
                new Gauge.Money(spent, budget.amount(), budget.currency(), null));
    }

    /// Percent; rounded up, so that it is 0 only when nothing is left.
    private static BigDecimal remaining(Budget budget, BigDecimal spent) {
        return budget.amount()
                .subtract(spent)
                .multiply(HUNDRED)
                .divide(budget.amount(), DECIMALS, RoundingMode.CEILING)
                .max(BigDecimal.ZERO)
                .min(HUNDRED);
    }

    /// When it would have been passed in the past, day by day.
    BackTest backTest(Budget budget, Instant now) {
        var spans = BudgetSpan.past(budget.period(), now.atZone(zone.get()).toLocalDate());
        var range = new TimeRange(
                "back-test",
                spans.getFirst().range(zone.get()).from(),
                spans.getLast().end(zone.get()),
                zone.get());
        var report = queries.report(range, budget.filter(), GroupBy.DAY);
        var days = days(budget, report);
        return new BackTest(
                spans.stream().map(span -> past(budget, span, days)).toList(),
                budget.currency(),
                report.complete()
                        && isAllIn(budget, report.totals())
                        && isAllIn(budget, report.hourly().totals()));
    }

    private static Map<LocalDate, BigDecimal> days(Budget budget, Report report) {
        var days = new HashMap<LocalDate, BigDecimal>();
        var groups = new ArrayList<>(report.groups());
        groups.addAll(report.hourly().groups());
        groups.forEach(
                group -> days.merge(LocalDate.parse(group.name()), spent(budget, group.figures()), BigDecimal::add));
        return days;
    }

    private static BackTest.Past past(Budget budget, BudgetSpan span, Map<LocalDate, BigDecimal> days) {
        var spent = BigDecimal.ZERO;
        LocalDate firedOn = null;
        for (var day : span.from().datesUntil(span.to().plusDays(1)).toList()) {
            spent = spent.add(days.getOrDefault(day, BigDecimal.ZERO));
            if (firedOn == null && spent.compareTo(budget.amount()) >= 0) {
                firedOn = day;
            }
        }
        return new BackTest.Past(span.from(), span.to(), spent, firedOn);
    }

    private static BigDecimal spent(Budget budget, Figures figures) {
        return figures.costIn(budget.currency()).getOrDefault(budget.currency(), BigDecimal.ZERO);
    }

    /// Whether every amount is known, and known in the budget's currency.
    private static boolean isAllIn(Budget budget, Figures figures) {
        return figures.unpriced() == 0
                && Set.of(budget.currency())
                        .containsAll(figures.costIn(budget.currency()).keySet());
    }
}
