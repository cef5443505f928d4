package io.github.tallyglass.sync;

import static io.github.tallyglass.sync.Ledgers.midnight;
import static io.github.tallyglass.sync.Ledgers.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.DayCheck;
import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Retention;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.query.GroupBy;
import io.github.tallyglass.query.Report;
import io.github.tallyglass.query.SqliteQueries;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A gateway whose rows were read, pruned here, and asked for again in every way there is: nothing is read
/// twice into a sum, nothing that was never read is left out.
class PrunedSyncTest {

    private static final int DAYS = 16;
    private static final int KEPT = 7;

    @TempDir
    private Path home;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 12);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everySumIsTheGateways(long seed, @TempDir Path folder) {
        var random = new Random(seed);
        try (var bed = new Ledgers(folder);
                var retention = retention(bed)) {
            for (var i = 0; i < 120 + random.nextInt(200); i++) {
                bed.gateway.write(
                        midnight(DAYS) + random.nextLong(Sim.START - midnight(DAYS) - 60),
                        random.nextInt(9) == 0 ? EventType.REFUND : EventType.CONSUME,
                        1 + random.nextInt(1_000));
            }
            // A part of the history first, the rest when days of it may have gone already.
            assertThat(bed.sync(KEPT + random.nextInt(DAYS - KEPT)).ok()).isTrue();
            for (var round = 0; round < 4; round++) {
                switch (random.nextInt(4)) {
                    case 0 -> assertThat(bed.sync(DAYS).ok()).isTrue();
                    case 1 -> {
                        bed.gateway.write(Sim.START - 20 - random.nextInt(3_000), 7);
                        bed.reconcile(3, true);
                    }
                    case 2 ->
                        ok(bed.store.uncover(
                                bed.account.id(), new Interval(midnight(DAYS), midnight(random.nextInt(DAYS)))));
                    default -> bed.reconcile(DAYS, true);
                }
                ok(bed.store.rebuildNow());
                ok(retention.prune(KEPT + random.nextInt(4)));
            }
            bed.sync(DAYS);
            ok(bed.store.rebuildNow());
            ok(retention.prune(KEPT));
            assertThat(bed.store.countRows(bed.account.id(), new Interval(0, midnight(KEPT) - 1)))
                    .isZero();
            var whole = new Interval(midnight(DAYS), Sim.START);
            var report = report(bed);
            assertThat(report.totals().grossQuota()).as("seed " + seed).isEqualTo(bed.gateway.gross(whole));
            assertThat(report.missing()).noneMatch(missing -> missing.why().equals("pruned-rows"));
            assertThat(bed.reconcile(DAYS, true).days())
                    .filteredOn(check -> check.day().isBefore(Ledgers.TODAY))
                    .extracting(DayCheck::state)
                    .as("seed " + seed)
                    .containsOnly(DayCheck.State.EQUAL);
            assertThat(report(bed).totals()).isEqualTo(report.totals());
        }
    }

    @Test
    void aSyncDoesNotAskForPrunedDays() {
        try (var bed = synced()) {
            bed.gateway.asked.clear();
            bed.sync(DAYS);
            assertThat(bed.gateway.asked)
                    .allSatisfy(asked -> assertThat(asked.from()).isGreaterThan(midnight(1)));
        }
    }

    @Test
    void aPrunedDayThatDiffersIsToldAndNotReadAgain() {
        try (var bed = synced()) {
            bed.gateway.write(midnight(10) + 5_000, 77);
            bed.gateway.asked.clear();
            var check = bed.check(10, true);
            assertThat(check.state()).isEqualTo(DayCheck.State.DIFFERS);
            assertThat(check.reason()).isEqualTo(DayCheck.Reason.PRUNED_ROWS);
            assertThat(check.difference()).isEqualTo(-77L);
            assertThat(bed.gateway.asked).isEmpty();
            assertThat(bed.check(11, true).state()).isEqualTo(DayCheck.State.EQUAL);
        }
    }

    @Test
    void aPrunedDayThatTheGatewayHasPurgedIsExplained() {
        try (var bed = synced()) {
            bed.gateway.ledger.removeIf(row -> row.second() < midnight(9));
            var check = bed.check(10, true);
            assertThat(check.reason()).isEqualTo(DayCheck.Reason.PURGED_UPSTREAM);
            assertThat(check.localQuota()).isPositive();
        }
    }

    /// A row an hour, all read and, but for the last days, pruned.
    private Ledgers synced() {
        var bed = new Ledgers(home);
        for (var at = midnight(DAYS); at < Sim.START - 60; at += 3_600) {
            bed.gateway.write(at + 5, 10);
        }
        assertThat(bed.sync(DAYS).ok()).isTrue();
        ok(bed.store.rebuildNow());
        assertThat(ok(retention(bed).prune(KEPT)).rows()).isEqualTo((DAYS - KEPT) * 24L);
        return bed;
    }

    private static RowRetention retention(Ledgers bed) {
        return new RowRetention(bed.store.retention(), bed.clock, Optional::<Retention>empty);
    }

    private static Report report(Ledgers bed) {
        var queries = new SqliteQueries(bed.database, bed.store, Clock.fixed(bed.clock.now(), Ledgers.UTC));
        var whole =
                new TimeRange("", Instant.ofEpochSecond(midnight(DAYS)), Instant.ofEpochSecond(Sim.START), Ledgers.UTC);
        return queries.report(whole, UsageFilter.ALL, GroupBy.KEY);
    }

    @Test
    void oldRowsGoInTheBackgroundOnceTheSettingSaysSo() throws InterruptedException {
        try (var bed = new Ledgers(home);
                var retention = retention(bed)) {
            for (var at = midnight(DAYS); at < Sim.START - 60; at += 3_600) {
                bed.gateway.write(at + 5, 10);
            }
            bed.sync(DAYS);
            ok(bed.store.rebuildNow());
            retention.start();
            var told = new CountDownLatch(1);
            bed.database.changes().add(told::countDown);
            assertThat(retention.rowsOlderThan(KEPT)).isEqualTo((DAYS - KEPT) * 24L);
            retention.keep(KEPT);
            assertThat(told.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(retention.rowsOlderThan(KEPT)).isZero();
        }
    }
}
