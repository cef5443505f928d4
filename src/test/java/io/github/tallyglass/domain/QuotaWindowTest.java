package io.github.tallyglass.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.QuotaWindow.State;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotaWindowTest {

    private static final Instant START = Instant.parse("2026-08-31T08:00:00Z");
    private static final long FIVE_HOURS = 18_000;

    private static QuotaWindow window(long used, long total, Duration seen, @Nullable Instant resets) {
        return QuotaWindow.ofUnits("plan:1", FIVE_HOURS, "Coder", used, total, START, resets, null, START.plus(seen));
    }

    private static QuotaWindow fiveHours(long used, Duration seen) {
        return window(used, 1_000, seen, START.plusSeconds(FIVE_HOURS));
    }

    @ParameterizedTest
    @CsvSource({
        "18000, 5h",
        "604800, 7d",
        "2592000, 30d",
        "2419200, 30d",
        "2678400, 30d",
        "86400, other:86400",
        "10800, other:10800"
    })
    void kindsAreToldBySeconds(long length, String kind) {
        var window = QuotaWindow.ofUnits("w", length, "", 0, 1, START, null, null, START);
        assertThat(window.kind()).isEqualTo(kind);
    }

    @Test
    void aWindowWithoutALimitHasNoShare() {
        var window = window(500, 0, Duration.ofHours(1), START.plusSeconds(FIVE_HOURS));
        assertThat(window.unlimited()).isTrue();
        assertThat(window.usedPercent()).isNull();
        assertThat(window.remainingPercent()).isNull();
        assertThat(WindowPace.of(window)).isEmpty();
    }

    @Test
    void nothingIsUsedAfterAResetUntilItIsReadAgain() {
        var window = fiveHours(910, Duration.ofHours(4));
        assertThat(window.at(START.plus(Duration.ofHours(4)))).isEqualTo(window);
        assertThat(window.at(START.plus(Duration.ofMinutes(271))).state()).isEqualTo(State.STALE);

        var later = window.at(START.plusSeconds(2 * FIVE_HOURS + 60));

        assertThat(later.used()).isZero();
        assertThat(later.remainingPercent()).isEqualByComparingTo("100");
        assertThat(later.startsAt()).isEqualTo(START.plusSeconds(2 * FIVE_HOURS));
        assertThat(later.resetsAt()).isEqualTo(START.plusSeconds(3 * FIVE_HOURS));
        assertThat(later.state()).isEqualTo(State.STALE);
    }

    /// A server that carries resets out lazily may be read after one, and still say what was used before.
    @Test
    void aReadingAfterTheResetOfOldFiguresCountsAsNothingUsed() {
        var late = fiveHours(910, Duration.ofSeconds(FIVE_HOURS + 90));
        var read = late.at(START.plusSeconds(FIVE_HOURS + 100));
        assertThat(read.used()).isZero();
        assertThat(read.state()).isEqualTo(State.OK);
        assertThat(read.startsAt()).isEqualTo(START.plusSeconds(FIVE_HOURS));
    }

    @Test
    void midnightsOfTheServerAreNotGuessed() {
        var day = QuotaWindow.ofUnits(
                "w", 86_400, "", 5, 10, START, START.plusSeconds(86_400), null, START.plusSeconds(80_000));
        var later = day.at(START.plusSeconds(90_000));
        assertThat(later.used()).isZero();
        assertThat(later.resetsAt()).isNull();
    }

    @Test
    void paceTellsWhenItRunsOut() {
        // 80 % after two hours: the rest lasts half an hour.
        var pace = WindowPace.of(fiveHours(800, Duration.ofHours(2))).orElseThrow();
        assertThat(pace.word()).isEqualTo("runs-out");
        assertThat(pace.runsOutAt()).isEqualTo(START.plus(Duration.ofMinutes(150)));
        assertThat(pace.expectedPercent()).isEqualByComparingTo("40");
        var calm = WindowPace.of(fiveHours(400, Duration.ofHours(2))).orElseThrow();
        assertThat(calm.lasts()).isTrue();
        assertThat(calm.until()).isEqualTo(START.plusSeconds(FIVE_HOURS));
    }

    @Test
    void noPaceFromTooLittle() {
        assertThat(WindowPace.of(fiveHours(300, Duration.ofMinutes(14)))).isEmpty();
        assertThat(WindowPace.of(fiveHours(49, Duration.ofHours(4)))).isEmpty();
        assertThat(WindowPace.of(fiveHours(50, Duration.ofMinutes(15)))).isPresent();
        assertThat(WindowPace.of(window(500, 1_000, Duration.ofHours(1), null))).isEmpty();
        assertThat(WindowPace.of(fiveHours(500, Duration.ofHours(6)))).isEmpty();
        // What is used up is told at once.
        assertThat(WindowPace.of(fiveHours(1_001, Duration.ofMinutes(3)))
                        .orElseThrow()
                        .runsOutAt())
                .isEqualTo(START.plus(Duration.ofMinutes(3)));
    }

    @Test
    void aPlanWithoutResetsHasToLastToItsEnd() {
        var plan = QuotaWindow.ofUnits(
                "w", 2_592_000, "", 10, 100, START, null, START.plusSeconds(2_592_000), START.plusSeconds(259_200));
        assertThat(WindowPace.of(plan).orElseThrow().lasts()).isTrue();
        assertThat(plan.usedPercent()).isEqualTo(new BigDecimal("10.0"));
    }

    @Test
    void aKeyIsComparedByOurselves() {
        var key = new KeyReading(1, "k", KeyReading.Status.ENABLED, 5L, 0, null, null, START);
        assertThat(key.statusAt(START.minusSeconds(1))).isEqualTo(KeyReading.Status.ENABLED);
        assertThat(key.statusAt(START)).isEqualTo(KeyReading.Status.EXPIRED);
        var empty = new KeyReading(1, "k", KeyReading.Status.ENABLED, -3L, 0, null, null, null);
        assertThat(empty.statusAt(START)).isEqualTo(KeyReading.Status.EXHAUSTED);
        var off = new KeyReading(1, "k", KeyReading.Status.DISABLED, 5L, 0, null, null, START);
        assertThat(off.statusAt(START)).isEqualTo(KeyReading.Status.DISABLED);
    }
}
