package io.github.tallyglass.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.Failure;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MaskedNamesTest {

    private static final char SPACE = Numbers.SPACE;

    private final MaskedNames names = new MaskedNames("/home/erika", "erika");

    @Test
    void aNameHasOneMaskAndAMaskOneName() {
        assertThat(names.name("alice")).isEqualTo("a•••");
        assertThat(names.name("anna")).isEqualTo("a•••" + SPACE + "2");
        assertThat(names.name("bob")).isEqualTo("b•••");
        assertThat(names.name("alice")).isEqualTo("a•••");
        assertThat(names.name("anna")).isEqualTo("a•••" + SPACE + "2");
        assertThat(names.name("")).isEmpty();
    }

    @Test
    void manyNamesStayTellableApartAndSayNothing() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        var masks = new HashSet<String>();
        var given = new HashSet<String>();
        for (var i = 0; i < 3_000; i++) {
            var name = random.ints(4 + random.nextInt(12), 'a', 'f')
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            var mask = names.name(name);
            assertThat(mask).as("seed %d", seed).doesNotContain(name).startsWith(name.substring(0, 1) + "•••");
            assertThat(names.name(name)).isEqualTo(mask);
            if (given.add(name)) {
                assertThat(masks.add(mask)).as(mask).isTrue();
            }
        }
    }

    @Test
    void aMaskIsNotMaskedOnceMore() {
        assertThat(names.name(names.name("alice"))).isEqualTo("a•••");
    }

    @Test
    void aMailShowsThatItIsOneAndNotWhose() {
        assertThat(names.name("alice@lab.example")).isEqualTo("a•••@•••");
        assertThat(names.name("anna@lab.example")).isEqualTo("a•••@•••" + SPACE + "2");
    }

    @Test
    void firstLettersBeyondTheBasicPlaneStayWhole() {
        assertThat(names.name("🦊fox")).isEqualTo("🦊•••");
        assertThat(names.name("张三")).isEqualTo("张•••");
    }

    @Test
    void hostsOfOnesOwnAreMaskedThoseOfEverybodyAreNot() {
        assertThat(names.host("gw.example.org")).isEqualTo("g•••");
        assertThat(names.host("gw.example.org:8443")).isEqualTo("g•••:8443");
        assertThat(names.host("localhost:3000")).isEqualTo("localhost:3000");
        assertThat(names.host("127.0.0.1:8317")).isEqualTo("127.0.0.1:8317");
        assertThat(names.host("api.anthropic.com")).isEqualTo("api.anthropic.com");
        assertThat(names.host("notanthropic.com")).isEqualTo("n•••");
        assertThat(names.host("203.0.113.7")).isEqualTo("2•••");
    }

    @Test
    void sentencesLoseMailsAddressesFoldersAndWhatIsKnown() {
        names.learn(List.of("workshop", "gw.example.org", "ab"));
        assertThat(names.sentence("Ask alice@lab.example about workshop (https://gw.example.org/api?x=1)."))
                .isEqualTo("Ask a•••@••• about w••• (https://g•••/api?x=1).");
        assertThat(names.sentence("gw.example.org did not answer; workshops did; 203.0.113.7 did, 127.0.0.1 too"))
                .isEqualTo("g••• did not answer; workshops did; 2••• did, 127.0.0.1 too");
        assertThat(names.sentence("/home/erika/.local/share/tallyglass/usage.db"))
                .isEqualTo("~/.local/share/tallyglass/usage.db");
        assertThat(names.sentence("/run/media/erika/disk")).isEqualTo("/run/media/e•••/disk");
        assertThat(names.sentence("/home/zoe/x, C:\\Users\\Yann\\y")).isEqualTo("/home/z•••/x, C:\\Users\\Y•••\\y");
        assertThat(names.sentence("version 7.2.140 costs $1.25")).isEqualTo("version 7.2.140 costs $1.25");
        assertThat(names.sentence("ab stays")).isEqualTo("ab stays");
    }

    @Test
    void theSameNameIsTheSameInASentence() {
        names.learn(List.of("anna"));
        assertThat(names.name("alice")).isEqualTo("a•••");
        assertThat(names.sentence("anna is refused")).isEqualTo("a•••" + SPACE + "2 is refused");
        assertThat(names.name("anna")).isEqualTo("a•••" + SPACE + "2");
    }

    @Test
    void textsMaskWhatNamesSomebodyAndNothingElse() {
        for (var language : Texts.LANGUAGES) {
            var texts = new Texts(language, names);
            assertThat(texts.value(Dimension.MODEL, "gpt-5.2")).isEqualTo("gpt-5.2");
            assertThat(texts.value(Dimension.GROUP, "default")).isEqualTo("default");
            for (var dimension :
                    List.of(Dimension.ACCOUNT, Dimension.KEY, Dimension.USER, Dimension.LOGIN, Dimension.CHANNEL)) {
                assertThat(texts.value(dimension, "zoe-laptop")).isEqualTo("z•••");
            }
            names.learn(List.of("gw.example.org"));
            assertThat(texts.message(new Failure.TimedOut("gw.example.org", Duration.ofSeconds(60))))
                    .doesNotContain("gw.example");
        }
        assertThat(new Texts(Locale.ENGLISH).value(Dimension.KEY, "zoe-laptop")).isEqualTo("zoe-laptop");
    }
}
