package io.github.tallyglass.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The one-shot run against servers with one particular trait each.
final class SyncOnceTest {

    private static final Interval EVER = new Interval(0, Long.MAX_VALUE - 1);

    private final Sim sim = new Sim();

    private void rows(int count, long from, long to) {
        var random = new Random(5);
        for (var i = 0; i < count; i++) {
            sim.row(from + (long) (random.nextDouble() * (to - from)), i);
        }
    }

    private void assertComplete(SyncOutcome outcome, long rows) {
        assertThat(outcome.error()).isNull();
        assertThat(outcome.ok()).isTrue();
        assertThat(outcome.missing()).isEmpty();
        assertThat(outcome.covered()).hasSize(1);
        assertThat(outcome.rowsNew()).isEqualTo(rows);
        sim.assertSame(outcome.covered().getFirst(), "rows");
    }

    @Test
    void readsBackToTheWantedDepthAndNoFurther() {
        rows(900, Sim.START - 30 * Sim.DAY, Sim.START - 20);

        var outcome = sim.sync(new SyncDepth.Days(10));

        var covered = outcome.covered().getFirst();
        assertThat(covered.seconds()).isEqualTo(10 * Sim.DAY);
        assertThat(covered.to()).isBetween(Sim.START - 11, Sim.START);
        assertComplete(outcome, sim.gateway.rows(covered).size());

        var deeper = sim.sync(new SyncDepth.Days(20));
        assertThat(deeper.rowsNew()).isPositive();
        assertThat(deeper.covered()).hasSize(1);
    }

    @Test
    void allReachesTheFirstSecondInAFewRequests() {
        rows(300, Sim.START - 900 * Sim.DAY, Sim.START - 20);

        var outcome = sim.sync(new SyncDepth.All());

        assertComplete(outcome, 300);
        assertThat(outcome.covered().getFirst().from()).isZero();
        assertThat(outcome.requests()).isLessThan(25);
    }

    @ParameterizedTest
    @ValueSource(longs = {-3_600_000, 3_600_000})
    void theEndIsFrozenOnTheServersClock(long skewMillis) {
        sim.gateway.skewMillis = skewMillis;
        var serverNow = sim.gateway.now() / 1000;
        rows(500, serverNow - 2 * Sim.DAY, serverNow + 600);

        var outcome = sim.sync(new SyncDepth.Days(7));

        var covered = outcome.covered().getFirst();
        assertThat(covered.to()).isBetween(serverNow - 12, serverNow);
        assertComplete(outcome, sim.gateway.rows(covered).size());
        sim.clock.advance(Duration.ofHours(1));
        sim.sync(new SyncDepth.Days(7));
        assertThat(sim.stored(new Interval(0, Long.MAX_VALUE - 1))).hasSize(500);
    }

    /// Without a `Date` header the newest row is all that is known of the server's clock.
    @ParameterizedTest
    @ValueSource(longs = {-3_600_000, 0, 3_600_000})
    void withoutAServersClockNothingBeyondItsNewestRowIsClosed(long skewMillis) {
        sim.gateway.dateHeader = false;
        sim.gateway.skewMillis = skewMillis;
        var serverNow = sim.gateway.now() / 1000;
        rows(500, serverNow - 2 * Sim.DAY, serverNow + 600);

        for (var round = 0; round < 8; round++) {
            var newest = sim.gateway.rows(EVER).stream()
                    .mapToLong(SimGateway.Planned::second)
                    .max()
                    .orElseThrow();
            var outcome = sim.sync(new SyncDepth.Days(7));
            assertThat(outcome.ok()).isTrue();
            assertThat(outcome.covered().getLast().to()).isBetween(newest, sim.gateway.now() / 1000);
            sim.clock.advance(Duration.ofMinutes(2));
        }

        sim.sync(new SyncDepth.Days(7));
        assertThat(sim.stored(EVER)).hasSize(500);
    }

