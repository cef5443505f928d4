package io.github.tallyglass.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.domain.UsageEvent;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.domain.Vanished;
import io.github.tallyglass.store.UsageStore.Commit;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
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

/// A closed slice that is read again: what the gateway deleted stays and is marked, what it wrote late comes in.
class VanishedRowsTest {

    private static final long DAY = 86_400;
    private static final long T = 1_795_046_400;
    private static final long NOW = T + 10 * DAY;
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Interval ALL = new Interval(T, NOW);

    private StoreBed bed;

    @BeforeEach
    void open(@TempDir Path home) {
        bed = new StoreBed(home, Instant.ofEpochSecond(NOW));
    }

    @AfterEach
    void close() {
        bed.close();
    }

    private List<Vanished> vanished() {
        var range = new TimeRange("", Instant.ofEpochSecond(T), Instant.ofEpochSecond(NOW), UTC);
        return bed.queries.vanished(range);
    }

    private LocalSums sums() {
        return bed.checks.sums(bed.account.id(), ALL);
    }

    private long atTheGateway() {
        return sums().sum(part -> !part.vanished());
    }

    @Test
    void aPurgeIsListedByDay() {
        bed.commit(
                T,
                T + 2 * DAY - 1,
                List.of(
                        TestRows.consume(T + DAY + 5, "d", 40),
                        TestRows.consume(T + 500, "c", 3),
                        TestRows.consume(T + 100, "b", 2),
                        TestRows.consume(T, "a", 1)));

        var commit = bed.commit(T, T + 2 * DAY - 1, List.of(TestRows.consume(T + 500, "c", 3)));

        assertThat(commit).isEqualTo(new Commit(0, 4, true, 0));
        assertThat(vanished())
                .extracting(Vanished::slice, Vanished::rows, Vanished::quota)
                .containsExactly(
                        tuple(new Interval(T + DAY + 5, T + DAY + 5), 1L, 40L),
                        tuple(new Interval(T, T + 100), 2L, 3L));
        assertThat(vanished()).extracting(Vanished::noticedAt).containsOnly(Instant.ofEpochSecond(NOW));
        assertThat(sums().total()).isEqualTo(46);
        assertThat(atTheGateway()).isEqualTo(3);
    }

    @Test
    void whatComesLateIsStoredBesideAPurge() {
        bed.commit(T, T + 99, List.of(TestRows.consume(T + 50, "b", 2), TestRows.consume(T, "a", 1)));

        var commit =
                bed.commit(T, T + 99, List.of(TestRows.consume(T + 60, "late", 100), TestRows.consume(T + 50, "b", 2)));

        assertThat(commit).isEqualTo(new Commit(1, 3, true, 0));
        assertThat(sums().total()).isEqualTo(103);
        assertThat(atTheGateway()).isEqualTo(102);
    }

    @Test
    void aLateRowInASecondThatLostRowsComesInToo() {
        var b = TestRows.consume(T, "b", 2);
        bed.commit(T, T, List.of(TestRows.consume(T, "c", 3), b, TestRows.consume(T, "a", 1)));
        bed.commit(T, T, List.of(b));
        assertThat(sums().total()).isEqualTo(6);

        bed.commit(T, T, List.of(TestRows.consume(T, "late", 100), b));
        bed.commit(T, T, List.of(TestRows.consume(T, "later", 200), TestRows.consume(T, "late", 100), b));

        assertThat(sums().total()).isEqualTo(306);
        assertThat(atTheGateway()).isEqualTo(302);
        assertThat(vanished()).extracting(Vanished::rows).containsExactly(2L);
    }

    @Test
    void ofTwinsOneMayVanish() {
        var twin = TestRows.consume(T, "", 7);
        bed.commit(T, T, List.of(twin, twin, twin));
        bed.commit(T, T, List.of(twin));
        bed.commit(T, T, List.of(twin));

        assertThat(vanished()).extracting(Vanished::rows, Vanished::quota).containsExactly(tuple(2L, 14L));
        assertThat(atTheGateway()).isEqualTo(7);
    }

