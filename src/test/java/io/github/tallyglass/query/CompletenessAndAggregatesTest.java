package io.github.tallyglass.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Bucket;
import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.HourlyUsage;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Match;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.query.Series.Origin;
import io.github.tallyglass.store.StoreBed;
import io.github.tallyglass.store.TestRows;
import io.github.tallyglass.store.UsageStore.SliceCommit;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is missing is named, and what a gateway's aggregates fill is marked and counted once.
class CompletenessAndAggregatesTest {

    private static final long HOUR = 3600;
    private static final long MIDNIGHT = Instant.parse("2026-11-18T00:00:00Z").getEpochSecond();
    private static final long NOW = MIDNIGHT + 12 * HOUR;
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

    private static TimeRange range(long from, long to) {
        return new TimeRange("test", Instant.ofEpochSecond(from), Instant.ofEpochSecond(to), UTC);
    }

    private Report report(long from, long to) {
        return bed.queries.report(range(from, to), UsageFilter.ALL);
    }

    private static Report.Missing missing(long from, long to, String why) {
        return new Report.Missing("work", Instant.ofEpochSecond(from), Instant.ofEpochSecond(to), why);
    }

    @Test
    void nothingReadIsNotReadYet() {
        assertThat(report(MIDNIGHT, NOW).missing()).containsExactly(missing(MIDNIGHT, NOW, "not-read-yet"));
        assertThat(report(MIDNIGHT, NOW).complete()).isFalse();
        var all = bed.queries.report(new TimeRange("all", null, Instant.ofEpochSecond(NOW), UTC), UsageFilter.ALL);
        assertThat(all.complete()).isFalse();
    }

    @Test
    void aFreshSyncLeavesNothingMissingUpToNowAndInTheFuture() {
        bed.commit(MIDNIGHT, NOW - 200, List.of());
        assertThat(report(MIDNIGHT, MIDNIGHT + 24 * HOUR).complete()).isTrue();
    }

    @Test
    void anOldSyncLeavesItsTailMissing() {
        bed.commit(MIDNIGHT, NOW - HOUR, List.of());
        assertThat(report(MIDNIGHT, NOW).missing()).containsExactly(missing(NOW - HOUR + 1, NOW, "not-synced-lately"));
        StoreBed.ok(bed.store.noteSync(bed.account.id(), Instant.ofEpochSecond(NOW - 60), "failing", "x"));
        assertThat(report(MIDNIGHT, NOW).complete()).isFalse();
        StoreBed.ok(bed.store.noteSync(bed.account.id(), Instant.ofEpochSecond(NOW - 60), "ok", ""));
        assertThat(report(MIDNIGHT, NOW).complete()).isTrue();
    }

    @Test
    void gapsUnstableSlicesAndAggregatesAreToldApart() {
        bed.commit(MIDNIGHT + 6 * HOUR, NOW - 1, List.of());
        var shaky = new Interval(MIDNIGHT + HOUR, MIDNIGHT + 2 * HOUR - 1);
        StoreBed.ok(
                bed.store.replaceSlice(new SliceCommit(bed.account.id(), shaky, List.of(), Histories.DOLLARS, false)));
        hourly(MIDNIGHT + 4 * HOUR, 2);

        assertThat(report(MIDNIGHT, NOW).missing())
                .containsExactly(
                        missing(MIDNIGHT, MIDNIGHT + HOUR, "not-read-yet"),
                        missing(MIDNIGHT + HOUR, MIDNIGHT + 2 * HOUR, "unstable"),
                        missing(MIDNIGHT + 2 * HOUR, MIDNIGHT + 4 * HOUR, "not-read-yet"),
                        missing(MIDNIGHT + 4 * HOUR, MIDNIGHT + 6 * HOUR, "aggregates-only"));
    }