    @Test
    void withoutAServersClockRowsThatComeLateAreReadAllTheSame() {
        sim.gateway.dateHeader = false;
        rows(50, Sim.START - Sim.DAY, Sim.START - 400);
        sim.row(Sim.START - 30, 1);
        sim.gateway.plan(new SimGateway.Planned(Sim.START - 30, (Sim.START + 90) * 1000, 2, "late twin"));
        sim.gateway.plan(new SimGateway.Planned(Sim.START - 200, (Sim.START + 90) * 1000, 3, "late"));

        sim.sync(new SyncDepth.Days(7));
        assertThat(sim.stored(EVER)).hasSize(51);
        sim.clock.advance(Duration.ofMinutes(3));
        sim.sync(new SyncDepth.Days(7));

        assertThat(sim.stored(EVER)).hasSize(53);
    }

    @Test
    void anEmptyLogWithoutAServersClockClosesOnlyWhatIsSurelyPast() {
        sim.gateway.dateHeader = false;
        sim.gateway.skewMillis = -3_600_000;

        var outcome = sim.sync(new SyncDepth.Days(7));

        assertThat(outcome.covered().getLast().to()).isLessThan(Sim.START - Sim.DAY);
    }

    @Test
    void rowsThatCannotBeReadAreNamedOnce() {
        rows(30, Sim.START - Sim.DAY, Sim.START - 400);
        sim.gateway.plan(new SimGateway.Planned(Sim.START - 100, (Sim.START - 100) * 1000, 7, SimGateway.UNREADABLE));

        var first = sim.sync(new SyncDepth.Days(7));

        assertThat(first.ok()).isTrue();
        assertThat(first.error()).isNull();
        assertThat(first.rowsNew()).isEqualTo(30);
        assertThat(first.missing()).extracting(SyncOutcome.Missing::why).containsExactly(new Failure.UnreadableRows(1));
        assertThat(sim.store.lastState).isEqualTo("ok");
        assertThat(sim.store.rejects).hasSize(1);

        var again = sim.sync(new SyncDepth.Days(7));
        assertThat(again.missing()).isEmpty();
        assertThat(sim.store.rejects)
                .as("read again with the overlap, kept once")
                .hasSize(1);
    }

    @Test
    void aStopSaysNothingAboutTheAccount() {
        rows(10, Sim.START - Sim.DAY, Sim.START - 400);
        sim.sync(new SyncDepth.Days(2));
        sim.signal.stop();

        var outcome = sim.sync(new SyncDepth.Days(7));

        assertThat(outcome.error()).isInstanceOf(Failure.Cancelled.class);
        assertThat(sim.store.lastState).isEqualTo("ok");
    }

    @Test
    void aLocalClockThatIsSetMeanwhileCutsNothingOff() {
        rows(500, Sim.START - Sim.DAY, Sim.START + 7_000);
        // The first numbers fail, so that the server's clock is unknown when the end is frozen.
        var asked = new AtomicInteger();
        sim.gateway.skewMillis = -3_600_000;
        sim.gateway.trouble =
                () -> asked.getAndIncrement() == 0 ? new Failure.ServerFault("gateway.example", 502, "") : null;

        var outcome = sim.sync(new SyncDepth.Days(7));

        assertThat(outcome.error()).isNull();
        assertThat(outcome.covered().getLast().to()).isLessThan(sim.gateway.now() / 1000);
    }

    /// Ahead by three hours, then right, then behind: rows go into seconds that were complete before.
    @ParameterizedTest
    @ValueSource(longs = {10_800_000, 400_000, 200_000, 20_000})
    void aServersClockThatIsSetBackHidesNoRow(long aheadMillis) {
        var random = new Random(aheadMillis);
        var written = 0;
        for (var skew : List.of(aheadMillis, 0L, -aheadMillis / 2, 3 * aheadMillis, 0L)) {
            sim.gateway.skewMillis = skew;
            for (var poll = 0; poll < 40; poll++) {
                for (var rows = random.nextInt(6); rows > 0; rows--) {
                    sim.gateway.write(written++);
                    sim.clock.advance(Duration.ofMillis(random.nextInt(20_000)));
                }
                sim.clock.advance(Duration.ofSeconds(random.nextInt(120)));
                assertThat(sim.sync(new SyncDepth.Days(2)).error()).isNull();
            }
        }
        sim.clock.advance(Duration.ofMillis(3 * aheadMillis + 60_000));

        var last = sim.sync(new SyncDepth.Days(2));

        assertThat(last.covered()).hasSize(1);
        sim.assertSame(last.covered().getFirst(), "rows");
        assertThat(sim.stored(EVER).stream().map(Sim.Row::quota).distinct()).hasSize(written);
        assertThat(sim.stored(EVER)).hasSize(written);
    }

