package io.github.tallyglass.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Figures;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Match;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.SiteDisplay;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.domain.UsageEvent;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.store.StoreBed;
import io.github.tallyglass.store.TestRows;
import io.github.tallyglass.store.UsageStore.SliceCommit;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What units, rates and payers do to the figures of a real cache.
class MoneyQueriesTest {

    private static final long DAY = Instant.parse("2026-11-18T00:00:00Z").getEpochSecond();
    private static final TimeRange RANGE =
            new TimeRange("day", Instant.ofEpochSecond(DAY), Instant.ofEpochSecond(DAY + 86_400), ZoneId.of("UTC"));
    private static final BigDecimal USUAL = new BigDecimal(500_000);

    private StoreBed bed;

    @BeforeEach
    void open(@TempDir Path home) {
        bed = new StoreBed(home, Instant.ofEpochSecond(DAY + 86_400));
    }

    @AfterEach
    void close() {
        bed.close();
    }

    private void commit(long from, long to, QuotaUnit unit, UsageEvent... newestFirst) {
        StoreBed.ok(bed.store.replaceSlice(
                new SliceCommit(bed.account.id(), new Interval(from, to), List.of(newestFirst), unit, true)));
    }

    private Figures totals() {
        return bed.queries.report(RANGE, UsageFilter.ALL).totals();
    }

    /// From rows and, once they are there, from roll-ups.
    private void atEveryLevel(Runnable check) {
        check.run();
        StoreBed.ok(bed.store.rebuildNow());
        check.run();
    }

    @Test
    void everyRowKeepsTheUnitAndRateOfItsSync() {
        var before = new QuotaUnit(USUAL, "USD", new BigDecimal("7.3"), false);
        var after = new QuotaUnit(new BigDecimal(1_000_000), "USD", new BigDecimal("7.0"), false)
                .withDisplay(SiteDisplay.custom("€", new BigDecimal("0.92")));
        commit(DAY, DAY + 99, before, TestRows.consume(DAY + 10, "a", 1_000_000));
        commit(DAY + 100, DAY + 199, after, TestRows.consume(DAY + 110, "b", 1_000_000));

        atEveryLevel(() -> {
            assertThat(totals().costIn("USD").get("USD")).isEqualByComparingTo("3");
            assertThat(totals().costIn("CNY").get("CNY")).isEqualByComparingTo("21.6");
            assertThat(totals().quotaByUnit().keySet()).containsExactlyInAnyOrder(before, after);
        });
        assertThat(bed.queries.rows(RANGE, UsageFilter.ALL, RowSort.NEWEST_FIRST, 0, 9))
                .extracting(UsageRow::unit)
                .containsExactly(after, before);
    }

    @Test
    void whatAPlanPaidIsAPartOfTheNetSpend() {
        var unit = new QuotaUnit(USUAL, "USD", null, false);
        commit(
                DAY,
                DAY + 99,
                unit,
                byPlan(TestRows.row(DAY + 30, EventType.REFUND, 200, "", 300)),
                byPlan(TestRows.consume(DAY + 20, "b", 5_000)),
                TestRows.row(DAY + 11, EventType.REFUND, 200, "", 40),
                TestRows.consume(DAY + 10, "a", 1_000));

        atEveryLevel(() -> {
            assertThat(totals().grossQuota()).isEqualTo(6_000);
            assertThat(totals().quota()).isEqualTo(5_660);
            assertThat(totals().planQuota()).isEqualTo(4_700);
            assertThat(totals().walletQuota()).isEqualTo(960);
            assertThat(totals().planCostIn("USD").get("USD")).isEqualByComparingTo("0.0094");
            assertThat(totals().averageDurationMs()).contains(2_000L);
        });
    }

    @Test
    void successIsUnknownUntilTheAccountHasShownAnError() {
        var unit = new QuotaUnit(USUAL, "USD", null, false);
        commit(DAY, DAY + 99, unit, TestRows.consume(DAY + 10, "a", 1), TestRows.consume(DAY + 9, "b", 1));
        atEveryLevel(() -> {
            assertThat(totals().successRate()).isEmpty();
            assertThat(bed.queries
                            .report(RANGE, UsageFilter.ALL, GroupBy.STATUS)
                            .groups())
                    .allSatisfy(
                            group -> assertThat(group.figures().successRate()).isEmpty());
        });

        // An error of another day tells that the account shows them.
        commit(DAY + 86_400, DAY + 86_499, unit, TestRows.error(DAY + 86_410, "c"));
        atEveryLevel(() -> assertThat(totals().successRate()).contains(new BigDecimal("1.0000")));

        commit(DAY + 100, DAY + 199, unit, TestRows.error(DAY + 110, "d"), TestRows.error(DAY + 111, "d"));
        atEveryLevel(() -> assertThat(totals().successRate()).contains(new BigDecimal("0.6667")));
    }

