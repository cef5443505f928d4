package io.github.tallyglass.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Pacing on a clock that moves only when somebody waits.
class HostBudgetTest {

    private final SteppedClock clock = new SteppedClock();
    private final HostBudgets budgets = new HostBudgets(clock, clock::advance, Pace.POLITE);
    private final HostBudget budget = budgets.of("gateway.example");

    @Test
    void aBurstGoesAtOnceAndTheRestASecondApart() throws InterruptedException {
        var times = take(budget, 25);
        assertThat(times.subList(0, 20)).containsOnly(0L);
        assertThat(times.subList(20, 25)).containsExactly(1000L, 2000L, 3000L, 4000L, 5000L);
    }

    @Test
    void noWindowEverHoldsMoreThanTheLimit() throws InterruptedException {
        var times = take(budget, 1000);
        for (var i = 180; i < times.size(); i++) {
            assertThat(times.get(i) - times.get(i - 180)).as("request " + i).isGreaterThanOrEqualTo(180_000);
        }
        // And not slower than it must be: the last of 1000 requests goes out in the sixth window.
        assertThat(times.getLast()).isLessThan(6 * 180_000L);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 3, 50})
    void aGivenRateIsKept(double rate) throws InterruptedException {
        budgets.setPace("gateway.example", Pace.perSecond(rate));
        var times = take(budget, 400);
        var burst = Math.max(1, (long) rate);
        assertThat(times.getLast()).isGreaterThanOrEqualTo((long) ((400 - burst) / rate * 1000) - 1);
        assertThat(times.getLast()).isLessThanOrEqualTo((long) (400 / rate * 1000) + 181_000);
    }

    @Test
    void unlimitedDoesNotWait() throws InterruptedException {
        budgets.setPace("gateway.example", Pace.UNLIMITED);
        assertThat(take(budget, 5000)).containsOnly(0L);
        assertThat(budget.snapshot().limit()).isZero();
    }

    @Test
    void aSnapshotShowsWhatIsUsedAndForgetsIt() throws InterruptedException {
        take(budget, 12);
        assertThat(budget.snapshot()).isEqualTo(new HostBudget.Snapshot("gateway.example", 12, 180, 180, null, null));
        clock.advance(Duration.ofMinutes(3));
        assertThat(budget.snapshot().used()).isZero();
    }

    @Test
    void aRefusalBlocksForAsLongAsItSays() {
        budget.block(HostBudget.Lane.GENERAL, Duration.ofSeconds(7));
        assertThat(budget.snapshot().blockedUntil()).isEqualTo(clock.instant().plusSeconds(7));
        assertThat(budget.blockedFor()).isEqualTo(Duration.ofSeconds(7));
        clock.advance(Duration.ofSeconds(7));
        assertThat(budget.snapshot().blockedUntil()).isNull();
        budget.block(HostBudget.Lane.GENERAL, null);
        assertThat(budget.blockedFor()).isEqualTo(Duration.ofMinutes(3));
        budget.block(HostBudget.Lane.GENERAL, Duration.ofDays(900));
        assertThat(budget.blockedFor()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void halfOfTheCriticalBucketIsLeftAlone() {
        for (var i = 0; i < 10; i++) {
            assertThat(budget.closedFor(HostBudget.Lane.CRITICAL)).isZero();
            budget.count(HostBudget.Lane.CRITICAL);
            budget.count(HostBudget.Lane.GENERAL);
            clock.advance(Duration.ofMinutes(1));
        }
        assertThat(budget.closedFor(HostBudget.Lane.CRITICAL)).isEqualTo(Duration.ofMinutes(10));
        assertThat(budget.closedFor(HostBudget.Lane.GENERAL)).isZero();
        assertThat(budget.snapshot().critical()).isEqualTo(new HostBudget.Critical(10, 10, 1200, null));
        clock.advance(Duration.ofMinutes(10));
        assertThat(budget.closedFor(HostBudget.Lane.CRITICAL)).isZero();
        assertThat(budgets.of("other.example").snapshot().critical()).isNull();
    }

    @Test
    void aRefusalOfTheCriticalBucketBlocksItAlone() {
        budget.block(HostBudget.Lane.CRITICAL, null);
        assertThat(budget.closedFor(HostBudget.Lane.CRITICAL)).isEqualTo(Duration.ofMinutes(20));
        assertThat(budget.closedFor(HostBudget.Lane.GENERAL)).isZero();
        assertThat(budget.snapshot().blockedUntil()).isNull();
        budget.block(HostBudget.Lane.CRITICAL, Duration.ofSeconds(90));
        assertThat(budget.closedFor(HostBudget.Lane.CRITICAL)).isEqualTo(Duration.ofSeconds(90));
        clock.advance(Duration.ofSeconds(90));
        assertThat(budget.snapshot().critical()).isNull();
    }

    /// The gateway does not know one process from the next.
    @Test
    void criticalRequestsOfEarlierProcessesCount() {
        var kept = new ArrayList<Instant>();
        var memory = new CriticalMemory() {
            @Override
            public List<Instant> recall(String host, Instant since) {
                return kept.stream().filter(at -> at.isAfter(since)).toList();
            }

            @Override
            public void spent(String host, Instant at) {
                kept.add(at);
            }
        };
        for (var process = 0; process < 12; process++) {
            var own = new HostBudgets(clock, clock::advance, Pace.POLITE, memory).of("gateway.example");
            if (own.closedFor(HostBudget.Lane.CRITICAL).isZero()) {
                own.count(HostBudget.Lane.CRITICAL);
            }
            clock.advance(Duration.ofMinutes(1));
        }
        assertThat(kept).hasSize(10);
    }

    @Test
    void aClockSetBackDoesNotStopRequests() throws InterruptedException {
        take(budget, 180);
        clock.advance(Duration.ofHours(-5));
        var before = clock.millis();
        take(budget, 1);
        assertThat(clock.millis() - before).isLessThanOrEqualTo(180_000);
    }

    @Test
    void hostsHaveBudgetsOfTheirOwn() throws InterruptedException {
        take(budget, 20);
        assertThat(budgets.of("other.example").snapshot().used()).isZero();
        assertThat(budgets.of("gateway.example")).isSameAs(budget);
        assertThat(budgets.snapshots())
                .extracting(HostBudget.Snapshot::host)
                .containsExactly("gateway.example", "other.example");
    }

    @Test
    void anInterruptEndsTheWaitAndLeavesTheHostFree() throws InterruptedException {
        var interrupting = new HostBudgets(
                        clock,
                        _ -> {
                            throw new InterruptedException();
                        },
                        Pace.POLITE)
                .of("gateway.example");
        for (var i = 0; i < 20; i++) {
            interrupting.acquire();
            interrupting.release();
        }
        assertThatThrownBy(interrupting::acquire).isInstanceOf(InterruptedException.class);
        clock.advance(Duration.ofSeconds(1));
        interrupting.acquire();
        assertThat(interrupting.snapshot().used()).isEqualTo(21);
    }

    @Test
    void nonsensePacesAreRefused() {
        assertThatThrownBy(() -> Pace.perSecond(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Pace.perSecond(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Pace.perSecond(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    /// Milliseconds since the start at which each request may go out.
    private List<Long> take(HostBudget from, int requests) throws InterruptedException {
        var times = new ArrayList<Long>();
        for (var i = 0; i < requests; i++) {
            from.acquire();
            times.add(clock.millis());
            from.release();
        }
        return times;
    }

    /// Moves only when told, by whole nanoseconds.
    private static final class SteppedClock extends Clock {
        private Instant now = Instant.EPOCH;

        void advance(Duration step) {
            now = now.plus(step);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
