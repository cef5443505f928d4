package io.github.tallyglass.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Match;
import io.github.tallyglass.domain.PriceExplanation;
import io.github.tallyglass.domain.PriceExplanation.Verdict;
import io.github.tallyglass.domain.Pricing;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.domain.Tokens;
import io.github.tallyglass.domain.UsageEvent;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.query.RatioChange.Ratio;
import io.github.tallyglass.store.StoreBed;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Effective prices and ratio changes from a real cache.
class PricesTest {

    private static final long OCTOBER = Instant.parse("2026-10-01T00:00:00Z").getEpochSecond();
    private static final long NOVEMBER = Instant.parse("2026-11-01T00:00:00Z").getEpochSecond();
    private static final long DAY = 86_400;
    private static final TimeRange ALL =
            new TimeRange("all", null, Instant.parse("2026-12-01T00:00:00Z"), ZoneId.of("UTC"));

    @TempDir
    private Path home;

    private StoreBed bed;

    @BeforeEach
    void open() {
        bed = new StoreBed(home, Instant.parse("2026-11-30T12:00:00Z"));
    }

    @AfterEach
    void close() {
        bed.close();
    }

    /// A charge of 1000 input tokens at `ratio`.
    private static UsageEvent charge(long second, String model, String group, String ratio, long quota) {
        return row(
                second,
                EventType.CONSUME,
                model,
                group,
                quota,
                new Pricing(new BigDecimal(ratio), BigDecimal.ONE, BigDecimal.ONE, null, null, null, null, ""));
    }

    private static UsageEvent row(
            long second, EventType type, String model, String group, long quota, Pricing pricing) {
        return new UsageEvent(
                second,
                type,
                model,
                new UsageEvent.Origin("k", 1, group, "alice", 2, 3, "", "", ""),
                quota,
                type == EventType.CONSUME ? new Tokens(1_000, 0, 0, 0, 0) : Tokens.NONE,
                UsageEvent.Timing.NONE,
                UsageEvent.Outcome.NONE,
                pricing,
                false,
                false,
                "",
                "");
    }

    private void store(List<UsageEvent> rows) {
        var newestFirst = new ArrayList<>(rows);
        newestFirst.sort(Comparator.comparingLong(UsageEvent::createdAt).reversed());
        bed.commit(OCTOBER, NOVEMBER + 29 * DAY, newestFirst);
        assertThat(bed.store.rebuildNow()).isNotNull();
    }

