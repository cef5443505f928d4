package io.github.tallyglass.ui.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.alert.BackTest;
import io.github.tallyglass.domain.Budget;
import io.github.tallyglass.text.Texts;
import io.github.tallyglass.ui.FakeQueries;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BackTestWordsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 8, 31);

    @Test
    void daysAreToldTheNewestFirst() {
        var words = words(days(5, 1, 3), Budget.Period.DAY, Locale.ENGLISH);
        assertThat(words.sentence()).isEqualTo("It would have fired on 2 of the last 5 days: Aug 30, Aug 28");
        assertThat(words.first()).isEqualTo("Aug 27");
        assertThat(words.last()).isEqualTo("Today");
        assertThat(words.completeness()).isEmpty();
        assertThat(words.bars()).hasSize(5).last().matches(bar -> bar.running());
        assertThat(words.bars()).filteredOn(bar -> bar.running()).hasSize(1);
    }

    @Test
    void manyDaysAreCounted() {
        var words = words(days(20, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9), Budget.Period.DAY, Locale.ENGLISH);
        assertThat(words.sentence())
                .startsWith("It would have fired on 10 of the last 20 days: Aug 31, ")
                .endsWith("Aug 24 and 2 more");
    }

    @Test
    void aBudgetThatNeverFiresSaysSo() {
        assertThat(words(days(60), Budget.Period.DAY, Locale.ENGLISH).sentence())
                .isEqualTo("It would not have fired in the last 60 days.");
        assertThat(words(days(1), Budget.Period.DAY, Locale.ENGLISH).sentence())
                .isEqualTo("It would not have fired in the last 1 day.");
        assertThat(words(days(60), Budget.Period.DAY, Locale.SIMPLIFIED_CHINESE).sentence())
                .isEqualTo("过去 60 天内不会触发。");
    }

    @Test
    void aMonthTellsItsDay() {
        var month = new BackTest.Past(
                LocalDate.of(2026, 7, 1),
                LocalDate.of(2026, 7, 31),
                new BigDecimal("612.4"),
                LocalDate.of(2026, 7, 22));
        var words = words(new BackTest(List.of(month), "USD", false), Budget.Period.MONTH, Locale.ENGLISH);
        assertThat(words.sentence()).isEqualTo("It would have fired in 1 of the last 1 months: Jul 22");
        assertThat(words.bars().getFirst().words()).isEqualTo("Jul 1 – Jul 31 · $612.40 · fires Jul 22");
        assertThat(words.completeness()).isNotEmpty();
    }

    /// @param fired days back from today
    private static BackTest days(int count, int... fired) {
        var periods = new ArrayList<BackTest.Past>();
        for (var back = count - 1; back >= 0; back--) {
            var day = TODAY.minusDays(back);
            var at = back;
            @Nullable LocalDate on = java.util.Arrays.stream(fired).anyMatch(each -> each == at) ? day : null;
            periods.add(new BackTest.Past(day, day, BigDecimal.TEN, on));
        }
        return new BackTest(periods, "USD", true);
    }

    private static BackTestWords words(BackTest test, Budget.Period period, Locale locale) {
        return new BackTestWords(test, period, new Texts(locale), FakeQueries.ZONE, FakeQueries.NOW);
    }
}