    @Test
    void aggregatesFillHoursThatNoRowCovers() {
        hourly(MIDNIGHT, 12);
        // The third hour is read in part: it counts by its rows alone.
        bed.commit(MIDNIGHT + 3 * HOUR - 10, NOW - 1, List.of(TestRows.consume(MIDNIGHT + 3 * HOUR, "a", 7)));

        var series = bed.queries.series(range(MIDNIGHT, NOW), UsageFilter.ALL, Bucket.HOUR, Dimension.MODEL, 5);

        assertThat(series.names()).containsExactly("gpt-4o");
        assertThat(series.figures().getFirst().subList(0, 4))
                .extracting(figures -> figures.quota())
                .containsExactly(100L, 100L, 0L, 7L);
        assertThat(series.origin().subList(0, 4))
                .containsExactly(Origin.AGGREGATES, Origin.AGGREGATES, Origin.PARTIAL, Origin.ROWS);
        assertThat(report(MIDNIGHT, NOW).totals().quota())
                .as("reports are rows only")
                .isEqualTo(7);
    }

    @Test
    void aReportTellsHourlySumsBesideItsFigures() {
        hourly(MIDNIGHT, 12);
        bed.commit(MIDNIGHT + 3 * HOUR - 10, NOW - 1, List.of(TestRows.consume(MIDNIGHT + 3 * HOUR, "a", 7)));

        var report = bed.queries.report(range(MIDNIGHT, NOW), UsageFilter.ALL, GroupBy.MODEL);

        assertThat(report.totals().quota()).isEqualTo(7);
        assertThat(report.hourly().totals().quota()).as("two hours without a row").isEqualTo(200);
        assertThat(report.hourly().totals().requests()).isEqualTo(4);
        assertThat(report.hourly().groups())
                .extracting(Report.Group::name)
                .containsExactly("gpt-4o");
        var byDay = bed.queries.report(range(MIDNIGHT, NOW), UsageFilter.ALL, GroupBy.DAY);
        assertThat(byDay.hourly().groups())
                .extracting(Report.Group::name)
                .containsExactly("2026-11-18");
        var byKey = bed.queries.report(range(MIDNIGHT, NOW), UsageFilter.ALL, GroupBy.KEY);
        assertThat(byKey.hourly().groups()).isEmpty();
        assertThat(byKey.hourly().totals().quota()).isEqualTo(200);
        var ofKey = UsageFilter.ALL.with(Dimension.KEY, new Match.Contains("dev"));
        assertThat(bed.queries.report(range(MIDNIGHT, NOW), ofKey).hourly().isEmpty()).isTrue();
    }

    @Test
    void anAccountByHourlySumsAloneIsNeverCompleteButHoldsUpNobody() {
        StoreBed.ok(bed.store.updateAccount(bed.account.withMode(Account.Mode.AGGREGATES)));
        hourly(MIDNIGHT, 12);
        assertThat(report(MIDNIGHT, NOW).missing()).containsExactly(missing(MIDNIGHT, NOW, "aggregates-only"));
        var other = StoreBed.ok(bed.store.addAccount(Histories.account("other", Histories.DOLLARS)));
        StoreBed.ok(bed.store.replaceSlice(new SliceCommit(
                other.id(), new Interval(MIDNIGHT, NOW - 1), List.of(), Histories.DOLLARS, true)));
        assertThat(bed.queries.cacheState().coveredSince()).isEqualTo(Instant.ofEpochSecond(MIDNIGHT));
    }

    @Test
    void ofARemovedAccountOnlyWhatWasLeftOutIsMissing() {
        bed.commit(MIDNIGHT + HOUR, MIDNIGHT + 2 * HOUR - 1, List.of(TestRows.consume(MIDNIGHT + HOUR, "a", 7)));
        bed.commit(MIDNIGHT + 3 * HOUR, MIDNIGHT + 4 * HOUR - 1, List.of());
        StoreBed.ok(bed.store.updateAccount(bed.account.withRemoved(true)));

        var report = report(MIDNIGHT, NOW);

        assertThat(report.totals().quota()).isEqualTo(7);
        assertThat(report.missing())
                .containsExactly(missing(MIDNIGHT + 2 * HOUR, MIDNIGHT + 3 * HOUR, "account-removed"));
        assertThat(report(MIDNIGHT + 3 * HOUR, NOW).complete()).isTrue();
        var ofIt = UsageFilter.ALL.with(Dimension.ACCOUNT, new Match.Exact("work"));
        assertThat(bed.queries.report(range(MIDNIGHT, NOW), ofIt).totals().quota())
                .isEqualTo(7);
        assertThat(bed.queries.rows(range(MIDNIGHT, NOW), ofIt, RowSort.NEWEST_FIRST, 0, 9))
                .hasSize(1);
        assertThat(bed.queries.values(Dimension.ACCOUNT, 9)).containsExactly("work");
        assertThat(bed.queries.accounts()).isEmpty();
    }

