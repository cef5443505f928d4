package io.github.tallyglass.query;

import static io.github.tallyglass.store.StoreBed.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Balance;
import io.github.tallyglass.domain.Depletion;
import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.HourlyUsage;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.KeyReading;
import io.github.tallyglass.domain.QuotaWindow;
import io.github.tallyglass.domain.ReadingFault;
import io.github.tallyglass.domain.ReadingKind;
import io.github.tallyglass.domain.SpendPattern;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.domain.TopUp;
import io.github.tallyglass.domain.UsageEvent;
import io.github.tallyglass.query.AccountReadings.Spent;
import io.github.tallyglass.store.StoreBed;
import io.github.tallyglass.store.TestRows;
import io.github.tallyglass.store.UsageStore.Reading;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the cache says is left of an account, from readings and rows in a real database.
class AccountReadingsTest {

    private static final long HOUR = 3_600;
    private static final long DAY = 86_400;

    /// A Monday, noon.
    private static final long NOW = Instant.parse("2026-08-31T12:00:00Z").getEpochSecond();

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final long DOLLAR = 500_000;

    private StoreBed bed;

    @BeforeEach
    void open(@TempDir Path home) {
        bed = new StoreBed(home, at(NOW));
    }

    @AfterEach
    void close() {
        bed.close();
    }

    private static Instant at(long second) {
        return Instant.ofEpochSecond(second);
    }

    private static TimeRange range(long from, long to) {
        return new TimeRange("test", at(from), at(to), UTC);
    }

    private AccountView view() {
        return bed.queries.accounts().getFirst();
    }

    private void balance(long second, long remaining) {
        ok(bed.store.addBalance(bed.account.id(), new Balance(at(second), remaining, 0, 0)));
    }

    private void windows(long second, QuotaWindow... windows) {
        ok(bed.store.noteWindows(
                bed.account.id(), List.of(windows), Reading.answered(ReadingKind.WINDOWS, at(second), "v1")));
    }

    private static QuotaWindow window(String id, String label, long used, long begin, long seen) {
        return QuotaWindow.ofUnits(
                id, 5 * HOUR, label, used, 1_000, at(begin), at(begin + 5 * HOUR), at(NOW + 30 * DAY), at(seen));
    }

    /// A row that a plan paid.
    private static UsageEvent byPlan(long second, long quota, String plan) {
        return copy(
                TestRows.consume(second, "p" + second, quota), true, "{\"subscription_plan_title\":\"" + plan + "\"}");
    }

    private static UsageEvent copy(UsageEvent row, boolean subscription, String extra) {
        return new UsageEvent(
                row.createdAt(),
                row.type(),
                row.model(),
                row.origin(),
                row.quota(),
                row.tokens(),
                row.timing(),
                row.outcome(),
                row.pricing(),
                row.settlement(),
                subscription,
                row.content(),
                extra);
    }

    private static UsageEvent topUp(long second, long quota, String text) {
        var row = TestRows.row(second, EventType.TOP_UP, 200, "", quota);
        return new UsageEvent(
                row.createdAt(),
                row.type(),
                "",
                row.origin(),
                quota,
                row.tokens(),
                row.timing(),
                row.outcome(),
                row.pricing(),
                false,
                false,
                text,
                "");
    }

    private void commit(long from, long to, List<UsageEvent> rows) {
        bed.commit(
                from,
                to,
                rows.stream()
                        .sorted(Comparator.comparingLong(UsageEvent::createdAt).reversed())
                        .toList());
    }

    @Test
    void nothingIsKnownOfANewAccount() {
        assertThat(view().readings()).isEqualTo(AccountReadings.NONE);
        assertThat(view().balanceQuota()).isNull();
    }