    @Test
    void aServerThatIgnoresTheBoundsIsLeftAlone() {
        rows(300, Sim.START - 20 * Sim.DAY, Sim.START - 20);
        sim.gateway.ignoresBounds = true;

        var outcome = sim.sync(SyncDepth.DEFAULT);

        assertThat(outcome.error()).isEqualTo(new Failure.BoundsIgnored("gateway.example"));
        assertThat(sim.gateway.logRequests).isEqualTo(1);
        assertThat(outcome.covered()).isEmpty();
        assertThat(outcome.missing()).hasSize(1);
        assertThat(sim.store.lastState).isEqualTo("stopped");
        assertThat(sim.store.commits).isEmpty();
    }

    @Test
    void anAuthenticationFailureInTheMiddleKeepsWhatWasRead() {
        rows(9_000, Sim.START - 20 * Sim.DAY, Sim.START - 20);
        sim.gateway.trouble =
                () -> sim.gateway.requests > 50 ? new Failure.AuthRejected("revoked", "AUTH_UNAUTHORIZED") : null;

        var outcome = sim.sync(SyncDepth.DEFAULT);

        assertThat(outcome.error()).isInstanceOf(Failure.AuthRejected.class);
        assertThat(sim.gateway.requests).isEqualTo(51);
        assertThat(outcome.rowsNew()).isBetween(1_000L, 6_000L);
        assertThat(outcome.missing()).hasSize(1);
        sim.assertSame(outcome.covered().getFirst(), "rows");
    }

    @Test
    void aStopInTheMiddleKeepsCommitsAndTheNextRunReadsOnlyTheRest() {
        rows(9_000, Sim.START - 20 * Sim.DAY, Sim.START - 20);
        sim.afterCommit = () -> {
            if (sim.store.commits.size() == 2) {
                sim.signal.stop();
            }
        };

        var stopped = sim.sync(SyncDepth.DEFAULT);

        assertThat(stopped.error()).isInstanceOf(Failure.Cancelled.class);
        assertThat(sim.store.commits).hasSize(2);
        var kept = stopped.rowsNew();
        var rest = new SyncOnce(sim.store, (a, secret) -> sim.gateway, Sim.credentials(), sim.clock)
                .run(sim.account, SyncDepth.DEFAULT, state -> {}, new Signal());
        assertThat(rest.error()).isNull();
        assertThat(kept + rest.rowsNew()).isEqualTo(9_000);
        sim.assertSame(rest.covered().getFirst(), "rows");
    }

    @Test
    void aTokenThatAnOlderLineRefusesIsTriedOnceMoreAfterAMinute() {
        rows(10, Sim.START - Sim.DAY, Sim.START - 20);
        var refusal = new Failure.AuthRejected("access token invalid", Failure.AuthRejected.UNPROVEN);
        var refusals = new ArrayDeque<>(List.of(refusal));
        sim.gateway.trouble = refusals::poll;
        var before = sim.clock.now();

        assertComplete(sim.sync(SyncDepth.DEFAULT), 10);
        assertThat(Duration.between(before, sim.clock.now())).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(90));