    @Test
    void aggregatesDoNotAnswerWhatTheyDoNotKnow() {
        hourly(MIDNIGHT, 12);
        var range = range(MIDNIGHT, NOW);
        var byKey = bed.queries.series(range, UsageFilter.ALL, Bucket.HOUR, Dimension.KEY, 5);
        assertThat(byKey.names()).isEmpty();
        assertThat(byKey.origin()).containsOnly(Origin.NOTHING);
        var other = UsageFilter.ALL.with(Dimension.MODEL, new Match.Exact("other"));
        assertThat(bed.queries
                        .series(range, other, Bucket.HOUR, Dimension.MODEL, 5)
                        .names())
                .isEmpty();
        var ofKey = UsageFilter.ALL.with(Dimension.KEY, new Match.Contains("dev"));
        assertThat(bed.queries
                        .series(range, ofKey, Bucket.HOUR, Dimension.MODEL, 5)
                        .names())
                .isEmpty();
    }

    @Test
    void theCacheSaysHowFarItReaches() {
        bed.commit(MIDNIGHT, MIDNIGHT + 9, List.of());
        bed.commit(MIDNIGHT + 20, NOW, List.of(TestRows.consume(NOW, "a", 1)));
        var state = bed.queries.cacheState();
        assertThat(state.gaps()).isEqualTo(1);
        assertThat(state.coveredSince()).isEqualTo(Instant.ofEpochSecond(MIDNIGHT + 20));
        assertThat(state.rows()).isEqualTo(1);
        StoreBed.ok(bed.store.addAccount(Histories.account("empty", Histories.DOLLARS)));
        assertThat(bed.queries.cacheState().coveredSince()).isNull();
    }

    @Test
    void percentilesComeWithinTheScalesWidth() {
        bed.commit(MIDNIGHT, NOW, List.of(TestRows.consume(NOW - 5, "a", 1), TestRows.consume(MIDNIGHT, "b", 1)));
        for (var round = 0; round < 2; round++) {
            var latency = bed.queries.latency(range(MIDNIGHT, NOW), UsageFilter.ALL);
            assertThat(latency.measured()).isEqualTo(2);
            assertThat(latency.p50()).isBetween(1940L, 2060L);
            assertThat(latency.firstTokenP95()).isBetween(339L, 361L);
            StoreBed.ok(bed.store.rebuildNow());
        }
        var errors = UsageFilter.ALL.with(Dimension.TYPE, new Match.Exact("error"));
        assertThat(bed.queries.latency(range(MIDNIGHT, NOW), errors)).isEqualTo(new Latency(null, null, null, null, 0));
    }

    @Test
    void valuesComeMostUsedFirst() {
        bed.commit(
                MIDNIGHT,
                NOW,
                List.of(
                        TestRows.error(NOW, "x"),
                        TestRows.consume(NOW - 5, "a", 1),
                        TestRows.consume(MIDNIGHT, "b", 1)));
        assertThat(bed.queries.values(Dimension.TYPE, 9)).containsExactly("consume", "error");
        assertThat(bed.queries.values(Dimension.STATUS, 1)).containsExactly("200");
        assertThat(bed.queries.values(Dimension.KEY, 9)).containsExactly("dev laptop");
        assertThat(bed.queries.values(Dimension.CHANNEL, 9)).containsExactly("3");
        assertThat(bed.queries.values(Dimension.IP, 9)).containsExactly("127.0.0.1");
        assertThat(bed.queries.values(Dimension.LABEL, 9)).isEmpty();
    }

    private void hourly(long from, int hours) {
        var lines = new java.util.ArrayList<HourlyUsage>();
        for (var hour = from; hour < from + hours * HOUR; hour += HOUR) {
            lines.add(new HourlyUsage(hour, "gpt-4o", 1, 60, 5));
            lines.add(new HourlyUsage(hour, "gpt-4o", 1, 40, 5));
        }
        StoreBed.ok(bed.store.replaceHourly(
                bed.account.id(), new Interval(from, from + hours * HOUR - 1), lines, Histories.DOLLARS));
    }
}
