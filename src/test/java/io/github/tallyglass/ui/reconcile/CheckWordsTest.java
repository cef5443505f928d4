package io.github.tallyglass.ui.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.DayCheck;
import io.github.tallyglass.domain.DayCheck.Reason;
import io.github.tallyglass.domain.DayCheck.State;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.text.Texts;
import io.github.tallyglass.ui.FakeQueries;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// Compared days in words.
class CheckWordsTest {

    private static final Account WORK =
            FakeQueries.account(1, "work", null, null).account();

    private final CheckWords english = words(Locale.ENGLISH);
    private final CheckWords chinese = words(Locale.SIMPLIFIED_CHINESE);

    @Test
    void sumsAreInTheUnitsCurrencyAndExactOnDemand() {
        assertThat(english.sum(WORK, 1_930_000L)).isEqualTo("$3.86");
        assertThat(english.sum(WORK, 300_000L)).isEqualTo("$0.60");
        assertThat(english.sum(WORK, 1L)).isEqualTo("$0.000002");
        assertThat(english.sum(WORK, null)).isEqualTo("–");
        assertThat(english.exact(WORK, 1_930_000L)).isEqualTo("$3.860000\n1\u00a0930\u00a0000 quota units\n¥28.178000");
        assertThat(english.exact(WORK, null)).isEmpty();
    }

    @Test
    void aDifferenceHasASignAndIsNeverRoundedAway() {
        assertThat(english.difference(line(210_000L, 0L))).isEqualTo("+$0.4200");
        assertThat(english.difference(line(0L, 1L))).isEqualTo("−$0.000002");
        assertThat(english.difference(line(5L, 5L))).isEqualTo("$0.00");
        assertThat(english.difference(line(5L, null))).isEqualTo("–");
    }

    @Test
    void everyReasonIsASentenceInBothLanguages() {
        for (var reason : Reason.values()) {
            var check = FakeDays.check(1, FakeDays.TODAY, 1L, 2L, State.EXPLAINED, reason);
            assertThat(english.why(check)).endsWith(".");
            assertThat(chinese.why(check)).endsWith("。");
        }
        for (var state : State.values()) {
            var check = FakeDays.check(1, FakeDays.TODAY, 1L, 2L, state, null);
            assertThat(english.why(check).isEmpty()).isEqualTo(state == State.EQUAL);
            assertThat(english.state(state)).isNotBlank();
        }
    }

    @Test
    void theHoursThatDisagreeAreNamed() {
        var from = FakeDays.TODAY.atTime(9, 0).atZone(FakeQueries.ZONE).toEpochSecond();
        var check = FakeDays.check(1, FakeDays.TODAY, 1L, 2L, State.DIFFERS, null);
        var hours = List.of(hour(from), hour(from + 7200), hour(from + 14_400));
        var told = new DayCheck(1, check.day(), check.span(), 1L, 2L, State.DIFFERS, null, check.checkedAt(), hours);
        assertThat(english.why(told)).isEqualTo("Disagrees 09:00–09:59, 11:00–11:59, …; nothing explains it yet.");
    }

    @Test
    void daysAndMomentsNameTheYearOnlyWhereItIsAnother() {
        assertThat(english.day(LocalDate.of(2026, 8, 30))).isEqualTo("08-30 Sun");
        assertThat(chinese.day(LocalDate.of(2025, 8, 30))).isEqualTo("2025-08-30 周六");
        assertThat(english.moment(FakeQueries.NOW.minusSeconds(60))).isEqualTo("17:41");
        assertThat(english.moment(FakeQueries.NOW.minusSeconds(86_400))).isEqualTo("08-30 17:42");
        var from = LocalDate.of(2025, 8, 30)
                .atTime(23, 30)
                .atZone(FakeQueries.ZONE)
                .toEpochSecond();
        assertThat(english.span(new Interval(from, from + 60))).isEqualTo("2025-08-30 23:30–23:31");
        assertThat(english.span(new Interval(from, from + 3600))).isEqualTo("2025-08-30 23:30 – 08-31 00:30");
    }

    private static Interval hour(long from) {
        return new Interval(from, from + 3599);
    }

    private static DayLine line(long local, @org.jspecify.annotations.Nullable Long server) {
        return new DayLine(WORK, FakeDays.check(1, FakeDays.TODAY, local, server, State.DIFFERS, null));
    }

    private static CheckWords words(Locale locale) {
        return new CheckWords(new Texts(locale), FakeQueries.ZONE, FakeQueries.NOW);
    }
}
