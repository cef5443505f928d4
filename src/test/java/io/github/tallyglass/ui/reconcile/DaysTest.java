package io.github.tallyglass.ui.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.DayCheck.State;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.query.AccountView;
import io.github.tallyglass.query.CalendarDay;
import io.github.tallyglass.ui.FakeQueries;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Days, weeks and what is asked about them.
class DaysTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate TODAY = FakeDays.TODAY;
    private static final Instant NOW = FakeQueries.NOW;

    @Test
    void hoursStandForTheDaysThatTheyTouchAndTheFutureIsLeftOut() {
        var fiveHours = new TimeRange(
                "5h", Instant.parse("2026-03-29T22:30:00Z"), Instant.parse("2026-03-30T03:30:00Z"), BERLIN);
        var span = DaySpan.of(fiveHours, Instant.EPOCH, Instant.parse("2026-03-30T03:30:00Z"));
        assertThat(span.words()).isEqualTo("2026-03-30..2026-03-30");
        var month = new TimeRange(
                "month",
                Instant.parse("2026-07-31T16:00:00Z"),
                Instant.parse("2026-09-30T16:00:00Z"),
                FakeQueries.ZONE);
        assertThat(DaySpan.of(month, Instant.EPOCH, NOW).last()).isEqualTo(TODAY);
        assertThat(DaySpan.of(month, Instant.EPOCH, NOW).seconds(NOW).to()).isEqualTo(NOW.getEpochSecond());
    }

    @Test
    void aDayThatLosesAnHourHasTwentyThree() {
        var day = LocalDate.of(2026, 3, 29);
        assertThat(new DaySpan(day, day, BERLIN).seconds(NOW).seconds()).isEqualTo(23 * 3600);
    }

    @Test
    void aRangeThatLiesAheadHasNoDays() {
        var tomorrow = new TimeRange("x", NOW.plusSeconds(90_000), NOW.plusSeconds(180_000), FakeQueries.ZONE);
        assertThat(DaySpan.of(tomorrow, Instant.EPOCH, NOW).days()).isZero();
    }

    @Test
    void everyDayOfAnySpanHasOneCellAndTheCellNamesTheDay() {
        var seed = System.nanoTime();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        for (var i = 0; i < 200; i++) {
            var first = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(3000));
            var span = new DaySpan(first, first.plusDays(random.nextInt(800)), BERLIN);
            var weeks = new Weeks(span);
            for (var day = first; !day.isAfter(span.last()); day = day.plusDays(1)) {
                assertThat(weeks.day(weeks.column(day), Weeks.row(day))).hasValue(day);
            }
            assertThat(weeks.columns()).isEqualTo(weeks.column(span.last()) + 1);
            assertThat(weeks.day(weeks.columns(), 0)).isEmpty();
            assertThat(weeks.day(-1, 0)).isEmpty();
        }
    }

    @Test
    void daysSideBySideAreAskedTogetherAndOthersAreLeftAlone() {
        var lines = List.of(differing(1, 3), differing(2, 8), differing(1, 2), differing(1, 9));
        var order = Order.rereading(lines, FakeQueries.ZONE, NOW.getEpochSecond());
        assertThat(order.reread()).isTrue();
        assertThat(order.days()).isEqualTo(4);
        assertThat(order.parts())
                .containsExactlyInAnyOrder(
                        new Order.Part(days(3, 2), Set.of(1L), 2),
                        new Order.Part(days(9, 9), Set.of(1L), 1),
                        new Order.Part(days(8, 8), Set.of(2L), 1));
    }

    @Test
    void theDayUnderWayEndsNow() {
        var order = Order.rereading(List.of(differing(1, 0)), FakeQueries.ZONE, NOW.getEpochSecond());
        assertThat(order.parts().getFirst().range().to()).isEqualTo(NOW.getEpochSecond());
    }

    @Test
    void whatWasNeverKeptIsNotMissed() {
        var account = account(1);
        var days = AccountDays.of(account, FakeDays.calendar(1, 10, 3), List.of());
        assertThat(days.look(TODAY.minusDays(11))).isEqualTo(DayLook.OUTSIDE);
        assertThat(days.look(TODAY.minusDays(10))).isEqualTo(DayLook.AGGREGATE_ONLY);
        assertThat(days.look(TODAY)).isEqualTo(DayLook.PARTIAL);
        assertThat(days.look(TODAY.plusDays(1))).isEqualTo(DayLook.OUTSIDE);
        var gap = AccountDays.of(
                account,
                List.of(
                        new CalendarDay(1, TODAY.minusDays(2), CalendarDay.State.COMPLETE),
                        new CalendarDay(1, TODAY.minusDays(1), CalendarDay.State.MISSING),
                        new CalendarDay(2, TODAY, CalendarDay.State.COMPLETE)),
                List.of());
        assertThat(gap.look(TODAY.minusDays(1))).isEqualTo(DayLook.MISSING);
        assertThat(gap.look(TODAY)).isEqualTo(DayLook.OUTSIDE);
    }

    @Test
    void sumsAreOfDaysThatHaveBoth() {
        var work = account(1);
        var tally = Tally.of(List.of(
                new DayLine(work, FakeDays.check(1, TODAY, 100L, 70L, State.DIFFERS, null)),
                new DayLine(work, FakeDays.check(1, TODAY.minusDays(1), 5L, 5L, State.EQUAL, null)),
                new DayLine(work, FakeDays.check(1, TODAY.minusDays(2), 900L, null, State.NO_STAT, null))));
        assertThat(tally.comparable()).isEqualTo(2);
        assertThat(tally.localQuota()).isEqualTo(105);
        assertThat(tally.gatewayQuota()).isEqualTo(75);
        assertThat(tally.difference().quotaByUnit()).containsEntry(work.unit(), 30L);
        assertThat(tally.of(State.NO_STAT)).isEqualTo(1);
        assertThat(tally.all()).isEqualTo(3);
    }

    private static io.github.tallyglass.domain.Account account(long id) {
        AccountView view = FakeQueries.account(id, "work", null, null);
        return view.account();
    }

    private static DayLine differing(long account, int daysBack) {
        return new DayLine(
                account(account), FakeDays.check(account, TODAY.minusDays(daysBack), 2L, 1L, State.DIFFERS, null));
    }

    private static Interval days(int fromBack, int toBack) {
        return new Interval(
                start(TODAY.minusDays(fromBack)).toEpochSecond(),
                start(TODAY.minusDays(toBack).plusDays(1)).toEpochSecond() - 1);
    }

    private static ZonedDateTime start(LocalDate day) {
        return day.atStartOfDay(FakeQueries.ZONE);
    }
}