    @Test
    void windowsSayWhatIsLeftAndWhatWasSpentInThem() {
        var begin = NOW - 3 * HOUR;
        commit(
                NOW - 10 * DAY,
                NOW - 10,
                List.of(
                        byPlan(begin + 60, 300, "Coder"),
                        byPlan(begin + 120, 40, "Other"),
                        TestRows.consume(begin + 180, "w", 5_000),
                        byPlan(begin - 60, 900, "Coder")));
        windows(
                NOW - 60,
                window("plan:1", "Coder", 750, begin, NOW - 60),
                window("plan:2", "Other", 40, begin, NOW - 60));

        var windows = view().readings().windows();

        assertThat(windows).hasSize(2);
        assertThat(windows.getFirst().window().remainingPercent()).isEqualByComparingTo("25");
        assertThat(windows.getFirst().spent()).isEqualTo(new Spent(300, 135));
        assertThat(windows.getFirst().pace()).isNotNull();
        assertThat(Objects.requireNonNull(windows.getFirst().pace()).runsOutAt())
                .isEqualTo(at(NOW - 60).plusSeconds((3 * HOUR - 60) * 25 / 75));
        assertThat(windows.get(1).spent()).isEqualTo(new Spent(40, 135));
        assertThat(windows.get(1).pace()).isNull();
        // Only the wallet's own row counts as spending a day.
        assertThat(view().averageDailyQuota()).isEqualTo(500);
    }

    @Test
    void spendingIsNotToldWhereRowsAreMissing() {
        commit(NOW - HOUR, NOW - 10, List.of(byPlan(NOW - 60, 300, "Coder")));
        windows(NOW - 60, window("plan:1", "Coder", 750, NOW - 3 * HOUR, NOW - 60));
        assertThat(view().readings().windows().getFirst().spent()).isNull();
    }

    @Test
    void equalReadingsAreOneRowAndGoneWindowsAreNotShown() {
        windows(NOW - 900, window("plan:1", "Coder", 10, NOW - HOUR, NOW - 900));
        windows(NOW - 600, window("plan:1", "Coder", 10, NOW - HOUR, NOW - 600));
        windows(NOW - 300, window("plan:1", "Coder", 20, NOW - HOUR, NOW - 300), window("plan:2", "B", 0, NOW, NOW));
        assertThat(rows("window_reading")).isEqualTo(3);
        windows(NOW - 100, window("plan:2", "B", 0, NOW - HOUR, NOW - 100));
        assertThat(view().readings().windows())
                .extracting(each -> each.window().id())
                .containsExactly("plan:2");
        windows(NOW - 50);
        assertThat(view().readings().windows()).isEmpty();
        assertThat(rows("window_reading")).isEqualTo(4);
    }

    private long rows(String table) {
        return bed.database.read(handle -> handle.createQuery("SELECT COUNT(*) FROM " + table)
                .mapTo(Long.class)
                .one());
    }

    @Test
    void aFailureKeepsTheLastGoodReadingAndIsVisible() {
        windows(NOW - 900, window("plan:1", "Coder", 10, NOW - HOUR, NOW - 900));
        ok(bed.store.noteReading(
                bed.account.id(),
                Reading.failed(ReadingKind.WINDOWS, at(NOW - 5), new Failure.ServerFault("h", 502, ""), "v1")));
        ok(bed.store.noteReading(
                bed.account.id(),
                Reading.failed(ReadingKind.KEYS, at(NOW - 5), new Failure.NotFound("/api/token/"), "v1")));

        var readings = view().readings();

        assertThat(readings.windows().getFirst().window().state()).isEqualTo(QuotaWindow.State.FAILED);
        assertThat(readings.windows().getFirst().window().used()).isEqualTo(10);
        assertThat(readings.faults())
                .containsExactly(new ReadingFault(ReadingKind.WINDOWS, at(NOW - 5), "server-fault"));
    }

