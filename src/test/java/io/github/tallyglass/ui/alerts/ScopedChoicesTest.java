package io.github.tallyglass.ui.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.AlertBook;
import io.github.tallyglass.domain.AlertRule;
import io.github.tallyglass.domain.GaugeKind;
import io.github.tallyglass.ui.FakeLogins;
import io.github.tallyglass.ui.FakeQueries;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScopedChoicesTest {

    private final ScopedChoices all = new ScopedChoices(FakeAlerts.chosen(), null);
    private final ScopedChoices proxy =
            new ScopedChoices(FakeAlerts.chosen(), FakeLogins.proxy().account());
    private final ScopedChoices gateway = new ScopedChoices(
            FakeAlerts.chosen(), FakeQueries.account(1, "work", 1L, 1L).account());

    @Test
    void anAccountShowsWhatItCanHave() {
        assertThat(all.kinds()).contains(GaugeKind.values());
        assertThat(proxy.kinds())
                .containsExactly(GaugeKind.FIVE_HOURS, GaugeKind.SEVEN_DAYS, GaugeKind.MONTH, GaugeKind.OTHER);
        assertThat(gateway.kinds()).containsExactly(GaugeKind.PLAN, GaugeKind.BALANCE);
        assertThat(proxy.account())
                .isNotNull()
                .satisfies(account -> assertThat(account.kind()).isEqualTo(AccountKind.CLIPROXY));
        assertThat(proxy.offers(AlertRule.STATISTICS_OFF)).isTrue();
        assertThat(gateway.offers(AlertRule.STATISTICS_OFF)).isFalse();
        assertThat(gateway.offers(AlertRule.RUNS_OUT)).isTrue();
        assertThat(proxy.offers(AlertRule.BALANCE_LOW)).isFalse();
        assertThat(proxy.offers(AlertRule.OVER_BUDGET)).isFalse();
        assertThat(all.offers(AlertRule.OVER_BUDGET)).isTrue();
    }

    @Test
    void theAccountsChoiceHoldsAndTheOthersAreThoseOfAll() {
        assertThat(proxy.choice(AlertRule.BACK_AGAIN, GaugeKind.FIVE_HOURS).on())
                .isFalse();
        assertThat(proxy.isOwn(AlertRule.BACK_AGAIN, GaugeKind.FIVE_HOURS)).isTrue();
        assertThat(all.choice(AlertRule.BACK_AGAIN, GaugeKind.FIVE_HOURS).on()).isTrue();
        assertThat(proxy.choice(AlertRule.REMAINING, GaugeKind.SEVEN_DAYS)
                        .limits()
                        .percents())
                .containsExactly(30, 15, 5);
        assertThat(proxy.isOwn(AlertRule.REMAINING, GaugeKind.SEVEN_DAYS)).isFalse();
        assertThat(proxy.own()).hasSize(1);
    }

    @Test
    void aChangeStandsForTheAccountAndKeepsTheRest() {
        var off = proxy.with(AlertRule.REMAINING, GaugeKind.SEVEN_DAYS, false);
        assertThat(off.accountId()).isEqualTo(4);
        assertThat(off.limits().percents()).containsExactly(30, 15, 5);
        assertThat(all.with(AlertRule.REMAINING, GaugeKind.SEVEN_DAYS, false).accountId())
                .isZero();
    }

    @Test
    void aColumnIsOnOffOrMixed() {
        assertThat(all.all(AlertRule.EXHAUSTED)).isTrue();
        assertThat(all.all(AlertRule.RUNS_OUT)).isNull();
        assertThat(new ScopedChoices(AlertBook.FIRST, null).all(AlertRule.RUNS_OUT))
                .isFalse();
        assertThat(new ScopedChoices(new AlertBook(List.of(), List.of(), null), null).own())
                .isEmpty();
    }
}