    @Test
    void theUsersRateConvertsWhatNoGatewayDoesAndIsNeverStored() throws InterruptedException {
        var told = new QuotaUnit(USUAL, "USD", new BigDecimal("7.3"), false);
        var untold = new QuotaUnit(USUAL, "USD", null, false);
        commit(DAY, DAY + 99, told, TestRows.consume(DAY + 10, "a", 500_000));
        commit(DAY + 100, DAY + 199, untold, TestRows.consume(DAY + 110, "b", 500_000));
        assertThat(totals().converted().get("CNY")).isEqualByComparingTo("7.3");
        assertThat(totals().ownRate()).isFalse();

        var heard = new CountDownLatch(1);
        try (var subscription = bed.queries.onChange(heard::countDown)) {
            bed.queries.useRate(new BigDecimal("7"));
            assertThat(heard.await(10, TimeUnit.SECONDS)).isTrue();
        }
        atEveryLevel(() -> {
            assertThat(totals().converted().get("CNY")).isEqualByComparingTo("14.3");
            assertThat(totals().ownRate()).isTrue();
        });

        // Even where an account goes back into the store as a question gave it.
        var view = bed.queries.accounts().getFirst().account();
        StoreBed.ok(bed.store.updateAccount(view.withUnit(untold.withOwnRate(new BigDecimal("7")))));
        bed.queries.useRate(null);
        assertThat(totals().converted().get("CNY")).isEqualByComparingTo("7.3");
        assertThat(bed.store.accounts().getFirst().unit().cnyPerUsd()).isNull();
    }

    @Test
    void responseIdsAreFoundWhereverTheRowsHoldThem() {
        var unit = new QuotaUnit(USUAL, "CNY", null, false);
        commit(
                DAY,
                DAY + 99,
                unit,
                with(TestRows.consume(DAY + 20, "b", 5), "{\"x\":{\"response_id\":\"resp-9\"}}"),
                with(TestRows.consume(DAY + 10, "a", 7), "{\"response_id\":\"resp-1\",\"y\":2}"));

        assertThat(quotaOf("=resp-1")).isEqualTo(7);
        assertThat(quotaOf("RESP")).isEqualTo(7);
        assertThat(quotaOf("/^resp-[12]$/")).isEqualTo(7);
        assertThat(quotaOf("!resp-1")).isEqualTo(5);
        assertThat(quotaOf("=resp-9")).isZero();
        assertThat(bed.queries.values(Dimension.RESPONSE_ID, 5)).containsExactly("resp-1");
    }

    private long quotaOf(String match) {
        var filter = UsageFilter.ALL.with(Dimension.RESPONSE_ID, StoreBed.ok(Match.parse(match)));
        return bed.queries.report(RANGE, filter).totals().quota();
    }

    @Test
    void onlyWhatTellsSomethingApartIsOnOffer() {
        var unit = new QuotaUnit(USUAL, "USD", null, false);
        commit(DAY, DAY + 99, unit, TestRows.consume(DAY + 10, "a", 1));
        assertThat(bed.queries.telling()).isEmpty();
        commit(DAY + 100, DAY + 199, unit, TestRows.error(DAY + 110, "d"), other(TestRows.consume(DAY + 109, "b", 1)));
        assertThat(bed.queries.telling())
                .containsExactlyInAnyOrder(Dimension.TYPE, Dimension.STATUS, Dimension.USER, Dimension.CHANNEL);
    }

    private static UsageEvent byPlan(UsageEvent row) {
        return changed(row, row.origin(), true, row.extra());
    }

    private static UsageEvent with(UsageEvent row, String extra) {
        return changed(row, row.origin(), false, extra);
    }

    private static UsageEvent other(UsageEvent row) {
        var origin = row.origin();
        return changed(
                row,
                new UsageEvent.Origin(
                        origin.key(),
                        origin.keyId(),
                        origin.group(),
                        "bob",
                        3,
                        9,
                        origin.endpoint(),
                        origin.client(),
                        origin.ip()),
                false,
                "");
    }

    private static UsageEvent changed(UsageEvent row, UsageEvent.Origin origin, boolean plan, String extra) {
        return new UsageEvent(
                row.createdAt(),
                row.type(),
                row.model(),
                origin,
                row.quota(),
                row.tokens(),
                row.timing(),
                row.outcome(),
                row.pricing(),
                row.settlement(),
                plan,
                row.content(),
                extra);
    }
}
