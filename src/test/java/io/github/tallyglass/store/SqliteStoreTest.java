package io.github.tallyglass.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.tallyglass.domain.Balance;
import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.HourlyUsage;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.domain.UsageEvent;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.query.Histories;
import io.github.tallyglass.query.Report;
import io.github.tallyglass.query.RowSort;
import io.github.tallyglass.query.UsageRow;
import io.github.tallyglass.store.UsageStore.Commit;
import io.github.tallyglass.store.UsageStore.Reject;
import io.github.tallyglass.store.UsageStore.SliceCommit;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest {

    private static final long T = 1_795_000_000;
    private static final long NOW = T + 10 * 86_400;
    private static final TimeRange ALL = new TimeRange("all", null, Instant.ofEpochSecond(NOW), ZoneId.of("UTC"));

    private StoreBed bed;

    @BeforeEach
    void open(@TempDir Path home) {
        bed = new StoreBed(home, Instant.ofEpochSecond(NOW));
    }

    @AfterEach
    void close() {
        bed.close();
    }

    private List<UsageRow> rows() {
        return bed.queries.rows(ALL, UsageFilter.ALL, RowSort.NEWEST_FIRST, 0, 100);
    }

    @Test
    void rowsComeBackAsTheyWereStored() {
        var rows = new Histories(42).rows(T, T + 3600, 40);
        bed.commit(T, T + 3600, rows.reversed());

        assertThat(rows()).extracting(UsageRow::event).containsExactlyElementsOf(rows.reversed());
        assertThat(rows()).extracting(UsageRow::unit).containsOnly(Histories.DOLLARS);
        assertThat(rows()).extracting(UsageRow::account).containsOnly("work");
    }

    @Test
    void aSliceReplacesWhatItHeldAndNothingElse() {
        bed.commit(T, T + 9, List.of(TestRows.consume(T + 9, "b", 2), TestRows.consume(T, "a", 1)));
        bed.commit(T + 10, T + 19, List.of(TestRows.consume(T + 10, "c", 3)));

        var again =
                bed.commit(T + 5, T + 12, List.of(TestRows.consume(T + 10, "e", 50), TestRows.consume(T + 9, "b", 20)));

        assertThat(again).isEqualTo(new Commit(0, 2, false, 0));
        assertThat(rows()).extracting(row -> row.event().quota()).containsExactly(50L, 20L, 1L);
        assertThat(bed.store.coverage(bed.account.id()).intervals()).containsExactly(new Interval(T, T + 19));
        assertThat(bed.store.countRows(bed.account.id(), new Interval(T + 9, T + 12)))
                .isEqualTo(2);
    }

    @Test
    void twinsAreTwoRows() {
        var twin = TestRows.consume(T, "", 7);
        assertThat(bed.commit(T, T, List.of(twin, twin))).isEqualTo(new Commit(2, 2, false, 0));
        assertThat(rows()).extracting(UsageRow::event).containsExactly(twin, twin);
    }

    @Test
    void whatAGatewayPurgedIsKept() {
        bed.commit(T, T + 99, List.of(TestRows.consume(T + 50, "b", 2), TestRows.consume(T, "a", 1)));

        assertThat(bed.commit(T, T + 99, List.of())).isEqualTo(new Commit(0, 2, true, 0));
        assertThat(rows()).hasSize(2);
    }

    @Test
    void whatAGatewayPurgedIsKeptHoweverYoungItIs() {
        var recent = NOW - 60;
        bed.commit(recent, recent + 9, List.of(TestRows.consume(recent, "a", 1)));

        assertThat(bed.commit(recent, recent + 9, List.of())).isEqualTo(new Commit(0, 1, true, 0));
        assertThat(rows()).hasSize(1);
    }

    @Test
    void aRecentSliceThatWasUnstableMayShrink() {
        var recent = NOW - 3600;
        unstable(recent, recent + 99, TestRows.consume(recent, "a", 1));

        assertThat(bed.commit(recent, recent + 99, List.of())).isEqualTo(new Commit(0, 0, false, 0));
        assertThat(rows()).isEmpty();
    }

    private void unstable(long from, long to, UsageEvent row) {
        var slice = new Interval(from, to);
        StoreBed.ok(bed.store.replaceSlice(
                new SliceCommit(bed.account.id(), slice, List.of(row), Histories.DOLLARS, false)));
    }

    @Test
    void anOldSliceThatWasUnstableMayShrink() {
        var slice = new Interval(T, T + 99);
        var account = bed.account.id();
        var union = List.of(TestRows.consume(T, "a", 1), TestRows.consume(T, "a", 1));
        StoreBed.ok(bed.store.replaceSlice(new SliceCommit(account, slice, union, Histories.DOLLARS, false)));

        assertThat(bed.commit(T, T + 99, List.of(TestRows.consume(T, "a", 1)))).isEqualTo(new Commit(0, 1, false, 0));
    }

    @Test
    void oneRequestFailsOnceHoweverItsSlicesAreCut() {
        var first = TestRows.error(T, "request-0001");
        var second = TestRows.error(T + 100, "request-0001");
        var third = TestRows.consume(T + 200, "request-0001", 9);
        bed.commit(T + 100, T + 100, List.of(second));
        assertThat(failed()).isEqualTo(1);
        bed.commit(T, T, List.of(first));
        assertThat(failed()).isEqualTo(1);
        bed.commit(T + 200, T + 200, List.of(third));
        assertThat(failed()).isZero();
    }

    @Test
    void aFailureComesBackWhenTheRowThatHealedItGoes() {
        var recent = NOW - 7200;
        bed.commit(recent, recent + 9, List.of(TestRows.error(recent, "request-0002")));
        unstable(recent + 10, recent + 19, TestRows.consume(recent + 10, "request-0002", 9));
        assertThat(failed()).isZero();
        bed.commit(recent + 10, recent + 19, List.of());
        assertThat(failed()).isEqualTo(1);
    }

    private long failed() {
        StoreBed.ok(bed.store.rebuildNow());
        var failed = bed.queries.report(ALL, UsageFilter.ALL).totals().failed();
        assertThat(bed.queries.attempts(rows().getLast())).hasSameSizeAs(rows());
        return failed;
    }

    @Test
    void absurdNumbersGoToTheRejects() {
        var rows = List.of(
                TestRows.consume(T, "b", Long.MAX_VALUE),
                TestRows.consume(T, "a", -5),
                TestRows.row(T, EventType.REFUND, 200, "", Long.MIN_VALUE));
        assertThat(bed.commit(T, T, rows)).isEqualTo(new Commit(1, 1, false, 2));
        StoreBed.ok(bed.store.rebuildNow());
        assertThat(bed.queries.report(ALL, UsageFilter.ALL).totals().quota()).isEqualTo(-5);
    }

    @Test
    void hostileNamesAreJustNames() {
        var nasty = "x'); DROP TABLE event; --\n\"\u202Eltr" + "m".repeat(10_000);
        var row = TestRows.consume(T, nasty, 1);
        bed.commit(T, T, List.of(row));
        assertThat(rows()).extracting(UsageRow::event).containsExactly(row);
        assertThat(bed.queries.attempts(rows().getFirst())).hasSize(1);
    }

    @Test
    void aRowOutsideItsSliceIsADefectAndChangesNothing() {
        bed.commit(T, T + 9, List.of(TestRows.consume(T, "a", 1)));
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> bed.commit(T, T + 9, List.of(TestRows.consume(T + 10, "new model", 1))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(rows()).hasSize(1);
        // The dictionaries forgot what was undone with it.
        bed.commit(T + 10, T + 19, List.of(TestRows.consume(T + 10, "b", 2)));
        assertThat(rows()).hasSize(2);
    }

    @Test
    void accountsAreSavedRenamedAndRemovedWithAllTheyHave() {
        var other = StoreBed.ok(bed.store.addAccount(Histories.account("other", Histories.YUAN)));
        assertThat(bed.store.accounts()).extracting("name").containsExactly("other", "work");
        assertThat(bed.store.accounts()).contains(other, bed.account);

        assertThat(bed.store.addAccount(Histories.account("work", QuotaUnit.DEFAULT)))
                .isEqualTo(Result.err(new Failure.BadInput("work", "another account has this name")));
        assertThat(StoreBed.ok(bed.store.updateAccount(other.withDialect("x").withUnit(QuotaUnit.DEFAULT))))
                .isEqualTo(bed.store.accounts().getFirst());

        bed.commit(T, T, List.of(TestRows.consume(T, "a", 1)));
        StoreBed.ok(bed.store.rebuildNow());
        StoreBed.ok(bed.store.removeAccount(bed.account.id()));
        assertThat(bed.store.accounts()).extracting("name").containsExactly("other");
        assertThat(rows()).isEmpty();
        assertThat(bed.queries.cacheState().rows()).isZero();
        assertThat(bed.store.removeAccount(bed.account.id())).isInstanceOf(Result.Err.class);
        var again = StoreBed.ok(bed.store.addAccount(Histories.account("work", Histories.YUAN)));
        assertThat(again.id()).as("secrets are kept under ids").isGreaterThan(other.id());
    }

    @Test
    void readingsAndStatesAreShownWithTheAccount() {
        var at = Instant.ofEpochSecond(NOW - 60);
        StoreBed.ok(bed.store.addBalance(bed.account.id(), new Balance(at.minusSeconds(5), 900, 50, 3)));
        StoreBed.ok(bed.store.addBalance(bed.account.id(), new Balance(at, 800, 150, 4)));
        StoreBed.ok(bed.store.noteSync(bed.account.id(), at, "ok", ""));
        StoreBed.ok(bed.store.noteSync(bed.account.id(), at.plusSeconds(30), "failing", "wrong token"));
        bed.commit(NOW - 2 * 86_400, NOW - 1, List.of(TestRows.consume(NOW - 100, "a", 1000)));

        var view = bed.queries.accounts().getFirst();
        assertThat(view.state()).isEqualTo("failing");
        assertThat(view.failureText()).isEqualTo("wrong token");
        assertThat(view.lastSync()).as("an attempt that failed is no sync").isEqualTo(at);
        assertThat(view.balanceQuota()).isEqualTo(800);
        assertThat(view.balanceAt()).isEqualTo(at);
        assertThat(view.averageDailyQuota()).isEqualTo(500);
    }

    @Test
    void rowsThatNoSumHoldsBelongToTheirSlice() {
        var slice = new Interval(T, T + 99);
        var far = TestRows.consume(T + 2, "far beyond", Long.MAX_VALUE);
        var huge = TestRows.consume(T + 1, "huge", 1L << 53);
        var reject = new Reject(T + 5, "{\"quota\":5}", "created_at is missing or no time");
        var rows = List.of(far, huge);

        var first = StoreBed.ok(bed.store.replaceSlice(
                new SliceCommit(bed.account.id(), slice, rows, Histories.DOLLARS, true, List.of(reject))));

        assertThat(first).isEqualTo(new Commit(1, 1, false, 2));
        assertThat(report().totals().quota()).isEqualTo(1L << 53);
        assertThat(report().complete()).isFalse();
        assertThat(report().missing())
                .extracting(Report.Missing::why, missing -> missing.from().getEpochSecond())
                .containsExactly(tuple("unreadable-rows", T + 2), tuple("unreadable-rows", T + 5));

        bed.commit(T, T + 99, List.of(huge));
        assertThat(report().complete()).as("the server mended them").isTrue();
    }

    @Test
    void hugeRowsDoNotOverflowSums() {
        var rows = new ArrayList<UsageEvent>();
        for (var i = 0; i < 1_000; i++) {
            rows.add(TestRows.consume(T + 1, "huge", 1L << 53));
        }

        assertThat(bed.commit(T, T + 49, rows).rowsRejected()).isEqualTo(900);
        assertThat(bed.commit(T + 50, T + 99, List.of(TestRows.consume(T + 50, "huge", 2_000_000_000_000L)))
                        .rowsRejected())
                .isEqualTo(1);
        assertThat(report().totals().quota()).isEqualTo(100 * (1L << 53));
        StoreBed.ok(bed.store.rebuildNow());
        assertThat(report().totals().quota()).isEqualTo(100 * (1L << 53));
    }

    private Report report() {
        var range = new TimeRange("", Instant.ofEpochSecond(T), Instant.ofEpochSecond(T + 100), ZoneId.of("UTC"));
        return bed.queries.report(range, UsageFilter.ALL);
    }

    @Test
    void aCommittedChangeIsAnnounced() throws InterruptedException {
        var told = new CountDownLatch(1);
        try (var subscription = bed.queries.onChange(told::countDown)) {
            var hour = T / 3600 * 3600;
            var lines = List.of(new HourlyUsage(hour, "gpt-4o", 3, 100, 50));
            StoreBed.ok(bed.store.replaceHourly(
                    bed.account.id(), new Interval(hour, hour + 3599), lines, Histories.DOLLARS));
            assertThat(told.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }
}