    @Test
    void aMillionTokensCostWhatWasPaidForThemNetOfRefunds() {
        store(List.of(
                charge(OCTOBER + 5, "m", "default", "2", 2_000),
                charge(OCTOBER + 6, "m", "default", "2", 2_500),
                charge(NOVEMBER + 5, "m", "default", "2", 2_000),
                row(NOVEMBER + 9, EventType.REFUND, "m", "default", 500, Pricing.NONE),
                charge(NOVEMBER + 5, "cheap", "default", "0.1", 100)));

        var prices = bed.queries.prices(ALL, UsageFilter.ALL);

        assertThat(prices)
                .extracting(EffectivePrice::model, EffectivePrice::month)
                .as("the dearest model first, months in order")
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("m", YearMonth.of(2026, 10)),
                        org.assertj.core.groups.Tuple.tuple("m", YearMonth.of(2026, 11)),
                        org.assertj.core.groups.Tuple.tuple("cheap", YearMonth.of(2026, 11)));
        var october = prices.getFirst();
        // 4500 units of 500 000 to the dollar for 2000 tokens.
        assertThat(october.perMillion()).isEqualByComparingTo("4.5");
        assertThat(october.checked()).isEqualTo(2);
        assertThat(october.differing()).isEqualTo(1);
        var november = prices.get(1);
        assertThat(november.figures().quota()).isEqualTo(1_500);
        assertThat(november.perMillion()).isEqualByComparingTo("3");
        assertThat(november.differing()).isZero();
    }

    @Test
    void aChangedRatioIsToldOnceWithItsFirstCharge() {
        store(List.of(
                charge(OCTOBER + 100, "m", "default", "2", 2_000),
                charge(OCTOBER + DAY, "m", "default", "2.0", 2_000),
                charge(OCTOBER + 3 * DAY, "m", "default", "3", 3_000),
                charge(OCTOBER + 3 * DAY + 50, "m", "default", "3", 3_000),
                charge(OCTOBER + 9 * DAY, "m", "default", "3", 3_000),
                charge(OCTOBER + 9 * DAY, "m", "vip", "1", 1_000),
                charge(NOVEMBER, "m", "default", "2", 2_000)));

        assertThat(bed.queries.ratioChanges(ALL, UsageFilter.ALL))
                .containsExactly(change(OCTOBER + 3 * DAY, "2", "3"), change(NOVEMBER, "3", "2"));
        var november = new TimeRange("", Instant.ofEpochSecond(NOVEMBER), ALL.to(), ALL.zone());
        assertThat(bed.queries.ratioChanges(november, UsageFilter.ALL)).containsExactly(change(NOVEMBER, "3", "2"));
        assertThat(bed.queries.prices(ALL, UsageFilter.ALL))
                .extracting(EffectivePrice::ratioChanges)
                .containsExactly(1, 1);
        var vip = UsageFilter.ALL.with(Dimension.GROUP, new Match.Exact("vip"));
        assertThat(bed.queries.ratioChanges(ALL, vip)).isEmpty();
    }

    @Test
    void twoRatiosSideBySideDoNotChangeAllTheTime() {
        var rows = new ArrayList<UsageEvent>();
        for (var day = 0; day < 20; day++) {
            for (var i = 0; i < 6; i++) {
                rows.add(charge(OCTOBER + day * DAY + i * 60, "m", "default", i % 2 == 0 ? "2" : "4", 2_000));
            }
        }
        store(rows);
        assertThat(bed.queries.ratioChanges(ALL, UsageFilter.ALL)).hasSize(1);
    }

    @Test
    void rowsWhoseRatiosDoNotExplainThemAreMarkedAndCanBeFiltered() {
        var seed = 20_261_124L;
        var random = new Random(seed);
        var rows = new ArrayList<UsageEvent>();
        for (var i = 0; i < 500; i++) {
            var ratio = 1 + random.nextInt(5);
            var quota = ratio * 1_000L + random.nextInt(-3, 4);
            rows.add(charge(OCTOBER + random.nextInt(40 * 86_400), "m" + random.nextInt(3), "g", "" + ratio, quota));
        }
        store(rows);
        var differing = rows.stream()
                .filter(row -> PriceExplanation.of(row, Histories.DOLLARS).verdict() == Verdict.DIFFERS)
                .toList();
        assertThat(differing).as("seed " + seed).hasSizeBetween(100, 400);

        var marked = UsageFilter.ALL.with(Dimension.MARK, new Match.Exact("price-differs"));
        assertThat(bed.queries.countRows(ALL, marked)).isEqualTo(differing.size());
        assertThat(bed.queries.rows(ALL, marked, RowSort.NEWEST_FIRST, 0, 1_000))
                .extracting(UsageRow::event)
                .containsExactlyInAnyOrderElementsOf(differing);
        var others = UsageFilter.ALL.with(Dimension.MARK, new Match.Not(new Match.Exact("price-differs")));
        assertThat(bed.queries.countRows(ALL, others)).isEqualTo(rows.size() - differing.size());
        assertThat(bed.queries.countRows(ALL, UsageFilter.ALL.with(Dimension.MARK, new Match.Contains("plan"))))
                .isZero();

        var byModel = new HashMap<String, Long>();
        differing.forEach(row -> byModel.merge(row.model(), 1L, Long::sum));
        bed.queries
                .prices(ALL, UsageFilter.ALL)
                .forEach(price -> byModel.merge(price.model(), -price.differing(), Long::sum));
        assertThat(byModel.values()).containsOnly(0L);
    }

    @Test
    void nothingBilledIsNoPrice() {
        assertThat(bed.queries.prices(ALL, UsageFilter.ALL)).isEmpty();
        assertThat(bed.queries.ratioChanges(ALL, UsageFilter.ALL)).isEmpty();
    }

    private static RatioChange change(long second, String before, String after) {
        return new RatioChange(
                "work",
                "m",
                "default",
                Instant.ofEpochSecond(second),
                Ratio.MODEL,
                new BigDecimal(before),
                new BigDecimal(after));
    }
}
