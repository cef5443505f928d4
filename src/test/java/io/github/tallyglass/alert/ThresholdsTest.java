package io.github.tallyglass.alert;

import static io.github.tallyglass.alert.Listener.at;
import static io.github.tallyglass.alert.Listener.bad;
import static io.github.tallyglass.alert.Listener.fiveHours;
import static io.github.tallyglass.alert.Listener.week;
import static io.github.tallyglass.alert.Listener.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.AlertChoice;
import io.github.tallyglass.domain.AlertLimits;
import io.github.tallyglass.domain.AlertRule;
import io.github.tallyglass.domain.GaugeKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ThresholdsTest {

    private final Listener user = new Listener();

    @Test
    void aThresholdSpeaksOnceWhenItIsReached() {
        assertThat(user.reads(fiveHours("21", "10:00", "15:00"))).isEmpty();
        assertThat(user.reads(fiveHours("20", "10:05", "15:00"))).containsExactly("REMAINING 20/20");
        assertThat(user.reads(fiveHours("15", "10:10", "15:00"))).isEmpty();
        assertThat(user.reads(fiveHours("10", "10:15", "15:00"))).containsExactly("REMAINING 10/10");
        assertThat(user.reads(fiveHours("3", "10:20", "15:00"))).isEmpty();
    }

    @Test
    void whatIsToldNamesAllThatThereIsToSay() {
        user.reads(fiveHours("9.5", "10:00", "15:00"));

        var alert = user.heard.getFirst();
        assertThat(alert.account()).isEqualTo("proxy");
        assertThat(alert.login()).isEqualTo("a");
        assertThat(alert.kind()).isEqualTo(GaugeKind.FIVE_HOURS);
        assertThat(alert.length()).isEqualTo(18_000);
        assertThat(alert.value()).isEqualByComparingTo("9.5");
        assertThat(alert.limit()).isEqualByComparingTo("10");
        assertThat(alert.unit()).isEqualTo("%");
        assertThat(alert.until()).isEqualTo(at("15:00"));
        assertThat(alert.observedAt()).isEqualTo(at("10:00"));
    }

    @Test
    void ofSeveralThresholdsOnlyTheLowestSpeaks() {
        user.reads(fiveHours("80", "10:00", "15:00"));

        assertThat(user.reads(fiveHours("8", "10:05", "15:00"))).containsExactly("REMAINING 8/10");
        assertThat(user.reads(fiveHours("8", "10:10", "15:00"))).isEmpty();
    }

    @Test
    void aFirstReadingThatIsLowSpeaks() {
        assertThat(user.reads(fiveHours("8", "10:00", "15:00"))).containsExactly("REMAINING 8/10");
    }

    @Test
    void aReadingAboveAThresholdArmsThatOneAlone() {
        user.reads(fiveHours("8", "10:00", "15:00"));

        assertThat(user.reads(fiveHours("15", "10:05", "15:00"))).isEmpty();
        assertThat(user.reads(fiveHours("9", "10:10", "15:00"))).containsExactly("REMAINING 9/10");
        assertThat(user.reads(fiveHours("25", "10:15", "15:00"))).isEmpty();
        assertThat(user.reads(fiveHours("19", "10:20", "15:00"))).containsExactly("REMAINING 19/20");
    }

    @Test
    void aReadingAtAThresholdDoesNotArmIt() {
        user.reads(fiveHours("8", "10:00", "15:00"));
        user.reads(fiveHours("10", "10:05", "15:00"));

        assertThat(user.reads(fiveHours("8", "10:10", "15:00"))).isEmpty();
    }

    @Test
    void aNewCycleThatIsLowAlreadySpeaks() {
        user.reads(fiveHours("8", "14:50", "15:00"));

        assertThat(user.reads(fiveHours("7", "15:00", "20:00"))).containsExactly("REMAINING 7/10");
    }

    @Test
    void aDriftOfTheResetIsTheSameCycle() {
        user.reads(fiveHours("8", "10:00", "15:00"));

        assertThat(user.reads(fiveHours("8.5", "10:05", "15:02"))).isEmpty();
        assertThat(user.reads(fiveHours("9", "10:10", "15:04"))).isEmpty();
        assertThat(user.reads(fiveHours("9.5", "10:15", "15:06:01"))).containsExactly("REMAINING 9.5/10");
    }

    @Test
    void aLaterResetAloneIsNoNewCycle() {
        user.reads(fiveHours("8", "10:00", "15:00"));

        assertThat(user.reads(fiveHours("8", "10:05", "15:30"))).isEmpty();
        assertThat(user.reads(fiveHours("7", "10:10", "16:30"))).isEmpty();
    }

    @Test
    void anEarlierResetIsNoNewCycle() {
        user.reads(fiveHours("8", "10:00", "15:00"));

        assertThat(user.reads(fiveHours("9", "10:05", "12:00"))).isEmpty();
    }

    @Test
    void theCycleIsKnownOverReadingsWithoutAReset() {
        user.reads(fiveHours("8", "14:50", "15:00"));
        user.reads(fiveHours("8", "14:55", null));

        assertThat(user.reads(fiveHours("8", "15:30", "20:00"))).containsExactly("REMAINING 8/10");
    }

    @Test
    void badReadingsNeitherWarnNorArm() {
        assertThat(user.reads(bad(fiveHours("8", "10:00", "15:00")))).isEmpty();
        assertThat(user.last.isEmpty()).isTrue();
        user.reads(fiveHours("8", "10:05", "15:00"));
        assertThat(user.reads(bad(fiveHours("90", "10:10", "15:00")))).isEmpty();
        assertThat(user.reads(fiveHours("8", "10:15", "15:00"))).isEmpty();
    }

    @Test
    void aWindowThatTellsNothingChangesNothing() {
        assertThat(user.reads(window("a", "5h", GaugeKind.FIVE_HOURS, null, "10:00", "15:00")))
                .isEmpty();
        assertThat(user.last.isEmpty()).isTrue();
    }

    @Test
    void readingsThatAreNotNewerAreIgnored() {
        user.reads(fiveHours("30", "10:00:00", "15:00"));

        assertThat(user.reads(fiveHours("8", "09:59:59", "15:00"))).isEmpty();
        assertThat(user.reads(fiveHours("8", "10:00:00", "15:00"))).isEmpty();
        assertThat(user.reads(fiveHours("8", "10:00:01", "15:00"))).containsExactly("REMAINING 8/10");
    }

    @Test
    void aClockThatWasPutBackSilencesNothing() {
        user.reads(fiveHours("30", "3/10:00", "3/15:00"));

        assertThat(user.reads(fiveHours("8", "1/10:00", "1/15:00"))).containsExactly("REMAINING 8/10");
        assertThat(user.reads(fiveHours("7", "1/10:05", "1/15:00"))).isEmpty();
    }

    @Test
    void clocksThatDifferByLessThanAnHourAreNoReason() {
        user.reads(fiveHours("30", "10:59", "15:00"));

        assertThat(user.reads(fiveHours("8", "10:00", "15:00"))).isEmpty();
    }

    @Test
    void aRuleThatIsOffFollowsInSilence() {
        user.with(AlertRule.REMAINING, false);
        assertThat(user.reads(fiveHours("15", "10:00", "15:00"))).isEmpty();
        user.with(AlertRule.REMAINING, true);

        assertThat(user.reads(fiveHours("14", "10:05", "15:00"))).isEmpty();
        assertThat(user.reads(fiveHours("9", "10:10", "15:00"))).containsExactly("REMAINING 9/10");
    }

    @Test
    void aRuleThatWasOffWithoutThresholdsDoesNotShoutEither() {
        user.with(AlertRule.REMAINING, false, AlertLimits.NONE);
        user.reads(fiveHours("8", "10:00", "15:00"));
        user.with(AlertRule.REMAINING, true);

        assertThat(user.reads(fiveHours("8", "10:05", "15:00"))).isEmpty();
    }

    @Test
    void aNewThresholdSpeaksUnlessALowerOneHas() {
        user.reads(fiveHours("15", "10:00", "15:00"));
        user.withPercents(50, 20);
        assertThat(user.reads(fiveHours("15", "10:05", "15:00"))).isEmpty();
        user.withPercents(16, 50, 20);

        assertThat(user.reads(fiveHours("15", "10:10", "15:00"))).containsExactly("REMAINING 15/16");
    }

    @Test
    void thresholdsThatGoAndComeBackDoNotSpeakTwice() {
        user.reads(fiveHours("8", "10:00", "15:00"));
        user.withPercents(5);
        user.reads(fiveHours("9", "10:05", "15:00"));
        user.withPercents(20, 10);

        assertThat(user.reads(fiveHours("9", "10:10", "15:00"))).isEmpty();
    }

    @Test
    void noThresholdsMeanNever() {
        user.withPercents();

        assertThat(user.reads(fiveHours("1", "10:00", "15:00"))).isEmpty();
    }

    @Test
    void theNarrowestChoiceHolds() {
        user.withPercents(50);
        user.with(new AlertChoice(AlertRule.REMAINING, 0, GaugeKind.SEVEN_DAYS, true, percents(40)));
        user.with(new AlertChoice(AlertRule.REMAINING, 1, GaugeKind.FIVE_HOURS, false, percents(30)));

        assertThat(user.reads(fiveHours("5", "10:00", "15:00"), week("45", "10:00", "6/10:00")))
                .isEmpty();
        assertThat(user.reads(fiveHours("4", "10:05", "15:00"), week("40", "10:05", "6/10:00")))
                .containsExactly("REMAINING 40/40");
    }

    @Test
    void atZeroTheThresholdSpeaksOnlyWhereNothingElseDoes() {
        assertThat(user.reads(fiveHours("0", "10:00", "15:00"))).containsExactly("EXHAUSTED 0");
        user.with(AlertRule.EXHAUSTED, false);

        assertThat(user.reads(week("0", "10:00", "6/10:00"))).containsExactly("REMAINING 0/10");
    }

    @Test
    void loginsThatAreSwitchedHaveEpisodesOfTheirOwn() {
        var other = window("b", "5h", GaugeKind.FIVE_HOURS, "9", "10:05", "15:00");
        user.reads(fiveHours("8", "10:00", "15:00"));

        assertThat(user.sees(new Look(at("10:05"), List.of(other), List.of(), Set.of(1L))))
                .containsExactly("REMAINING 9/10");
        assertThat(user.sees(new Look(at("10:10"), List.of(fiveHours("8", "10:10", "15:00")), List.of(), Set.of(1L))))
                .isEmpty();
    }

    @Test
    void ofTwoReadingsOfOneSubjectTheNewerGoodOneCounts() {
        var older = fiveHours("8", "10:00", "15:00");
        var newer = fiveHours("30", "10:05", "15:00");
        var newest = bad(fiveHours("1", "10:10", "15:00"));

        assertThat(user.reads(older, newer, newest)).isEmpty();
        assertThat(user.kept.values())
                .singleElement()
                .satisfies(episode -> assertThat(episode.remaining()).isEqualByComparingTo(new BigDecimal(30)));
    }

    private static AlertLimits percents(int percent) {
        return AlertLimits.USUAL.withPercents(List.of(percent));
    }
}