        refusals.addAll(List.of(refusal, refusal, refusal));
        var outcome = sim.sync(SyncDepth.DEFAULT);
        assertThat(outcome.error()).isEqualTo(refusal);
        assertThat(refusals).hasSize(1);
    }

    @Test
    void aTotalThatStopsAtTenThousandIsNotBelieved() {
        rows(25_000, Sim.START - Sim.DAY + 100, Sim.START - 20);
        sim.gateway.totalCap = 10_000;
        sim.gateway.hourlyData = false;

        assertComplete(sim.sync(SyncDepth.DEFAULT), 25_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 100})
    void pagesSmallerThanAskedAreNotTakenForTheLast(int echoed) {
        rows(3_100, Sim.START - 9 * Sim.DAY, Sim.START - 20);
        sim.gateway.pageSize = 20;
        sim.gateway.echoedSize = echoed;

        assertComplete(sim.sync(SyncDepth.DEFAULT), 3_100);
    }

    @Test
    void aServerWithoutTotalsIsReadUntilItsPagesEnd() {
        rows(7_300, Sim.START - 9 * Sim.DAY, Sim.START - 20);
        sim.gateway.totalCap = -1;

        assertComplete(sim.sync(SyncDepth.DEFAULT), 7_300);
    }

    @Test
    void pagesOfTenWithoutTotalsCostLittleMoreThanAPageEach() {
        rows(9_000, Sim.START - 9 * Sim.DAY, Sim.START - 20);
        sim.gateway.totalCap = -1;
        sim.gateway.pageSize = 10;
        sim.gateway.echoedSize = 10;
        sim.gateway.hourlyData = false;

        assertComplete(sim.sync(SyncDepth.DEFAULT), 9_000);
        assertThat(sim.gateway.logRequests).isLessThanOrEqualTo(900 * 115 / 100);
    }

    @Test
    void twinsAcrossPagesWithoutTotalsAreBelievedAfterASecondReading() {
        for (var i = 0; i < 130; i++) {
            sim.row(Sim.START - Sim.DAY, 5);
        }
        sim.gateway.totalCap = -1;
        sim.gateway.pageSize = 10;
        sim.gateway.echoedSize = 10;

        assertComplete(sim.sync(SyncDepth.DEFAULT), 130);
        assertThat(sim.store.commits).allMatch(commit -> commit.stable());
    }

    @Test
    void manyRowsOfOneSecondAreReadAsOne() {
        rows(500, Sim.START - 3 * Sim.DAY, Sim.START - 20);
        for (var i = 0; i < 2_450; i++) {
            sim.row(Sim.START - Sim.DAY, i % 7);
        }

        assertComplete(sim.sync(SyncDepth.DEFAULT), 2_950);
    }

    @Test
    void aSecondThatKeepsGrowingIsTakenAsItIsAndReadAgain() {
        // 300 rows of one second, one more with each request: no two readings are the same.
        var second = Sim.START - 60;
        for (var i = 0; i < 900; i++) {
            var appears = i < 300 ? second * 1000 : Sim.START * 1000 + (i - 300) * 400L;
            sim.gateway.plan(new SimGateway.Planned(second, appears, i % 5, "m"));
        }

        var first = sim.sync(new SyncDepth.Days(1));

        assertThat(first.error()).isNull();
        assertThat(sim.store.commits)
                .anyMatch(commit -> !commit.stable() && commit.slice().seconds() == 1);
        assertThat(sim.stored(new Interval(second, second)).size())
                .isBetween(300, sim.gateway.rows(new Interval(second, second)).size());
        sim.clock.advance(Duration.ofSeconds(240));
        var last = sim.sync(new SyncDepth.Days(1));
        assertThat(sim.store.unstable.isEmpty()).isTrue();
        sim.assertSame(last.covered().getFirst(), "rows");
    }

    @Test
    void whatTheServerPurgedIsKept() {
        rows(1_000, Sim.START - 20 * Sim.DAY, Sim.START - 20);
        sim.sync(new SyncDepth.Days(30));
        sim.gateway.purgeBefore(Sim.START - 10 * Sim.DAY);
        sim.clock.advance(Duration.ofMinutes(5));

        var outcome = sim.sync(new SyncDepth.Days(30));

        assertThat(outcome.error()).isNull();
        assertThat(sim.stored(new Interval(0, Sim.START))).hasSize(1_000);
    }

    @Test
    void wideWindowsThatTimeOutAreHalved() {
        rows(2_000, Sim.START - 20 * Sim.DAY, Sim.START - 20);
        sim.gateway.hourlyData = false;
        sim.gateway.trouble = () ->
                !sim.gateway.asked.isEmpty() && sim.gateway.asked.getLast().seconds() > 8 * 3_600
                        ? new Failure.TimedOut("gateway.example", Duration.ofSeconds(30))
                        : null;

        var outcome = sim.sync(new SyncDepth.Days(25));

        assertComplete(outcome, 2_000);
    }

    @Test
    void aServerThatStaysDownEndsTheRunWithWhatIsMissing() {
        rows(2_000, Sim.START - 20 * Sim.DAY, Sim.START - 20);
        sim.gateway.trouble =
                () -> sim.gateway.requests > 3 ? new Failure.ServerFault("gateway.example", 503, "") : null;

        var outcome = sim.sync(SyncDepth.DEFAULT);

        assertThat(outcome.ok()).isFalse();
        assertThat(outcome.error()).isInstanceOf(Failure.ServerFault.class);
        assertThat(outcome.missing()).hasSize(1);
        assertThat(outcome.missing().getFirst().why()).isInstanceOf(Failure.ServerFault.class);
        assertThat(sim.gateway.requests).isLessThan(20);
        assertThat(sim.store.lastState).isEqualTo("failing");
    }

    @Test
    void aFullDiskEndsTheRunAndTheNextOneGoesOn() {
        rows(9_000, Sim.START - 20 * Sim.DAY, Sim.START - 20);
        sim.store.mostCommits = 2;

        var outcome = sim.sync(SyncDepth.DEFAULT);

        assertThat(outcome.error()).isInstanceOf(Failure.StoreFault.class);
        assertThat(outcome.rowsSeen()).isEqualTo(outcome.rowsNew()).isPositive();
        sim.store.mostCommits = Integer.MAX_VALUE;
        var rest = sim.sync(SyncDepth.DEFAULT);
        assertThat(rest.error()).isNull();
        assertThat(outcome.rowsNew() + rest.rowsNew()).isEqualTo(9_000);
    }

    @Test
    void progressTellsRateAndTimeLeft() {
        rows(30_000, Sim.START - 60 * Sim.DAY, Sim.START - 20);
        sim.gateway.planned();
        var told = new ArrayList<SyncState.AccountSync>();

        new SyncOnce(sim.store, (a, secret) -> sim.gateway, Sim.credentials(), sim.clock)
                .run(sim.account, SyncDepth.DEFAULT, told::add, sim.signal);

        var middle = told.stream()
                .filter(state -> state.rowsRead() > 15_000)
                .findFirst()
                .orElseThrow();
        assertThat(middle.rowsExpected()).isBetween(20_000L, 50_000L);
        assertThat(middle.rowsPerSecond()).isBetween(200L, 500L);
        assertThat(middle.left()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(120));
        assertThat(told.getLast().rowsRead()).isGreaterThanOrEqualTo(30_000);
        assertThat(told.getLast().phase()).isEqualTo(SyncState.Phase.IDLE);
    }

    @Test
    void accountsOfOneRunComeBackInOrder() {
        sim.gateway.planned();
        var second = sim.store.addAccount(Sim.account("home"));
        assertThat(second).isNotNull();

        var outcomes = new SyncOnce(
                        sim.store, (account, secret) -> new SimGateway(sim.clock), Sim.credentials(), sim.clock)
                .run(sim.store.accounts(), SyncDepth.DEFAULT, state -> {}, new Signal());

        assertThat(outcomes).extracting(outcome -> outcome.account().name()).containsExactly("work", "home");
        assertThat(outcomes).allMatch(SyncOutcome::ok);
    }

    @Test
    void depthsAreReadAsPeopleWriteThem() {
        assertThat(SyncDepth.parse("30d", ZoneOffset.UTC)).hasToString("Ok[value=Days[days=30]]");
        assertThat(SyncDepth.parse("all", ZoneOffset.UTC)).hasToString("Ok[value=All[]]");
        assertThat(SyncDepth.parse("2026-11-18", ZoneOffset.ofHours(8)).map(depth -> depth.oldest(Sim.START)))
                .hasToString("Ok[value=" + Instant.parse("2026-11-17T16:00:00Z").getEpochSecond() + "]");
        for (var wrong : List.of("", "0d", "-3d", "yesterday", "2026-13-01")) {
            assertThat(SyncDepth.parse(wrong, ZoneOffset.UTC)).asString().startsWith("Err[");
        }
    }
}
