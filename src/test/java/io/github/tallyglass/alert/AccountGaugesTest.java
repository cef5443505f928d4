package io.github.tallyglass.alert;

import static io.github.tallyglass.store.StoreBed.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.GaugeKind;
import io.github.tallyglass.domain.Login;
import io.github.tallyglass.domain.QuotaWindow;
import io.github.tallyglass.domain.QuotaWindow.Reach;
import io.github.tallyglass.domain.QuotaWindow.Source;
import io.github.tallyglass.domain.ReadingKind;
import io.github.tallyglass.store.UsageStore.Reading;
import io.github.tallyglass.text.Texts;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Gauges of accounts as the cache has them.
class AccountGaugesTest {

    private AlertBed bed;

    @BeforeEach
    void open(@TempDir Path home) {
        bed = new AlertBed(home);
    }

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void windowsOfALoginAreToldByLengthAndByWhatTheyLimit() {
        var reset = bed.in(Duration.ofHours(3));
        bed.read(
                bed.window("5h", 5, 91, reset),
                bed.window("7d", 168, 20, reset),
                share("review", Reach.REVIEW, "", reset),
                share("opus", Reach.MODEL, "Opus", reset));

        var gauges = gauges("cpa");

        assertThat(gauges)
                .extracting(Gauge::kind, Gauge::label, Gauge::binds, Gauge::good, Gauge::login)
                .containsExactlyInAnyOrder(
                        row(GaugeKind.FIVE_HOURS, "", true),
                        row(GaugeKind.SEVEN_DAYS, "", true),
                        row(GaugeKind.SEVEN_DAYS, "Code review", false),
                        row(GaugeKind.SEVEN_DAYS, "Opus", false));
        assertThat(gauges.getFirst().remaining()).isEqualByComparingTo("9");
        assertThat(gauges.getFirst().resetsAt()).isEqualTo(reset);
    }

    private static org.assertj.core.groups.Tuple row(GaugeKind kind, String label, boolean binds) {
        return org.assertj.core.groups.Tuple.tuple(kind, label, binds, true, "alice@example.com");
    }

    private QuotaWindow share(String id, Reach reach, String label, java.time.Instant reset) {
        return QuotaWindow.ofShare(
                AlertBed.REF, id, reach, 7 * 86_400, label, BigDecimal.TEN, reset, Source.POLLED, bed.clock.instant());
    }

    @Test
    void aWindowThatIsNotReportedIsNoGoodReading() {
        bed.read(bed.window("7d", 168, 20, bed.in(Duration.ofDays(2))));
        assertThat(gauges("cpa"))
                .filteredOn(gauge -> gauge.kind() == GaugeKind.FIVE_HOURS)
                .singleElement()
                .satisfies(gauge -> {
                    assertThat(gauge.good()).isFalse();
                    assertThat(gauge.remaining()).isNull();
                });
    }

    @Test
    void aLoginThatIsSwitchedOffHasNone() {
        bed.read(bed.window("5h", 5, 91, bed.in(Duration.ofHours(3))));
        ok(bed.store
                .records()
                .noteLogins(
                        bed.proxy.id(),
                        List.of(new Login(AlertBed.REF, "codex", "a", "", "", Login.State.DISABLED, "", null)),
                        bed.clock.instant()));
        assertThat(gauges("cpa")).isEmpty();
    }

    @Test
    void plansBindWhereThereIsOneAlone() {
        var now = bed.clock.instant();
        var unlimited = plan("c", "Coder", 0, 5);
        plans(plan("a", "Coder", 100, 95), plan("b", "Coder", 1_000, 10), unlimited);
        assertThat(gauges("work")).hasSize(2).allMatch(Gauge::binds).allMatch(gauge -> gauge.kind() == GaugeKind.PLAN);

        bed.pass(Duration.ofSeconds(1));
        plans(plan("a", "Coder", 100, 95), plan("d", "Writer", 100, 5));
        assertThat(gauges("work")).hasSize(2).noneMatch(Gauge::binds).allMatch(Gauge::good);
        assertThat(gauges("work").getFirst().observedAt()).isAfter(now);

        ok(bed.store.noteReading(
                bed.gateway.id(),
                Reading.failed(ReadingKind.WINDOWS, bed.in(Duration.ofSeconds(1)), new Failure.CutOff("work"), "")));
        assertThat(gauges("work")).noneMatch(Gauge::good);
    }

    private void plans(QuotaWindow... windows) {
        ok(bed.store.noteWindows(
                bed.gateway.id(), List.of(windows), Reading.answered(ReadingKind.WINDOWS, bed.clock.instant(), "")));
    }

    private QuotaWindow plan(String id, String label, long total, long used) {
        var now = bed.clock.instant();
        return QuotaWindow.ofUnits(
                id, 86_400, label, used, total, now.minusSeconds(3_600), now.plusSeconds(82_800), null, now);
    }

    @Test
    void aBalanceHasAnAmountAndAShareOfWhatCameInLast() {
        bed.balance(5_000_000);
        assertThat(gauges("work")).singleElement().satisfies(gauge -> {
            assertThat(gauge.kind()).isEqualTo(GaugeKind.BALANCE);
            assertThat(gauge.remaining()).isNull();
            assertThat(gauge.money()).isEqualTo(new Gauge.Money(new BigDecimal("10.000000"), null, "USD", null));
        });

        bed.pass(Duration.ofMinutes(10));
        bed.balance(10_000_000);
        bed.pass(Duration.ofMinutes(10));
        bed.balance(1);
        assertThat(gauges("work").getFirst().remaining()).as("rounded up").isEqualByComparingTo("0.01");
        bed.pass(Duration.ofMinutes(31));
        assertThat(gauges("work").getFirst().good()).isFalse();
    }

    private List<Gauge> gauges(String account) {
        return bed.queries.accounts().stream()
                .filter(view -> view.account().name().equals(account))
                .map(view -> new AccountGauges(view, bed.clock.instant(), new Texts(Locale.ENGLISH)).all())
                .findFirst()
                .orElseThrow();
    }
}
