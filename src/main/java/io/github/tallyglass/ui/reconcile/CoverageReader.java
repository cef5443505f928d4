package io.github.tallyglass.ui.reconcile;

import io.github.tallyglass.domain.DayCheck;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.query.CalendarDay;
import io.github.tallyglass.query.UsageQueries;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// Reads the calendar from the cache; runs in the background.
record CoverageReader(UsageQueries queries, CheckReader checks) {

    /// More weeks than this have no room in a window: the newest are shown.
    private static final int MOST_WEEKS = 104;

    /// @param year of [Period#YEAR]
    Coverage read(TimeRange range, UsageFilter filter, Period period, int year, Instant now) {
        var today = LocalDate.ofInstant(now, range.zone());
        var span = switch (period) {
            case RANGE -> newest(DaySpan.of(range, checks.earliest(range), now));
            case TWELVE_MONTHS -> new DaySpan(today.minusYears(1).plusDays(1), today, range.zone());
            case YEAR -> new DaySpan(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), range.zone());
        };
        var asked = span.until(today);
        var known = asked.days() > 0;
        var days = known ? queries.calendar(asked.range()) : List.<CalendarDay>of();
        var compared = known ? queries.dayChecks(asked.range()) : List.<DayCheck>of();
        return new Coverage(
                span,
                today,
                checks.accounts(filter).stream()
                        .map(account -> AccountDays.of(account, days, compared))
                        .toList());
    }

    private static DaySpan newest(DaySpan span) {
        var first = span.last().minusWeeks(MOST_WEEKS).plusDays(1);
        return span.first().isBefore(first) ? new DaySpan(first, span.last(), span.zone()) : span;
    }
}