    @Test
    void rowsThatComeBackAreNoLongerGone() {
        var rows = List.of(TestRows.consume(T + 50, "b", 2), TestRows.consume(T, "a", 1));
        bed.commit(T, T + 99, rows);
        bed.commit(T, T + 99, List.of());
        assertThat(vanished()).hasSize(1);

        assertThat(bed.commit(T, T + 99, rows)).isEqualTo(new Commit(0, 2, false, 0));
        assertThat(vanished()).isEmpty();
        assertThat(atTheGateway()).isEqualTo(3);
    }

    @Test
    void aCorrectionIsNoPurge() {
        bed.commit(T, T + 99, List.of(TestRows.consume(T, "a", 1)));
        bed.commit(T, T + 99, List.of(TestRows.consume(T, "a", 5)));
        assertThat(vanished()).isEmpty();
        assertThat(sums().total()).isEqualTo(5);
    }

    @Test
    void otherRowsThanConsumeVanishWithoutQuota() {
        bed.commit(T, T, List.of(TestRows.error(T, "x")));
        bed.commit(T, T, List.of());
        assertThat(vanished()).extracting(Vanished::rows, Vanished::quota).containsExactly(tuple(1L, 0L));
    }

    @Test
    void anAccountGoesWithAllThatVanished() {
        bed.commit(T, T, List.of(TestRows.consume(T, "a", 1)));
        bed.commit(T, T, List.of());
        StoreBed.ok(bed.store.removeAccount(bed.account.id()));
        assertThat(bed.checks.vanished(bed.account.id(), UTC, ALL)).isEmpty();
    }

    /// The gateway deletes and adds at random; however slices are cut, the rows that are not marked are its own.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatIsNotMarkedIsWhatTheGatewayHas(long seed) {
        var random = new Random(seed);
        var server = new ArrayList<UsageEvent>();
        var written = new ArrayList<UsageEvent>();
        add(random, 40, server, written);
        bed.commit(T, T + 19, listed(server, T, T + 19));
        for (var round = 0; round < 6; round++) {
            server.removeIf(row -> random.nextInt(4) == 0);
            add(random, random.nextInt(3), server, written);
            var cut = T + random.nextInt(19);
            bed.commit(T, cut, listed(server, T, cut));
            bed.commit(cut + 1, T + 19, listed(server, cut + 1, T + 19));

            assertThat(sums().sum(part -> !part.vanished()))
                    .as("seed %d round %d", seed, round)
                    .isEqualTo(sum(server));
            assertThat(sums().total()).as("seed %d round %d", seed, round).isLessThanOrEqualTo(sum(written));
            assertThat(sums().total()
                            - vanished().stream().mapToLong(Vanished::quota).sum())
                    .isEqualTo(sum(server));
        }
    }

    private static void add(Random random, int rows, List<UsageEvent> server, List<UsageEvent> written) {
        for (var i = 0; i < rows; i++) {
            // Few amounts: many are alike.
            var row = TestRows.consume(T + random.nextInt(20), "", 1 + random.nextInt(3));
            server.add(row);
            written.add(row);
        }
    }

    private static List<UsageEvent> listed(List<UsageEvent> server, long from, long to) {
        return server.stream()
                .filter(row -> row.createdAt() >= from && row.createdAt() <= to)
                .sorted(Comparator.comparingLong(UsageEvent::createdAt).reversed())
                .toList();
    }

    private static long sum(List<UsageEvent> rows) {
        return rows.stream().mapToLong(UsageEvent::quota).sum();
    }

    @Test
    void rowsOfAReportStillCount() {
        bed.commit(T, T, List.of(TestRows.consume(T, "a", 11)));
        bed.commit(T, T, List.of());
        var range = new TimeRange("", Instant.ofEpochSecond(T), Instant.ofEpochSecond(T + 1), UTC);
        assertThat(bed.queries.report(range, UsageFilter.ALL).totals().quota()).isEqualTo(11);
    }
}
