package io.github.tallyglass.ui.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.query.LoginView;
import io.github.tallyglass.text.LeftWords;
import io.github.tallyglass.text.Texts;
import io.github.tallyglass.ui.FakeLogins;
import io.github.tallyglass.ui.FakeQueries;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LoginWordsTest {

    @Test
    void theWindowThatRunsOutFirstIsJudged() {
        var words = words("c1");
        assertThat(words.judgement().words())
                .isEqualTo("5 hours: At this pace it runs out at 17:58, 1 h 22 min before the reset.");
        assertThat(words.judgement().mood()).isEqualTo("bad");
        assertThat(words.age()).contains("Read 4 min ago from the provider.");
        assertThat(words.credits()).isEqualTo("$12.50 · 2 resets to spare, until Sep 12");
    }

    @Test
    void whatLastsSaysSo() {
        assertThat(words("l1").judgement()).isEqualTo(new Judgements.Judgement("Lasts to the reset.", "good"));
    }

    @Test
    void withoutAnythingToJudgeTheReadingsAgeStandsThereOnce() {
        var words = words("g0");
        assertThat(words.judgement().words()).isEqualTo("Read 4 min ago from response headers.");
        assertThat(words.isJudged()).isFalse();
    }

    @Test
    void aWeekThatIsUsedUpMakesTheHoursWorthless() {
        assertThat(words("c2").judgement().words())
                .startsWith("The week is used up: the 5-hour window does not help until Thu ");
        assertThat(words("c2").fault()).startsWith("It could not be read 2 min ago.");
    }

    @Test
    void whatTheSourceSaysOfALoginComesFirst() {
        assertThat(words("k1").judgement().words()).isEqualTo("CLIProxyAPI waits until 18:08.");
        assertThat(words("e1").judgement().words()).isEqualTo("Sign in again. invalid_grant");
        assertThat(words("g1").judgement().words()).isEqualTo("Switched off in CLIProxyAPI.");
    }

    @Test
    void anOldReadingIsNotTakenForANewOne() {
        assertThat(words("a2").age()).contains("Read 3 h 00 min ago from response headers; it may have changed since.");
    }

    private static LoginWords words(String ref) {
        LoginView view = FakeLogins.manyStates().readings().logins().stream()
                .filter(each -> each.login().ref().equals(ref))
                .findFirst()
                .orElseThrow();
        var texts = new Texts(Locale.ENGLISH);
        return new LoginWords(view, texts, new LeftWords(texts, FakeQueries.ZONE, FakeQueries.NOW));
    }
}