    @Test
    void keysAreReplaced() {
        var old = new KeyReading(1, "old", KeyReading.Status.ENABLED, null, 5, null, null, null);
        var key = new KeyReading(2, "new", KeyReading.Status.DISABLED, -4L, 5, at(1), at(2), at(3));
        ok(bed.store.replaceKeys(bed.account.id(), List.of(old), Reading.answered(ReadingKind.KEYS, at(NOW - 9), "")));
        ok(bed.store.replaceKeys(bed.account.id(), List.of(key), Reading.answered(ReadingKind.KEYS, at(NOW - 3), "")));
        assertThat(view().readings().keys()).containsExactly(key);
        assertThat(view().readings().keysAt()).isEqualTo(at(NOW - 3));
        ok(bed.store.removeAccount(bed.account.id()));
        assertThat(rows("key_reading") + rows("reading") + rows("window_reading"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"通过兑换码充值 ＄2.000000 额度，兑换码ID 95", "Topped up $2 by card", "充值 1000000 点额度", "充值 ¥14.60"})
    void anAmountInTheTextOfATopUpIsRead(String text) {
        balance(NOW - 60, 5 * DOLLAR);
        commit(NOW - DAY, NOW - 10, List.of(topUp(NOW - HOUR, 0, text)));
        assertThat(view().readings().lastTopUp()).isEqualTo(new TopUp(at(NOW - HOUR), 2 * DOLLAR));
    }

    @Test
    void anUnknownAmountStaysUnknownUntilTheBalanceTellsIt() {
        commit(NOW - DAY, NOW - 10, List.of(topUp(NOW - HOUR, 0, "Paid by invoice")));
        balance(NOW - 60, 5 * DOLLAR);
        assertThat(view().readings().lastTopUp()).isEqualTo(new TopUp(at(NOW - HOUR), null));
        balance(NOW - 2 * HOUR, DOLLAR);
        assertThat(view().readings().lastTopUp()).isEqualTo(new TopUp(at(NOW - HOUR), 4 * DOLLAR));
    }

    @Test
    void aRiseThatNothingExplainsIsATopUp() {
        commit(
                NOW - DAY,
                NOW - 10,
                List.of(
                        TestRows.row(NOW - 5 * HOUR, EventType.REFUND, 200, "r", 3 * DOLLAR),
                        TestRows.consume(NOW - 2 * HOUR, "c", DOLLAR)));
        balance(NOW - 6 * HOUR, 10 * DOLLAR);
        // The refund, and a reservation that was given back.
        balance(NOW - 4 * HOUR, 13 * DOLLAR + 900);
        assertThat(view().readings().lastTopUp()).isNull();
        balance(NOW - HOUR, 32 * DOLLAR + 900);
        assertThat(view().readings().lastTopUp()).isEqualTo(new TopUp(at(NOW - HOUR), 20 * DOLLAR));
    }

    @Test
    void theForecastIsThatOfTheRows() {
        for (var seed = 1; seed <= 8; seed++) {
            var random = new Random(seed);
            var zone = ZoneId.of(random.nextBoolean() ? "Europe/Berlin" : "Asia/Kolkata");
            bed.queries.useZone(zone);
            var naive = new SpendPattern(zone);
            var from = NOW - (2 + random.nextInt(40)) * DAY - random.nextInt(7_000);
            var rows = new ArrayList<UsageEvent>();
            for (var i = 0; i < 400; i++) {
                var second = from + (long) (random.nextDouble() * (NOW - 10 - from));
                var quota = 1 + random.nextInt(20_000);
                switch (random.nextInt(10)) {
                    case 0 -> {
                        rows.add(TestRows.row(second, EventType.REFUND, 200, "r" + i, quota));
                        naive.spent(at(second), -quota);
                    }
                    case 1 -> rows.add(byPlan(second, quota, "Coder"));
                    case 2 -> rows.add(TestRows.error(second, "e" + i));
                    default -> {
                        rows.add(TestRows.consume(second, "c" + i, quota));
                        naive.spent(at(second), quota);
                    }
                }
            }
            // Another history: what was covered would be taken for purged.
            ok(bed.store.uncover(bed.account.id(), new Interval(NOW - 90 * DAY, NOW)));
            commit(NOW - 60 * DAY, from - 1, List.of());
            commit(from, NOW - 10, rows);
            naive.known(new Interval(NOW - 56 * DAY, NOW - 10));
            var left = 1_000_000L + random.nextInt(90_000_000);
            balance(NOW - 100 - seed, left);
            balance(NOW - 60, left);
            if (random.nextBoolean()) {
                ok(bed.store.rebuildNow());
            }

            assertThat(view().readings().depletion())
                    .as("seed " + seed)
                    .isEqualTo(naive.depletion(left, at(NOW - 60)).orElseThrow());
        }
    }

    @Test
    void hourlySumsStandInUntilRowsAreThere() {
        balance(NOW - 60, 240_000);
        var hours = new Interval(NOW - 3 * DAY, NOW - 1);
        var lines = new ArrayList<HourlyUsage>();
        for (var hour = hours.from(); hour < NOW; hour += HOUR) {
            lines.add(new HourlyUsage(hour, "gpt-4o", 1, 10_000, 5));
        }
        ok(bed.store.replaceHourly(bed.account.id(), hours, lines, Histories.DOLLARS));
        assertThat(view().readings().depletion())
                .isEqualTo(new Depletion(at(NOW - 60), at(NOW - 60 + DAY), Depletion.Basis.AVERAGE));
        // Plans are not told from the wallet there.
        windows(NOW - 60, window("plan:1", "Coder", 750, NOW - 3 * HOUR, NOW - 60));
        assertThat(view().readings().depletion()).isNull();
    }

    @Test
    void aWindowIsDrawnFromItsRowsAlsoBeforeItWasFirstRead() {
        var begin = NOW - 3 * HOUR;
        commit(
                NOW - 2 * DAY,
                NOW - 10,
                List.of(
                        byPlan(begin - 4 * HOUR, 250, "Coder"),
                        byPlan(begin - 1, 250, "Coder"),
                        byPlan(begin + 60, 400, "Coder")));
        windows(NOW - 60, window("plan:1", "Coder", 400, begin, NOW - 60));

        var cycles = bed.queries.cycles("work", "plan:1", range(NOW - 12 * HOUR, NOW));

        assertThat(cycles).hasSize(2);
        assertThat(cycles.getFirst().from()).isEqualTo(at(begin - 5 * HOUR));
        assertThat(cycles.getFirst().leftAtEnd()).isEqualByComparingTo("50");
        assertThat(cycles.getFirst().points().getFirst().leftPercent()).isEqualByComparingTo("100");
        assertThat(cycles.getLast().leftAtEnd()).isEqualByComparingTo("60");
        assertThat(bed.queries.cycles("work", "nowhere", range(NOW - DAY, NOW))).isEmpty();
        assertThat(bed.queries.cycles("nobody", "plan:1", range(NOW - DAY, NOW)))
                .isEmpty();
    }

    @Test
    void aWindowWithoutRowsIsDrawnFromItsReadings() {
        var begin = NOW - 3 * HOUR;
        windows(NOW - 2 * HOUR, window("plan:1", "Coder", 100, begin, NOW - 2 * HOUR));
        windows(NOW - HOUR, window("plan:1", "Coder", 300, begin, NOW - HOUR));
        windows(NOW - 60, window("plan:1", "Coder", 300, begin, NOW - 60));
        var cycles = bed.queries.cycles("work", "plan:1", range(NOW - DAY, NOW));
        assertThat(cycles).hasSize(1);
        assertThat(cycles.getFirst().points())
                .extracting(point -> point.leftPercent().setScale(0))
                .containsExactly(new BigDecimal(100), new BigDecimal(90), new BigDecimal(70), new BigDecimal(70));
    }

    @Test
    void aBalanceIsWorkedBackToTheFirstUnknownAmount() {
        commit(
                NOW - 10 * DAY,
                NOW - 10,
                List.of(
                        TestRows.consume(NOW - 9 * DAY, "a", 10 * DOLLAR),
                        topUp(NOW - 8 * DAY, 0, "Paid by invoice"),
                        TestRows.consume(NOW - 3 * DAY, "b", 5 * DOLLAR),
                        topUp(NOW - 2 * DAY, 0, "充值 ＄20.000000 额度"),
                        TestRows.consume(NOW - DAY, "c", 2 * DOLLAR)));
        balance(NOW - 60, 30 * DOLLAR);

        var points = bed.queries.balances("work", range(NOW - 10 * DAY, NOW));

        assertThat(points)
                .extracting(BalancePoint::quota)
                .containsExactly(17 * DOLLAR, 12 * DOLLAR, 12 * DOLLAR, 32 * DOLLAR, 32 * DOLLAR, 30 * DOLLAR);
        assertThat(points).extracting(BalancePoint::read).containsExactly(false, false, false, false, false, true);
        assertThat(points).extracting(BalancePoint::at).isSorted();
    }
}
