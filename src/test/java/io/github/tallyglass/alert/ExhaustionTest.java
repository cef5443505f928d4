package io.github.tallyglass.alert;

import static io.github.tallyglass.alert.Listener.at;
import static io.github.tallyglass.alert.Listener.bad;
import static io.github.tallyglass.alert.Listener.balance;
import static io.github.tallyglass.alert.Listener.fiveHours;
import static io.github.tallyglass.alert.Listener.week;
import static io.github.tallyglass.alert.Listener.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.AlertRule;
import io.github.tallyglass.domain.GaugeKind;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExhaustionTest {

    private final Listener user = new Listener();

    @Test
    void nothingLeftIsToldOnceAndNotAsAThresholdToo() {
        assertThat(user.reads(fiveHours("30", "10:00", "15:00"))).isEmpty();
        assertThat(user.reads(fiveHours("0", "10:05", "15:00"))).containsExactly("EXHAUSTED 0");
        assertThat(user.reads(fiveHours("0", "10:10", "15:00"))).isEmpty();
        assertThat(user.heard.getFirst().until()).isEqualTo(at("15:00"));
    }

    @Test
    void aFirstReadingOfNothingIsTold() {
        assertThat(user.reads(fiveHours("0", "10:05", "15:00"))).containsExactly("EXHAUSTED 0");
    }

    @Test
    void moreThanAllCountsAsNothing() {
        assertThat(user.reads(fiveHours("-3", "10:05", "15:00"))).containsExactly("EXHAUSTED 0");
    }

    @Test
    void nextToNothingIsNotNothing() {
        assertThat(user.reads(fiveHours("0.01", "10:05", "15:00"))).containsExactly("REMAINING 0.01/10");
    }

    @Test
    void aNewCycleIsBackAtOnce() {
        user.reads(fiveHours("0", "14:00", "15:00"));

        assertThat(user.reads(fiveHours("100", "15:05", "20:05"))).containsExactly("BACK_AGAIN 100");
        assertThat(user.reads(fiveHours("99", "15:10", "20:05"))).isEmpty();
    }

    @Test
    void afterTheOldResetItIsBackAtOnce() {
        user.reads(fiveHours("0", "14:00", "15:00"));

        assertThat(user.reads(fiveHours("100", "15:00", null))).containsExactly("BACK_AGAIN 100");
    }

    @Test
    void withinTheCycleASecondReadingHasToAgree() {
        user.reads(fiveHours("0", "10:00", "15:00"));

        assertThat(user.reads(fiveHours("40", "10:05", "15:00"))).isEmpty();
        assertThat(user.reads(bad(fiveHours("40", "10:07", "15:00")))).isEmpty();
        assertThat(user.reads(fiveHours("40", "10:10", "15:00"))).containsExactly("BACK_AGAIN 40");
    }

    @Test
    void aGlitchIsNeitherBackNorUsedUpAnew() {
        user.reads(fiveHours("0", "10:00", "15:00"));
        user.reads(fiveHours("100", "10:05", "15:00"));

        assertThat(user.reads(fiveHours("0", "10:10", "15:00"))).isEmpty();
        assertThat(user.reads(fiveHours("100", "10:15", "15:00"))).isEmpty();
        assertThat(user.reads(fiveHours("0", "10:20", "15:00"))).isEmpty();
    }

    @Test
    void theSameReadingTwiceIsNoSecondOne() {
        user.reads(fiveHours("0", "10:00", "15:00"));
        user.reads(fiveHours("40", "10:05:00.400", "15:00"));

        assertThat(user.reads(fiveHours("40", "10:05:00.400", "15:00"))).isEmpty();
        assertThat(user.reads(fiveHours("40", "10:05:00.900", "15:00"))).isEmpty();
    }

    @Test
    void norIsOneThatBearsALaterTimeThanNow() {
        var once = new Look(at("10:05"), List.of(fiveHours("40", "2/10:05", "2/15:00")), List.of(), Set.of());
        user.sees(new Look(at("10:00"), List.of(fiveHours("0", "2/10:00", "2/15:00")), List.of(), Set.of()));
        user.sees(once);

        assertThat(user.sees(once)).isEmpty();
        assertThat(user.last.isEmpty()).isTrue();
    }

    @Test
    void nothingIsBackThatWasNotUsedUp() {
        user.reads(fiveHours("1", "14:50", "15:00"));

        assertThat(user.reads(fiveHours("100", "15:05", "20:05"))).isEmpty();
    }

    @Test
    void aCycleThatIsUsedUpUnseenIsToldAnew() {
        user.reads(fiveHours("0", "14:50", "15:00"));

        assertThat(user.reads(fiveHours("0", "19:00", "20:00"))).containsExactly("EXHAUSTED 0");
    }

    @Test
    void whatIsBackAndLowSpeaksOnceOfBoth() {
        user.reads(fiveHours("0", "14:50", "15:00"));

        assertThat(user.reads(fiveHours("8", "15:30", "20:00"))).containsExactly("BACK_AGAIN 8");
        assertThat(user.reads(fiveHours("7", "15:35", "20:00"))).isEmpty();
        assertThat(user.reads(fiveHours("0", "15:40", "20:00"))).containsExactly("EXHAUSTED 0");
    }

    @Test
    void aWeekThatIsUsedUpSilencesFiveHoursThatAreBack() {
        user.reads(fiveHours("0", "14:00", "15:00"), week("0", "14:00", "6/10:00"));

        assertThat(user.reads(fiveHours("100", "15:05", "20:05"), week("0", "15:05", "6/10:00")))
                .isEmpty();
        assertThat(user.reads(fiveHours("100", "15:10", "20:05"), week("0", "15:10", "6/10:00")))
                .isEmpty();
        assertThat(user.reads(fiveHours("100", "6/10:01", "6/15:01"), week("100", "6/10:01", "13/10:00")))
                .containsExactly("BACK_AGAIN 100");
        assertThat(user.heard.getLast().kind()).isEqualTo(GaugeKind.SEVEN_DAYS);
    }

    @Test
    void aWeekWhoseReadingFailedSilencesUntilItsReset() {
        user.reads(fiveHours("0", "14:00", "15:00"), week("0", "14:00", "16:00"));

        assertThat(user.reads(fiveHours("100", "15:05", "20:05"), bad(week("50", "15:05", "16:00"))))
                .isEmpty();
        user.reads(fiveHours("0", "15:30", "20:05"));
        assertThat(user.reads(fiveHours("100", "20:06", "2/01:06"), bad(week("0", "14:00", "16:00"))))
                .containsExactly("BACK_AGAIN 100");
    }

    @Test
    void aWeekThatIsForgottenInOneReadingSilencesAllTheSame() {
        user.reads(fiveHours("0", "14:00", "15:00"), week("0", "14:00", "6/10:00"));

        assertThat(user.reads(fiveHours("100", "15:05", "20:05"))).isEmpty();
    }

    @Test
    void aWeekThatMayBeBackDoesNotYetUnblock() {
        user.reads(fiveHours("0", "14:00", "15:00"), week("0", "14:00", "6/10:00"));

        assertThat(user.reads(fiveHours("100", "15:05", "20:05"), week("90", "15:05", "6/10:00")))
                .isEmpty();
        assertThat(user.reads(fiveHours("100", "15:10", "20:05"), week("90", "15:10", "6/10:00")))
                .containsExactly("BACK_AGAIN 90");
    }

    @Test
    void aWeekOfAnotherLoginSilencesNothing() {
        user.reads(fiveHours("0", "14:00", "15:00"), window("b", "7d", GaugeKind.SEVEN_DAYS, "0", "14:00", "6/10:00"));

        assertThat(user.reads(
                        fiveHours("100", "15:05", "20:05"),
                        window("b", "7d", GaugeKind.SEVEN_DAYS, "0", "15:05", "6/10:00")))
                .containsExactly("BACK_AGAIN 100");
    }

    @Test
    void aWindowThatDoesNotBindSilencesNothing() {
        var model = window("a", "opus", GaugeKind.SEVEN_DAYS, "0", "14:00", "6/10:00");
        user.reads(fiveHours("0", "14:00", "15:00"), free(model));

        assertThat(user.reads(fiveHours("100", "15:05", "20:05"), free(model))).containsExactly("BACK_AGAIN 100");
    }

    @Test
    void rulesThatAreOffKnowAllTheSame() {
        user.with(AlertRule.EXHAUSTED, false).with(AlertRule.REMAINING, false);
        assertThat(user.reads(fiveHours("0", "14:00", "15:00"))).isEmpty();

        assertThat(user.reads(fiveHours("100", "15:05", "20:05"))).containsExactly("BACK_AGAIN 100");
        user.with(AlertRule.BACK_AGAIN, false);
        user.reads(fiveHours("0", "16:00", "20:05"));
        assertThat(user.reads(fiveHours("100", "20:06", "2/01:06"))).isEmpty();
        user.with(AlertRule.BACK_AGAIN, true);
        assertThat(user.reads(fiveHours("99", "20:10", "2/01:06"))).isEmpty();
    }

    @Test
    void whatIsTurnedOnWhileNothingIsLeftDoesNotShout() {
        user.with(AlertRule.EXHAUSTED, false).with(AlertRule.REMAINING, false);
        user.reads(fiveHours("0", "14:00", "15:00"));
        user.with(AlertRule.EXHAUSTED, true).with(AlertRule.REMAINING, true);

        assertThat(user.reads(fiveHours("0", "14:05", "15:00"))).isEmpty();
    }

    @Test
    void aBalanceIsUsedUpAndBackByItsAmount() {
        assertThat(user.reads(balance(null, "3", "10:00", null))).isEmpty();
        assertThat(user.reads(balance(null, "-0.01", "10:05", null))).containsExactly("EXHAUSTED -0.01");
        assertThat(user.heard.getLast().unit()).isEqualTo("USD");
        assertThat(user.reads(balance(null, "20", "10:10", null))).isEmpty();
        assertThat(user.reads(balance(null, "20", "10:15", null))).containsExactly("BACK_AGAIN 20");
    }

    @Test
    void aShareThatIsRoundedToNothingIsNotNothing() {
        user.withPercents();

        assertThat(user.reads(balance("0", "0.01", "10:00", null))).isEmpty();
        assertThat(user.reads(balance("1", "0", "10:05", null))).containsExactly("EXHAUSTED 0");
    }

    @Test
    void whatIsMissingForLongIsForgottenOnlyWhereTheListIsWhole() {
        user.reads(fiveHours("0", "10:00", "15:00"));

        user.sees(new Look(at("46/10:00"), List.of(), List.of(), Set.of(1L)));
        assertThat(user.last.gone()).isEmpty();
        user.sees(new Look(at("46/10:01"), List.of(), List.of(), Set.of(2L)));
        assertThat(user.last.gone()).isEmpty();
        user.sees(new Look(at("46/10:01"), List.of(bad(fiveHours("0", "10:00", "15:00"))), List.of(), Set.of(1L)));
        assertThat(user.last.gone()).isEmpty();
        user.sees(new Look(at("46/10:01"), List.of(), List.of(), Set.of(1L)));
        assertThat(user.last.gone())
                .containsExactly(fiveHours("0", "10:00", null).subject());
    }

    private static Gauge free(Gauge gauge) {
        return new Gauge(
                gauge.subject(),
                gauge.kind(),
                gauge.account(),
                gauge.login(),
                gauge.label(),
                gauge.length(),
                gauge.good(),
                gauge.remaining(),
                gauge.resetsAt(),
                gauge.observedAt(),
                gauge.pace(),
                false,
                gauge.money());
    }
}
