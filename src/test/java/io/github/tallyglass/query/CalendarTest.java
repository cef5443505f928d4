package io.github.tallyglass.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.DayCheck;
import io.github.tallyglass.domain.HourlyUsage;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.query.CalendarDay.State;
import io.github.tallyglass.store.StoreBed;
import io.github.tallyglass.store.TestRows;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each day is shown as the best that holds, and as reconciled only while its rows are those that were compared.
class CalendarTest {

    private static final long DAY = 86_400;
    private static final long MIDNIGHT = Instant.parse("2026-11-18T00:00:00Z").getEpochSecond();
    private static final long NOW = MIDNIGHT + DAY / 2;
    private static final ZoneId UTC = ZoneId.of("UTC");

    private StoreBed bed;

    @BeforeEach
    void open(@TempDir Path home) {
        bed = new StoreBed(home, Instant.ofEpochSecond(NOW));
    }

    @AfterEach
    void close() {
        bed.close();
    }

    private static TimeRange days(int back) {
        return new TimeRange(
                "test", Instant.ofEpochSecond(MIDNIGHT - back * DAY), Instant.ofEpochSecond(MIDNIGHT + 2 * DAY), UTC);
    }

    private List<State> states(int back) {
        return bed.queries.calendar(days(back)).stream().map(CalendarDay::state).toList();
    }

    private DayCheck check(long daysBack, Interval span, long local, @Nullable Long server, DayCheck.State state) {
        return new DayCheck(
                bed.account.id(),
                LocalDate.of(2026, 11, 18).minusDays(daysBack),
                span,
                local,
                server,
                state,
                null,
                Instant.ofEpochSecond(NOW));
    }

    private Interval day(long back) {
        return new Interval(MIDNIGHT - back * DAY, MIDNIGHT - (back - 1) * DAY - 1);
    }

    @Test
    void daysAreShownAsTheBestThatHolds() {
        bed.commit(MIDNIGHT - DAY, NOW - 60, List.of());
        bed.commit(MIDNIGHT - 2 * DAY, MIDNIGHT - 2 * DAY + 99, List.of());
        var hour = MIDNIGHT - 3 * DAY;
        StoreBed.ok(bed.store.replaceHourly(
                bed.account.id(),
                new Interval(hour, hour + 3599),
                List.of(new HourlyUsage(hour, "m", 1, 2, 3)),
                bed.account.unit()));

        assertThat(states(4))
                .containsExactly(State.MISSING, State.AGGREGATE_ONLY, State.PARTIAL, State.COMPLETE, State.COMPLETE);
        assertThat(bed.queries.calendar(days(4)).getLast().day()).isEqualTo(LocalDate.of(2026, 11, 18));
    }

    @Test
    void todayIsPartialWhenItWasNotReadLately() {
        bed.commit(MIDNIGHT - DAY, NOW - 7200, List.of());
        assertThat(states(1)).containsExactly(State.COMPLETE, State.PARTIAL);
    }

    @Test
    void aDayIsReconciledWhileItsRowsAreThoseThatWereCompared() {
        bed.commit(MIDNIGHT - 2 * DAY, NOW - 60, List.of(TestRows.consume(MIDNIGHT - 100, "a", 7)));
        StoreBed.ok(bed.checks.noteCheck(check(1, day(1), 7, 7L, DayCheck.State.EQUAL), UTC));
        StoreBed.ok(bed.checks.noteCheck(check(2, day(2), 0, 0L, DayCheck.State.EQUAL), UTC));
        StoreBed.ok(bed.store.rebuildNow());
        assertThat(states(2)).containsExactly(State.RECONCILED, State.RECONCILED, State.COMPLETE);

        // A later row makes what was compared another day's news, with the roll-up behind and up to date.
        bed.commit(MIDNIGHT - 90, MIDNIGHT - 50, List.of(TestRows.consume(MIDNIGHT - 70, "late", 1)));
        assertThat(states(2)).containsExactly(State.RECONCILED, State.COMPLETE, State.COMPLETE);
        StoreBed.ok(bed.store.rebuildNow());
        assertThat(states(2)).containsExactly(State.RECONCILED, State.COMPLETE, State.COMPLETE);
    }

    @Test
    void theBegunDayIsReconciledUpToWhereItWasCompared() {
        bed.commit(MIDNIGHT, NOW - 60, List.of(TestRows.consume(MIDNIGHT + 5, "a", 7)));
        var span = new Interval(MIDNIGHT, NOW - 60);
        StoreBed.ok(bed.checks.noteCheck(check(0, span, 7, 7L, DayCheck.State.EQUAL), UTC));
        assertThat(states(0)).containsExactly(State.RECONCILED);
    }

    @Test
    void onlyEqualSumsReconcile() {
        bed.commit(MIDNIGHT - DAY, NOW - 60, List.of());
        StoreBed.ok(bed.checks.noteCheck(check(1, day(1), 0, 5L, DayCheck.State.DIFFERS), UTC));
        assertThat(states(1)).containsExactly(State.COMPLETE, State.COMPLETE);
    }

    @Test
    void checksComeBackAsTheyWereNoted() {
        var noted = new DayCheck(
                bed.account.id(),
                LocalDate.of(2026, 11, 17),
                day(1),
                5L,
                null,
                DayCheck.State.NO_STAT,
                DayCheck.Reason.NOT_OFFERED,
                Instant.ofEpochSecond(NOW),
                List.of(new Interval(MIDNIGHT - 50, MIDNIGHT - 40), new Interval(MIDNIGHT - 30, MIDNIGHT - 1)));
        StoreBed.ok(bed.checks.noteCheck(check(1, day(1), 1, 1L, DayCheck.State.EQUAL), UTC));
        StoreBed.ok(bed.checks.noteCheck(noted, UTC));
        StoreBed.ok(bed.checks.noteCheck(check(1, day(1), 9, 9L, DayCheck.State.EQUAL), ZoneId.of("Asia/Shanghai")));

        assertThat(bed.queries.dayChecks(days(3))).containsExactly(noted);
        assertThat(bed.queries.dayChecks(days(0))).isEmpty();
    }

    @Test
    void removedAccountsHaveNoCalendar() {
        bed.commit(MIDNIGHT, NOW - 60, List.of());
        StoreBed.ok(bed.store.updateAccount(bed.account.withRemoved(true)));
        assertThat(bed.queries.calendar(days(3))).isEmpty();
    }
}
