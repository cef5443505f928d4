package io.github.tallyglass.alert;

import io.github.tallyglass.domain.Budget.Period;
import io.github.tallyglass.domain.TimeRange;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedList;
import java.util.List;

/// One day, week or month of a budget.
///
/// @param from first day, in the user's zone
/// @param to last day, inclusive
record BudgetSpan(Period period, LocalDate from, LocalDate to) {

    private static final int DAYS = 60;
    private static final int WEEKS = 26;
    private static final int MONTHS = 12;

    static BudgetSpan of(Period period, LocalDate day) {
        return switch (period) {
            case DAY -> new BudgetSpan(period, day, day);
            case WEEK -> {
                var monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                yield new BudgetSpan(period, monday, monday.plusDays(6));
            }
            case MONTH -> new BudgetSpan(period, day.withDayOfMonth(1), day.with(TemporalAdjusters.lastDayOfMonth()));
        };
    }

    /// What is looked back on: sixty days, half a year of weeks or a year of months, the running one last.
    static List<BudgetSpan> past(Period period, LocalDate today) {
        var spans = new LinkedList<BudgetSpan>();
        var count = switch (period) {
            case DAY -> DAYS;
            case WEEK -> WEEKS;
            case MONTH -> MONTHS;
        };
        var span = of(period, today);
        while (spans.size() < count) {
            spans.addFirst(span);
            span = of(period, span.from().minusDays(1));
        }
        return List.copyOf(spans);
    }

    TimeRange range(ZoneId zone) {
        return new TimeRange(from + ".." + to, from.atStartOfDay(zone).toInstant(), end(zone), zone);
    }

    /// When it is over.
    Instant end(ZoneId zone) {
        return to.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
