package io.github.tallyglass.alert;

import static io.github.tallyglass.alert.Listener.at;
import static io.github.tallyglass.alert.Listener.balance;
import static io.github.tallyglass.alert.Listener.budget;
import static io.github.tallyglass.alert.Listener.fiveHours;
import static io.github.tallyglass.alert.Listener.week;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.AlertEntry;
import io.github.tallyglass.domain.AlertLimits;
import io.github.tallyglass.domain.AlertRule;
import io.github.tallyglass.domain.AlertSubject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What waited, after a restart or at the end of quiet hours.
class HoldingTest {

    private final Listener user = new Listener();

    @Test
    void aWarningHoldsUntilItsThresholdIsArmed() {
        user.reads(fiveHours("15", "10:00", "15:00"));
        assertThat(worth("10:05")).containsExactly("REMAINING 15/20");
        user.reads(fiveHours("19", "10:10", "15:00"));
        assertThat(worth("10:15")).containsExactly("REMAINING 15/20");
        user.reads(fiveHours("30", "10:20", "15:00"));

        assertThat(worth("10:25")).isEmpty();
    }

    @Test
    void aWarningIsOverAtTheReset() {
        user.reads(fiveHours("15", "10:00", "15:00"));

        assertThat(worth("14:59")).isNotEmpty();
        assertThat(worth("15:00")).isEmpty();
    }

    @Test
    void onlyTheNewestOfOneSubjectIsShown() {
        user.reads(fiveHours("15", "10:00", "15:00"));
        user.reads(fiveHours("8", "10:05", "15:00"), week("15", "10:05", "6/10:00"));

        assertThat(worth("10:10")).containsExactly("REMAINING 8/10", "REMAINING 15/20");
    }

    @Test
    void aLowerOneThatIsOverLeavesTheHigherOne() {
        user.reads(fiveHours("15", "10:00", "15:00"));
        user.reads(fiveHours("8", "10:05", "15:00"));
        user.reads(fiveHours("12", "10:10", "15:00"));

        assertThat(worth("10:15")).containsExactly("REMAINING 15/20");
    }

    @Test
    void whatIsUsedUpSaysMoreThanAThreshold() {
        user.reads(fiveHours("8", "10:00", "15:00"));
        user.reads(fiveHours("0", "10:05", "15:00"));

        assertThat(worth("10:10")).containsExactly("EXHAUSTED 0");
        assertThat(new AlertMachine(user.book).holds(user.heard.getFirst(), user.kept.values(), look("10:10")))
                .isFalse();
    }

    @Test
    void aThresholdHoldsAtNothingWhereItIsAllThatSpeaks() {
        user.with(AlertRule.EXHAUSTED, false);
        user.reads(fiveHours("0", "10:00", "15:00"));

        assertThat(worth("10:10")).containsExactly("REMAINING 0/10");
    }

    @Test
    void aNightOfUpsAndDownsIsToldInOneLine() {
        user.reads(fiveHours("0", "1/23:00", "2/01:00"));
        user.reads(fiveHours("100", "2/01:01", "2/06:01"));
        user.reads(fiveHours("0", "2/04:00", "2/06:01"));
        user.reads(fiveHours("90", "2/06:05", "2/11:05"));

        assertThat(user.heard).hasSize(4);
        assertThat(worth("2/07:00")).containsExactly("BACK_AGAIN 90");
    }

    @Test
    void backAgainDoesNotHoldWhileAnotherWindowIsUsedUp() {
        user.reads(fiveHours("0", "14:00", "15:00"), week("10.5", "14:00", "6/10:00"));
        user.reads(fiveHours("100", "15:05", "20:05"), week("10.5", "15:05", "6/10:00"));
        var then = look("15:30", week("0", "15:10", "6/10:00"));
        user.sees(then);

        assertThat(worth(then)).containsExactly("EXHAUSTED 0");
    }

    @Test
    void backAgainDoesNotHoldWhenItIsUsedUpAnew() {
        user.reads(fiveHours("0", "14:00", "15:00"));
        user.reads(fiveHours("100", "15:05", "20:05"));
        user.heard.removeFirst();
        user.reads(fiveHours("0", "15:30", "20:05"));
        user.heard.removeLast();

        assertThat(worth("15:35")).isEmpty();
    }

    @Test
    void aRuleThatWasTurnedOffMeanwhileIsSilent() {
        user.reads(fiveHours("8", "10:00", "15:00"));
        user.with(AlertRule.REMAINING, false);

        assertThat(worth("10:05")).isEmpty();
    }

    @Test
    void sumsHoldWhileTheyAreTold() {
        user.with(AlertRule.BALANCE_LOW, true, new AlertLimits(List.of(), new BigDecimal(5), "USD", null, null));
        user.reads(balance(null, "4", "10:00", null), budget("11", "10:00", "2/00:00"));
        assertThat(worth("10:05")).containsExactlyInAnyOrder("BALANCE_LOW 4/5", "OVER_BUDGET 11/10");
        user.reads(balance(null, "6", "10:10", null));

        assertThat(worth("10:15")).containsExactly("OVER_BUDGET 11/10");
        assertThat(worth("2/00:00")).isEmpty();
    }

    @Test
    void aBudgetThatIsSpentSaysMoreThanItsShare() {
        user.reads(budget("9", "10:00", "2/00:00"));
        var low = user.heard.getFirst();
        user.reads(budget("10", "10:05", "2/00:00"));

        assertThat(new AlertMachine(user.book).holds(low, user.kept.values(), look("10:10")))
                .isFalse();
    }

    @Test
    void troublesHoldUntilTheyAreOver() {
        user.sees(trouble("10:00", true));
        assertThat(worth("10:05")).containsExactly("STATISTICS_OFF");
        user.sees(trouble("10:10", false));

        assertThat(worth("10:15")).isEmpty();
    }

    @Test
    void whatHasNoEpisodeDoesNotHold() {
        user.reads(fiveHours("8", "10:00", "15:00"));
        user.kept.clear();

        assertThat(worth("10:05")).isEmpty();
    }

    private static Look trouble(String now, boolean wrong) {
        return new Look(
                at(now),
                List.of(),
                List.of(new Trouble(AlertRule.STATISTICS_OFF, AlertSubject.statistics(1), "proxy", wrong, null, "")),
                Set.of());
    }

    private static Look look(String now, Gauge... gauges) {
        return new Look(at(now), List.of(gauges), List.of(), Set.of());
    }

    private List<String> worth(String now) {
        return worth(look(now));
    }

    /// All that was heard waits, in any order.
    private List<String> worth(Look look) {
        var waiting = new ArrayList<AlertEntry>();
        for (var alert : user.heard) {
            waiting.add(
                    new AlertEntry(waiting.size() + 1L, alert.observedAt(), alert, AlertEntry.Delivery.QUIET, false));
        }
        Collections.reverse(waiting);
        return new AlertMachine(user.book)
                .worthShowing(waiting, user.kept.values(), look).stream()
                        .map(entry -> Listener.brief(entry.alert()))
                        .toList();
    }
}
