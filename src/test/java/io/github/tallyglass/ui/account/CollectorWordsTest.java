package io.github.tallyglass.ui.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.CollectorState;
import io.github.tallyglass.text.Moments;
import io.github.tallyglass.text.Texts;
import io.github.tallyglass.ui.FakeLogins;
import io.github.tallyglass.ui.FakeQueries;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CollectorWordsTest {

    @Test
    void aCollectionThatGoesWellSaysSoInOneLine() {
        var words = words(FakeLogins.WELL);
        assertThat(words.line()).isEqualTo("Collecting · 12 records a minute · last record 4 s ago");
        assertThat(words.server()).isEqualTo("CLIProxyAPI 7.2.140");
        assertThat(words.notices()).isEmpty();
        assertThat(words.dot()).isEqualTo("ok");
    }

    @Test
    void statisticsThatAreOffCanBeSwitchedOnAndComeBeforeAnyAdvice() {
        var words = words(FakeLogins.STATISTICS_OFF);
        assertThat(words.notices()).singleElement().satisfies(notice -> {
            assertThat(notice.enable()).isTrue();
            assertThat(notice.mood()).isEqualTo("warn");
        });
        assertThat(words.dot()).isEqualTo("warn");
    }

    @Test
    void eachTroubleIsNamedAndTheAdviceNamesTheSetting() {
        var words = words(FakeLogins.TROUBLED);
        assertThat(words.notices())
                .extracting(CollectorWords.Notice::words)
                .satisfiesExactly(
                        words0 -> assertThat(words0).contains("no more room"),
                        words1 -> assertThat(words1).contains("6.9.12", "6.9.38"),
                        words2 -> assertThat(words2).contains("until 18:10"),
                        words3 -> assertThat(words3).contains("Another program"),
                        words4 -> assertThat(words4).contains("3 records came in part"),
                        words5 -> assertThat(words5).contains("redis-usage-queue-retention-seconds: 3600", "60 s"));
        assertThat(words.dot()).isEqualTo("bad");
    }

    @Test
    void whoIsNotConnectedHasNoJudgement() {
        assertThat(words(CollectorState.IDLE).line()).isEqualTo("Not connected");
        assertThat(words(CollectorState.IDLE).dot()).isEqualTo("unknown");
    }

    private static CollectorWords words(CollectorState state) {
        var texts = new Texts(Locale.ENGLISH);
        return new CollectorWords(state, texts, new Moments(texts, FakeQueries.ZONE, FakeQueries.NOW));
    }
}
