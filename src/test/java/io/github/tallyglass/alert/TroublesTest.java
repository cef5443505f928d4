package io.github.tallyglass.alert;

import static io.github.tallyglass.alert.Listener.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.AlertLimits;
import io.github.tallyglass.domain.AlertRule;
import io.github.tallyglass.domain.AlertSubject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TroublesTest {

    private final Listener user = new Listener();

    @Test
    void aSyncIsBrokenAfterTwoHoursAndToldOnce() {
        assertThat(broken("10:05", true, "10:00")).isEmpty();
        assertThat(broken("11:59:59", true, "10:00")).isEmpty();
        assertThat(broken("12:00", true, "10:00")).containsExactly("SYNC_BROKEN");
        assertThat(user.heard.getLast().moment()).isEqualTo(at("10:00"));
        assertThat(user.heard.getLast().unit()).isEqualTo("timed-out");
        assertThat(user.heard.getLast().account()).isEqualTo("gateway");
        assertThat(broken("18:00", true, "10:00")).isEmpty();
    }

    @Test
    void itIsToldAgainAfterItWentWell() {
        broken("10:05", true, "10:00");
        broken("12:00", true, "10:00");
        broken("12:05", false, null);

        assertThat(broken("12:10", true, "12:05")).isEmpty();
        assertThat(broken("14:05", true, "12:05")).containsExactly("SYNC_BROKEN");
    }

    @Test
    void whatWentWellBetweenTwoLooksIsANewTrouble() {
        broken("10:05", true, "10:00");
        broken("12:00", true, "10:00");

        assertThat(broken("15:00", true, "12:30")).isEmpty();
        assertThat(broken("15:10", true, "12:30")).containsExactly("SYNC_BROKEN");
    }

    @Test
    void whatCannotBeToldChangesNothing() {
        broken("10:05", true, "10:00");
        broken("12:00", true, "10:00");

        assertThat(broken("12:05", null, null)).isEmpty();
        assertThat(user.last.isEmpty()).isTrue();
        assertThat(broken("12:10", true, "10:00")).isEmpty();
    }

    @Test
    void afterANightsSleepTheFirstAttemptsAreWaitedFor() {
        broken("1/22:00", false, null);

        assertThat(broken("2/08:00", true, "1/22:00")).isEmpty();
        assertThat(broken("2/08:09:59", true, "1/22:00")).isEmpty();
        assertThat(broken("2/08:10", true, "1/22:00")).containsExactly("SYNC_BROKEN");
    }

    @Test
    void anAccountThatNeverWentWellIsBrokenSinceItWasSeen() {
        broken("10:00", true, null);

        assertThat(broken("11:59", true, null)).isEmpty();
        assertThat(broken("12:00", true, null)).containsExactly("SYNC_BROKEN");
        assertThat(user.heard.getLast().moment()).isEqualTo(at("10:00"));
    }

    @Test
    void theTimeCanBeChosen() {
        user.with(AlertRule.SYNC_BROKEN, true, new AlertLimits(List.of(), null, "", null, Duration.ofMinutes(5)));

        assertThat(broken("10:00", true, "10:00")).isEmpty();
        assertThat(broken("10:04:59", true, "10:00")).isEmpty();
        assertThat(broken("10:05", true, "10:00")).containsExactly("SYNC_BROKEN");
    }

    @Test
    void noTimeMeansTheUsualOne() {
        user.with(AlertRule.SYNC_BROKEN, true, AlertLimits.NONE);
        broken("10:00", true, "10:00");

        assertThat(broken("11:59", true, "10:00")).isEmpty();
        assertThat(broken("12:00", true, "10:00")).containsExactly("SYNC_BROKEN");
    }

    @Test
    void aClockThatWasPutBackDoesNotMakeItLastForEver() {
        broken("9/10:00", true, "9/10:00");
        broken("10:00", true, null);

        assertThat(broken("11:59", true, null)).isEmpty();
        assertThat(broken("12:00", true, null)).containsExactly("SYNC_BROKEN");
    }

    @Test
    void aRuleThatIsOffFollowsInSilence() {
        user.with(AlertRule.SYNC_BROKEN, false);
        broken("10:00", true, "10:00");
        assertThat(broken("12:00", true, "10:00")).isEmpty();
        user.with(AlertRule.SYNC_BROKEN, true);

        assertThat(broken("12:30", true, "10:00")).isEmpty();
    }

    @Test
    void aRuleThatIsTurnedOnInTimeSpeaks() {
        user.with(AlertRule.SYNC_BROKEN, false);
        broken("10:00", true, "10:00");
        user.with(AlertRule.SYNC_BROKEN, true);

        assertThat(broken("12:00", true, "10:00")).containsExactly("SYNC_BROKEN");
    }

    @Test
    void statisticsThatAreOffAreToldAtOnceAndOnce() {
        assertThat(statistics("10:00", true, "09:00")).containsExactly("STATISTICS_OFF");
        assertThat(statistics("10:05", true, "10:04")).isEmpty();
        assertThat(statistics("10:10", false, null)).isEmpty();
        assertThat(statistics("10:15", true, null)).containsExactly("STATISTICS_OFF");
        assertThat(user.heard.getLast().moment()).isEqualTo(at("10:15"));
    }

    @Test
    void twoTroublesOfOneAccountAreTwo() {
        statistics("10:00", true, null);
        broken("10:00", true, "08:00");

        assertThat(broken("10:10", true, "08:00")).containsExactly("SYNC_BROKEN");
    }

    @Test
    void aLookThatChangesNothingIsNotWorthAWrite() {
        broken("10:00", true, "10:00");
        broken("10:05", true, "10:00");
        assertThat(user.last.isEmpty()).isTrue();
        broken("10:10", false, null);
        broken("10:15", false, null);
        assertThat(user.last.isEmpty()).isTrue();
    }

    private List<String> broken(String now, @Nullable Boolean wrong, @Nullable String since) {
        return sees(now, AlertRule.SYNC_BROKEN, AlertSubject.sync(1), wrong, since);
    }

    private List<String> statistics(String now, boolean wrong, @Nullable String since) {
        return sees(now, AlertRule.STATISTICS_OFF, AlertSubject.statistics(1), wrong, since);
    }

    private List<String> sees(
            String now, AlertRule rule, AlertSubject subject, @Nullable Boolean wrong, @Nullable String since) {
        var trouble = new Trouble(rule, subject, "gateway", wrong, since == null ? null : at(since), "timed-out");
        return user.sees(new Look(at(now), List.of(), List.of(trouble), Set.of(1L)));
    }
}
