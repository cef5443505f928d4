package io.github.tallyglass.alert;

import static io.github.tallyglass.store.StoreBed.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.AlertRule;
import io.github.tallyglass.domain.Budget;
import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.Match;
import io.github.tallyglass.domain.UsageEvent;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.query.Histories;
import io.github.tallyglass.store.TestRows;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a budget would have done in the past is what it does when the same days happen.
class BackTestTest {

    private static final long DAY = 86_400;

    @TempDir
    private Path home;

    @ParameterizedTest
    @EnumSource(Budget.Period.class)
    void equalsAReplayOfTheSameRowsDayByDay(Budget.Period period) throws InterruptedException {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        try (var bed = new AlertBed(home)) {
            var first = LocalDate.parse("2026-09-20");
            bed.clock.now = first.atStartOfDay(AlertBed.ZONE).toInstant();
            var budget = ok(bed.service.saveBudget(new Budget(
                    0,
                    "gpt",
                    UsageFilter.ALL.with(Dimension.MODEL, new Match.Contains("gpt")),
                    period,
                    new BigDecimal(
                            switch (period) {
                                case DAY -> "0.15";
                                case WEEK -> "0.5";
                                case MONTH -> "1.2";
                            }),
                    "USD",
                    true)));
            bed.start();
            var history = new Histories(seed);
            var fired = new ArrayList<LocalDate>();
            for (var day = first; day.isBefore(first.plusDays(40)); day = day.plusDays(1)) {
                var from = day.atStartOfDay(AlertBed.ZONE).toEpochSecond();
                var rows = new ArrayList<UsageEvent>(history.rows(from, from + DAY - 1, 1 + random.nextInt(40)));
                bed.clock.now = Instant.ofEpochSecond(from + DAY - 1);
                var before = over(bed);
                bed.rows(from, from + DAY - 1, rows.reversed());
                bed.look();
                if (over(bed) > before) {
                    fired.add(day);
                }
            }

            var past = bed.service.backTest(budget);

            assertThat(past.periods().stream()
                            .map(BackTest.Past::firedOn)
                            .filter(day -> day != null)
                            .toList())
                    .as("seed " + seed)
                    .isEqualTo(fired);
            assertThat(past.periods().getLast().spent()).isEqualByComparingTo(bed.service.spent(budget));
            assertThat(fired).as("seed " + seed).isNotEmpty();
        }
    }

    private static long over(AlertBed bed) {
        return bed.log().stream()
                .filter(entry -> entry.alert().rule() == AlertRule.OVER_BUDGET)
                .count();
    }

    @Test
    void looksBackOnWholePeriodsAndSaysWhatIsMissing() {
        try (var bed = new AlertBed(home)) {
            var from = LocalDate.parse("2026-11-16").atStartOfDay(AlertBed.ZONE).toEpochSecond();
            bed.rows(from, bed.clock.instant().getEpochSecond() - 1, List.of(TestRows.consume(from, "r", 1_500_000)));

            var days = bed.service.backTest(budget(Budget.Period.DAY, "USD"));
            assertThat(days.periods()).hasSize(60);
            assertThat(days.complete())
                    .as("the proxy and most days were not read")
                    .isFalse();
            assertThat(days.periods().getLast().from()).isEqualTo(LocalDate.parse("2026-11-18"));
            assertThat(days.periods().get(57).firedOn()).isEqualTo(LocalDate.parse("2026-11-16"));

            var weeks = bed.service.backTest(budget(Budget.Period.WEEK, "USD"));
            assertThat(weeks.periods()).hasSize(26);
            assertThat(weeks.periods().getLast().from()).isEqualTo(LocalDate.parse("2026-11-16"));
            assertThat(weeks.periods().getLast().to()).isEqualTo(LocalDate.parse("2026-11-22"));
            assertThat(weeks.periods().getLast().spent()).isEqualByComparingTo("3");

            var months = bed.service.backTest(budget(Budget.Period.MONTH, "CNY"));
            assertThat(months.periods()).hasSize(12);
            assertThat(months.periods().getFirst().from()).isEqualTo(LocalDate.parse("2025-12-01"));
            assertThat(months.periods().getLast().spent()).isEqualByComparingTo("21.9");
        }
    }

    @Test
    void isCompleteWhereEverythingWasReadAndHasARate() {
        try (var bed = new AlertBed(home)) {
            ok(bed.store.removeAccount(bed.proxy.id()));
            var now = bed.clock.instant();
            var from = now.minus(Duration.ofDays(70)).getEpochSecond();
            bed.rows(from, now.getEpochSecond(), List.of(TestRows.consume(from + 1_000_000, "r", 1_500_000)));
            ok(bed.store.noteSync(bed.gateway.id(), now, "ok", ""));

            assertThat(bed.service.backTest(budget(Budget.Period.DAY, "USD")).complete())
                    .isTrue();
            assertThat(bed.service.backTest(budget(Budget.Period.DAY, "CNY")).complete())
                    .isTrue();
            assertThat(bed.service.backTest(budget(Budget.Period.DAY, "EUR")).complete())
                    .isFalse();
            assertThat(bed.service.backTest(budget(Budget.Period.WEEK, "USD")).complete())
                    .isFalse();
        }
    }

    private static Budget budget(Budget.Period period, String currency) {
        return new Budget(0, "all", UsageFilter.ALL, period, new BigDecimal("2.5"), currency, true);
    }
}
