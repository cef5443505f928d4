package io.github.tallyglass.ui.reconcile;

import io.github.tallyglass.domain.DayCheck;
import io.github.tallyglass.domain.DayCheck.Reason;
import io.github.tallyglass.domain.DayCheck.State;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Vanished;
import io.github.tallyglass.query.CalendarDay;
import io.github.tallyglass.ui.FakeQueries;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Compared days and calendars as plausible accounts have them, the same in every run.
public final class FakeDays {

    public static final LocalDate TODAY = LocalDate.ofInstant(FakeQueries.NOW, FakeQueries.ZONE);

    private FakeDays() {}

    /// The three accounts with everything that there is to see.
    public static FakeQueries filled() {
        var queries = FakeQueries.filled();
        queries.dayChecks = checks();
        queries.vanished = vanished();
        var calendar = new ArrayList<CalendarDay>();
        calendar.addAll(calendar(1, 240, 46));
        calendar.addAll(calendar(2, 400, 46));
        calendar.addAll(calendar(3, 75, 0));
        queries.calendar = calendar;
        return queries;
    }

    /// Forty-six days of `work` and `team`, and of `lab`, whose gateway tells no sums.
    public static List<DayCheck> checks() {
        var random = new Random(11);
        var checks = new ArrayList<DayCheck>();
        for (var back = 0; back < 46; back++) {
            var day = TODAY.minusDays(back);
            var work = 900_000L + random.nextInt(2_400_000);
            var team = 2_000_000L + random.nextInt(5_000_000);
            checks.add(
                    back == 0
                            ? check(1, day, work, work, State.NOT_COVERED, Reason.NOT_CLOSED)
                            : back == 7
                                    ? check(1, day, work, work + 210_000, State.DIFFERS, null)
                                    : back == 19
                                            ? check(1, day, work, work - 1, State.DIFFERS, null)
                                            : check(1, day, work, work, State.EQUAL, null));
            checks.add(
                    back > 26
                            ? check(2, day, team, team - 1_300_000, State.EXPLAINED, Reason.PURGED_UPSTREAM)
                            : back == 3
                                    ? check(2, day, team, 0L, State.EXPLAINED, Reason.STAT_ZERO)
                                    : check(2, day, team, team, State.EQUAL, null));
            checks.add(check(3, day, 300_000L + back, null, State.NO_STAT, Reason.NOT_OFFERED));
        }
        return checks;
    }

    public static DayCheck check(
            long account,
            LocalDate day,
            @Nullable Long local,
            @Nullable Long server,
            State state,
            @Nullable Reason reason) {
        var from = day.atStartOfDay(FakeQueries.ZONE).toEpochSecond();
        var end = day.plusDays(1).atStartOfDay(FakeQueries.ZONE).toEpochSecond() - 1;
        return new DayCheck(
                account,
                day,
                new Interval(from, Math.min(end, FakeQueries.NOW.getEpochSecond())),
                local,
                server,
                state,
                reason,
                FakeQueries.NOW.minusSeconds(day.equals(TODAY) ? 720 : 90_000));
    }

    public static List<Vanished> vanished() {
        return List.of(gone(2, 24, 31, 412_500), gone(2, 25, 8, 64_000), gone(1, 29, 3, 0));
    }

    private static Vanished gone(long account, int daysBack, long rows, long quota) {
        var from =
                TODAY.minusDays(daysBack).atTime(9, 40).atZone(FakeQueries.ZONE).toEpochSecond();
        return new Vanished(
                account, new Interval(from, from + 1799), rows, quota, Instant.ofEpochSecond(from + 800_000));
    }

    /// @param since how many days ago the account begins
    /// @param reconciled how many of the newest days were found equal
    public static List<CalendarDay> calendar(long account, int since, int reconciled) {
        var days = new ArrayList<CalendarDay>();
        for (var back = 0; back < 800; back++) {
            var state = back > since
                    ? CalendarDay.State.MISSING
                    : back > since * 2 / 3
                            ? CalendarDay.State.AGGREGATE_ONLY
                            : back == 0 || back % 61 == 17
                                    ? CalendarDay.State.PARTIAL
                                    : back % 97 > 93
                                            ? CalendarDay.State.MISSING
                                            : back < reconciled && back != 7 && back != 19
                                                    ? CalendarDay.State.RECONCILED
                                                    : CalendarDay.State.COMPLETE;
            days.add(new CalendarDay(account, TODAY.minusDays(back), state));
        }
        return days;
    }
}
