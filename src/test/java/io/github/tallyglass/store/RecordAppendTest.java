package io.github.tallyglass.store;

import static io.github.tallyglass.store.StoreBed.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.IntervalSet;
import io.github.tallyglass.domain.ListPrices.Priced;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.domain.UsageEvent;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.query.RowSort;
import io.github.tallyglass.store.RecordStore.Imported;
import io.github.tallyglass.store.RecordStore.RecordCommit;
import io.github.tallyglass.store.RecordStore.SpoolMark;
import io.github.tallyglass.store.UsageStore.Reject;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordAppendTest {

    private static final long NOON = 1_787_000_000;

    @TempDir
    private Path home;

    private StoreBed bed;

    @BeforeEach
    void open() {
        bed = new StoreBed(home, Instant.ofEpochSecond(NOON));
    }

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void rowsOfOneSecondKeepTheOrderOfTheirHandOver() {
        append(TestRows.consume(NOON, "a", 1), TestRows.consume(NOON - 5, "b", 2), TestRows.consume(NOON, "c", 3));
        append(TestRows.consume(NOON, "a", 4), TestRows.consume(NOON - 5, "", 5));

        assertThat(stored().stream().map(Stored::quota)).containsExactly(2L, 5L, 1L, 3L, 4L);
        assertThat(stored().stream().map(Stored::seq)).containsExactly(0, 1, 0, 1, 2);
    }

    @Test
    void equalRowsAreAsManyAsWereHandedOver() {
        var row = TestRows.consume(NOON, "0a1b2c3d", 1);
        append(row, row);
        append(row);
        assertThat(stored()).hasSize(3);
    }

    @Test
    void eachRowKeepsItsOwnUnit() {
        var commit = new RecordCommit(
                bed.account.id(),
                List.of(
                        new Priced(TestRows.consume(NOON, "a", 70), QuotaUnit.LIST_PRICE),
                        new Priced(TestRows.consume(NOON, "b", 0), QuotaUnit.UNPRICED),
                        new Priced(TestRows.consume(NOON, "c", 9), QuotaUnit.DEFAULT)),
                List.of(),
                null,
                null);
        assertThat(ok(records().append(commit))).isEqualTo(3);
        assertThat(bed
                        .queries
                        .rows(
                                new TimeRange(
                                        "",
                                        Instant.ofEpochSecond(NOON),
                                        Instant.ofEpochSecond(NOON + 9),
                                        ZoneOffset.UTC),
                                UsageFilter.ALL,
                                RowSort.NEWEST_FIRST,
                                0,
                                9)
                        .stream()
                        .map(row -> row.unit().basis()))
                .containsExactly(QuotaUnit.Basis.BILLED, QuotaUnit.Basis.UNPRICED, QuotaUnit.Basis.LIST_PRICE);
    }

    @Test
    void aRetryThatSucceedsLaterTakesTheFailureBack() {
        append(TestRows.error(NOON, "0a1b2c3d"));
        assertThat(failed()).isEqualTo(1);
        append(TestRows.consume(NOON + 3, "0a1b2c3d", 1));
        assertThat(failed()).isZero();
        // Another request may come by the same 32 bits.
        append(TestRows.error(NOON + 604, "0a1b2c3d"));
        assertThat(failed()).isEqualTo(1);
    }

    @Test
    void theMarkAndTheRowsAreOneTransaction() {
        assertThat(records().mark(bed.account.id())).isEmpty();
        var rejects = List.of(new Reject(NOON, "not JSON", "unreadable"));
        ok(records()
                .append(new RecordCommit(
                        bed.account.id(),
                        List.of(priced(TestRows.consume(NOON, "a", 1))),
                        rejects,
                        new SpoolMark(3, 4_711),
                        new Interval(NOON - 9, NOON))));
        ok(records()
                .append(new RecordCommit(
                        bed.account.id(),
                        List.of(),
                        List.of(),
                        new SpoolMark(4, 0),
                        new Interval(NOON + 1, NOON + 2))));

        assertThat(records().mark(bed.account.id())).contains(new SpoolMark(4, 0));
        assertThat(bed.store.coverage(bed.account.id()))
                .isEqualTo(IntervalSet.of(List.of(new Interval(NOON - 9, NOON + 2))));
        assertThat(count("reject")).isEqualTo(1);
    }

    @Test
    void anAccountThatIsGoneGetsNothingBack() {
        append(TestRows.consume(NOON, "a", 1));
        ok(records().addImported(bed.account.id(), named(List.of(imported("f", 1))), List.of()));
        ok(records().append(new RecordCommit(bed.account.id(), List.of(), List.of(), new SpoolMark(1, 1), null)));
        ok(bed.store.removeAccount(bed.account.id()));
        for (var table : List.of("event", "imported", "record_mark", "login", "login_reading", "window_reading")) {
            assertThat(count(table)).as(table).isZero();
        }
        assertThat(records().append(commit(TestRows.consume(NOON, "a", 1))))
                .isInstanceOfSatisfying(
                        Result.Err.class,
                        refused -> assertThat(refused.failure()).isInstanceOf(Failure.BadInput.class));
        assertThat(count("event")).isZero();
    }

    @Test
    void importingTwiceAddsNothing() {
        var rows = List.of(imported("a", 1), imported("b", 2), imported("a", 1).withOccurrence());
        var rejects = List.of(new Reject(NOON, "torn", "unreadable"));
        assertThat(ok(records().addImported(bed.account.id(), named(rows), rejects)))
                .isEqualTo(3);
        assertThat(ok(records().addImported(bed.account.id(), named(rows), rejects)))
                .isZero();
        assertThat(stored()).hasSize(3);
        assertThat(count("reject")).isEqualTo(1);
    }

    /// Lots of rows in disorder, with gaps, collisions of ids and clocks that jump, against a walk over a
    /// list.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void failedRequestsAreThoseThatAWalkFinds(long seed) {
        var random = new Random(seed);
        var all = new ArrayList<UsageEvent>();
        var now = NOON;
        for (var lot = 0; lot < 25; lot++) {
            var rows = new ArrayList<Priced>();
            for (var i = random.nextInt(40); i >= 0; i--) {
                now += random.nextInt(20) == 0 ? random.nextInt(900) : random.nextInt(4);
                var jump = random.nextInt(60) == 0 ? random.nextLong(-40_000, 40_000) : -random.nextInt(300);
                var id = random.nextInt(8) == 0 ? "" : "%08x".formatted(random.nextInt(60));
                var row = random.nextInt(3) == 0
                        ? TestRows.error(now + jump, id)
                        : TestRows.consume(now + jump, id, random.nextInt(99));
                all.add(row);
                rows.add(priced(row));
            }
            if (random.nextInt(6) == 0) {
                // Undone: nothing of it may be remembered.
                execute("CREATE TRIGGER full BEFORE INSERT ON record_mark BEGIN SELECT RAISE(ABORT, 'full'); END");
                assertThat(records()
                                .append(new RecordCommit(
                                        bed.account.id(), rows, List.of(), new SpoolMark(1, lot), null)))
                        .isInstanceOf(Result.Err.class);
                execute("DROP TRIGGER full");
            }
            ok(records().append(new RecordCommit(bed.account.id(), rows, List.of(), null, null)));
        }
        var ordered = all.stream()
                .sorted(Comparator.comparingLong(UsageEvent::createdAt))
                .toList();
        assertThat(stored().stream().map(Stored::failed).toList())
                .as("seed " + seed)
                .isEqualTo(walk(ordered));
        assertThat(stored().stream().map(Stored::quota).toList())
                .isEqualTo(ordered.stream().map(UsageEvent::quota).toList());
    }

    private static List<Integer> walk(List<UsageEvent> rows) {
        var failed = new ArrayList<Integer>();
        for (var i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            var counts = row.type() == EventType.ERROR;
            for (var j = 0; j < rows.size() && counts; j++) {
                var other = rows.get(j);
                var near = Math.abs(other.createdAt() - row.createdAt()) <= 600
                        && other.outcome().requestId().equals(row.outcome().requestId())
                        && !row.outcome().requestId().isEmpty();
                counts = !near || (other.type() == EventType.ERROR && j >= i);
            }
            failed.add(row.type() == EventType.ERROR ? counts ? 1 : 0 : -1);
        }
        return failed;
    }

    private record Stored(long second, int seq, long quota, int failed) {}

    private record Named(String key, UsageEvent event) {
        Named withOccurrence() {
            return new Named(key + "#2", event);
        }
    }

    private static Named imported(String letter, long quota) {
        return new Named(letter.repeat(64), TestRows.consume(NOON, letter, quota));
    }

    private static List<Imported> named(List<Named> rows) {
        return rows.stream()
                .map(row -> new Imported(row.key(), priced(row.event())))
                .toList();
    }

    private List<Stored> stored() {
        return bed.database.read(handle -> handle.createQuery(
                        "SELECT created_at, seq, quota, failed FROM event ORDER BY created_at, seq")
                .map((row, context) -> {
                    var failed = row.getString(4);
                    return new Stored(
                            row.getLong(1),
                            row.getInt(2),
                            row.getLong(3),
                            failed == null ? -1 : Integer.parseInt(failed));
                })
                .list());
    }

    private long failed() {
        return stored().stream().filter(row -> row.failed() == 1).count();
    }

    private long count(String table) {
        return bed.database.read(handle -> handle.createQuery("SELECT COUNT(*) FROM " + table)
                .mapTo(long.class)
                .one());
    }

    private void execute(String sql) {
        ok(bed.database.write(handle -> handle.execute(sql), () -> {}));
    }

    private void append(UsageEvent... rows) {
        assertThat(ok(records().append(commit(rows)))).isEqualTo(rows.length);
    }

    private RecordCommit commit(UsageEvent... rows) {
        return new RecordCommit(
                bed.account.id(),
                List.of(rows).stream().map(RecordAppendTest::priced).toList(),
                List.of(),
                null,
                null);
    }

    private static Priced priced(UsageEvent row) {
        return new Priced(row, QuotaUnit.LIST_PRICE);
    }

    private RecordStore records() {
        return bed.store.records();
    }
}
