package io.github.tallyglass.alert;

import static io.github.tallyglass.alert.Listener.at;
import static io.github.tallyglass.alert.Listener.balance;
import static io.github.tallyglass.alert.Listener.budget;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.AlertBook;
import io.github.tallyglass.domain.AlertLimits;
import io.github.tallyglass.domain.AlertRule;
import io.github.tallyglass.domain.Budget;
import io.github.tallyglass.domain.UsageFilter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SumsTest {

    private final Listener user = new Listener();

    @Test
    void lowBalancesAreOffAtFirst() {
        assertThat(user.reads(balance(null, "1", "10:00", "10:30"))).isEmpty();
    }

    @Test
    void aBalanceBelowAnAmountIsToldOnceUntilItIsAbove() {
        user.with(AlertRule.BALANCE_LOW, true, below("5", "USD", null));

        assertThat(user.reads(balance(null, "5", "10:00", "9/10:00"))).isEmpty();
        assertThat(user.reads(balance(null, "4.99", "10:05", "9/10:00"))).containsExactly("BALANCE_LOW 4.99/5");
        assertThat(user.heard.getLast().moment()).isEqualTo(at("9/10:00"));
        assertThat(user.heard.getLast().unit()).isEqualTo("USD");
        assertThat(user.heard.getLast().until()).isNull();
        assertThat(user.reads(balance(null, "4", "10:10", "9/10:00"))).isEmpty();
        assertThat(user.reads(balance(null, "5", "10:15", "9/10:00"))).isEmpty();
        assertThat(user.reads(balance(null, "4", "10:20", "9/10:00"))).containsExactly("BALANCE_LOW 4/5");
    }

    @Test
    void anAmountInAnotherCurrencyIsNoLimit() {
        user.with(AlertRule.BALANCE_LOW, true, below("5", "CNY", null));

        assertThat(user.reads(balance(null, "1", "10:00", null))).isEmpty();
    }

    @Test
    void aBalanceThatLastsForFewerDaysIsTold() {
        user.with(AlertRule.BALANCE_LOW, true, below(null, "", 3));

        assertThat(user.reads(balance(null, "9", "1/10:00", "4/10:00"))).isEmpty();
        assertThat(user.reads(balance(null, "9", "1/10:05", "4/10:04"))).containsExactly("BALANCE_LOW 9");
        assertThat(user.heard.getLast().moment()).isEqualTo(at("4/10:04"));
    }

    @Test
    void aForecastThatWaversIsToldOnce() {
        user.with(AlertRule.BALANCE_LOW, true, below(null, "", 3));
        user.reads(balance(null, "9", "1/10:00", "4/09:00"));
        user.reads(balance(null, "9", "1/10:05", "4/11:00"));

        assertThat(user.reads(balance(null, "9", "1/10:10", "4/09:00"))).isEmpty();
        user.reads(balance(null, "9", "1/10:15", "5/10:15"));
        assertThat(user.reads(balance(null, "9", "1/10:20", "4/09:00"))).containsExactly("BALANCE_LOW 9");
    }

    @Test
    void aBalanceWithoutAnEndInSightIsArmedAgain() {
        user.with(AlertRule.BALANCE_LOW, true, below(null, "", 3));
        user.reads(balance(null, "9", "1/10:00", "4/09:00"));
        user.reads(balance(null, "900", "1/10:05", null));

        assertThat(user.reads(balance(null, "9", "1/10:10", "4/09:00"))).containsExactly("BALANCE_LOW 9");
    }

    @Test
    void aLowBalanceWaitsForWhatIsLouder() {
        user.with(AlertRule.BALANCE_LOW, true, below("5", "USD", null));

        assertThat(user.reads(balance("9", "4", "10:00", null))).containsExactly("REMAINING 9/10");
        assertThat(user.reads(balance("9", "4", "10:05", null))).containsExactly("BALANCE_LOW 4/5");
        assertThat(user.reads(balance("9", "4", "10:10", null))).isEmpty();
    }

    @Test
    void anEmptyBalanceIsNotToldAsLowToo() {
        user.with(AlertRule.BALANCE_LOW, true, below("5", "USD", null));

        assertThat(user.reads(balance(null, "0", "10:00", null))).containsExactly("EXHAUSTED 0");
        assertThat(user.reads(balance(null, "0", "10:05", null))).isEmpty();
        assertThat(user.reads(balance(null, "3", "10:10", null))).isEmpty();
        assertThat(user.reads(balance(null, "3", "10:15", null))).containsExactly("BACK_AGAIN 3");
        assertThat(user.reads(balance(null, "3", "10:20", null))).isEmpty();
    }

    @Test
    void anEmptyBalanceIsLowWhereThatIsTheOnlyRule() {
        user.with(AlertRule.EXHAUSTED, false).with(AlertRule.BALANCE_LOW, true, below("5", "USD", null));

        assertThat(user.reads(balance(null, "0", "10:00", null))).containsExactly("BALANCE_LOW 0/5");
    }

    @Test
    void aLowBalanceIsNotShoutedWhenTheRuleIsTurnedOn() {
        user.with(AlertRule.BALANCE_LOW, false, below("5", "USD", null));
        user.reads(balance(null, "4", "10:00", null));
        user.with(AlertRule.BALANCE_LOW, true, below("5", "USD", null));

        assertThat(user.reads(balance(null, "4", "10:05", null))).isEmpty();
    }

    @Test
    void aBudgetWarnsByItsShareAndSaysOnceThatItIsSpent() {
        assertThat(user.reads(budget("7", "10:00", "2/00:00"))).isEmpty();
        assertThat(user.reads(budget("8", "10:05", "2/00:00"))).containsExactly("REMAINING 20/20");
        assertThat(user.reads(budget("9.99", "10:10", "2/00:00"))).containsExactly("REMAINING 0.1/10");
        assertThat(user.reads(budget("10", "10:15", "2/00:00"))).containsExactly("OVER_BUDGET 10/10");
        assertThat(user.heard.getLast().until()).isEqualTo(at("2/00:00"));
        assertThat(user.reads(budget("12", "10:20", "2/00:00"))).isEmpty();
    }

    @Test
    void aBudgetIsOverOncePerPeriodWhateverTheSumDoes() {
        user.reads(budget("10", "10:00", "2/00:00"));
        user.reads(budget("2", "10:05", "2/00:00"));

        assertThat(user.reads(budget("11", "10:10", "2/00:00"))).isEmpty();
        assertThat(user.reads(budget("1", "2/00:01", "3/00:00"))).isEmpty();
        assertThat(user.reads(budget("10", "2/10:00", "3/00:00"))).containsExactly("OVER_BUDGET 10/10");
    }

    @Test
    void aNewPeriodThatIsOverAlreadyIsTold() {
        user.reads(budget("10", "10:00", "2/00:00"));

        assertThat(user.reads(budget("30", "2/10:00", "3/00:00"))).containsExactly("OVER_BUDGET 30/10");
    }

    @Test
    void aBudgetWhoseRuleIsOffWarnsByItsShareOnly() {
        user.with(AlertRule.OVER_BUDGET, false);

        assertThat(user.reads(budget("11", "10:00", "2/00:00"))).containsExactly("REMAINING 0/10");
        user.with(AlertRule.OVER_BUDGET, true);
        assertThat(user.reads(budget("12", "10:05", "2/00:00"))).isEmpty();
    }

    @Test
    void theEpisodeOfABudgetGoesWithTheBudget() {
        var kept = new Budget(1, "team", UsageFilter.ALL, Budget.Period.DAY, BigDecimal.TEN, "USD", false);
        user.book = new AlertBook(List.of(), List.of(kept), null);
        user.reads(budget("11", "10:00", "2/00:00"));

        user.sees(new Look(at("10:05"), List.of(), List.of(), Set.of(0L)));
        assertThat(user.last.gone()).isEmpty();
        user.book = AlertBook.FIRST;
        user.sees(new Look(at("10:10"), List.of(), List.of(), Set.of(1L)));
        assertThat(user.last.gone()).isEmpty();
        user.sees(new Look(at("10:15"), List.of(), List.of(), Set.of(0L)));
        assertThat(user.last.gone()).hasSize(1);
    }

    private static AlertLimits below(@Nullable String amount, String currency, @Nullable Integer days) {
        return new AlertLimits(List.of(), amount == null ? null : new BigDecimal(amount), currency, days, null);
    }
}
