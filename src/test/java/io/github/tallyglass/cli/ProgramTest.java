package io.github.tallyglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Failure;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ProgramTest {

    private final FakeRoot root = new FakeRoot();

    @Test
    void noCommandOpensTheWindow() {
        root.environment.put("TALLYGLASS_HOME", "/from/environment");

        assertThat(root.run()).isZero();
        assertThat(root.run("--home", "/from/words", "--lang", "zh", "-v")).isZero();

        assertThat(root.windows)
                .containsExactly(
                        new GlobalOptions(Path.of("/from/environment"), null, false),
                        new GlobalOptions(Path.of("/from/words"), "zh", true));
        assertThat(root.opened).isNull();
    }

    @Test
    void theTrayIsAWayToBeginAndGoesWithNoCommand() {
        assertThat(root.run("--tray")).isZero();
        assertThat(root.trays).hasSize(1);
        assertThat(root.windows).isEmpty();
        assertThat(root.err()).startsWith("There is no tray here.");

        assertThat(root.run("--tray", "account", "list")).isEqualTo(2);
        assertThat(root.err()).contains("--tray starts the program itself");
        assertThat(root.opened).isNull();
    }

    @Test
    void whatKeepsItFromStartingIsSaid() {
        root.openFailure = new Failure.FileFault("/home", "not a folder");

        assertThat(root.run("--tray")).isEqualTo(1);
        assertThat(root.err()).contains("/home");
    }

    @Test
    void globalOptionsStandBeforeOrAfterTheCommand() {
        root.run("account", "list", "--home", "/a");
        assertThat(root.opened).isEqualTo(new GlobalOptions(Path.of("/a"), null, false));

        root.run("--home", "/b", "-v", "account", "list");
        assertThat(root.opened).isEqualTo(new GlobalOptions(Path.of("/b"), null, true));
    }

    @Test
    void theVersionIsAResult() {
        assertThat(root.run("--version")).isZero();
        assertThat(root.out()).isEqualToIgnoringNewLines("tallyglass 0.1.0");
        assertThat(root.windows).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "account --help",
                "account add --help",
                "account list --help",
                "account test --help",
                "account remove --help",
                "sync --help",
                "collect --help",
                "report --help",
                "export --help",
                "demo --help"
            })
    void helpIsThereInBothLanguagesForEveryWord(String words) {
        assertThat(root.run(words.split(" "))).isZero();
        var english = root.out();
        root.out.getBuffer().setLength(0);
        root.language = Locale.CHINESE;
        assertThat(root.run(words.split(" "))).isZero();
        var chinese = root.out();

        assertThat(english).contains("Usage:", "--home").doesNotContainPattern("\\p{IsHan}");
        assertThat(chinese).contains("用法：", "存放全部状态的文件夹").doesNotContain("Usage", "Options");
        // every option and command has a description: no line is a bare name
        assertThat(english.lines().filter(line -> line.matches(" {2,6}(-\\w, )?--?[\\w-]+(=\\S+)?\\s*")))
                .allSatisfy(bare -> assertThat(english.lines()
                                .dropWhile(line -> !line.equals(bare))
                                .skip(1)
                                .findFirst())
                        .hasValueSatisfying(next -> assertThat(next).startsWith("          ")));
        assertThat(root.err()).isEmpty();
        assertThat(root.opened).isNull();
    }

    @Test
    void helpSpeaksTheLanguageOfTheWordsWhereverTheyStand() {
        root.run("report", "--help", "--lang", "zh");
        assertThat(root.out()).contains("用法：");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "report",
                "report 30d extra",
                "report 30x",
                "report 2026-11-18..2026-11-01",
                "report 30d --by colour",
                "report 30d --zone Mars/Olympus",
                "report 30d --model /(/",
                "report 30d --no-such-option",
                "report 30d --zone",
                "report 30d --by model --by key",
                "export 30d",
                "export 30d --out x.csv --format xlsx",
                "export 30d --out x.csv --columns time,colour",
                "sync --since yesterday",
                "sync --rate fast",
                "sync --rate 0",
                "collect --for ever",
                "account",
                "account test",
                "account add --name n --kind auto",
                "--lang fr report 30d",
            })
    void wrongUsageExitsWith2AndOpensNothing(String words) {
        assertThat(root.run(words.split(" "))).isEqualTo(2);
        assertThat(root.out()).isEmpty();
        assertThat(root.err()).isNotBlank();
        assertThat(root.opened).isNull();
    }

    @Test
    void wrongUsageIsOneJsonDocumentWhereJsonIsAsked() {
        assertThat(root.run("report", "30d", "--by", "colour", "--json")).isEqualTo(2);

        var document = JsonMapper.shared().readTree(root.out());
        assertThat(document.propertyNames()).containsExactly("error");
        assertThat(document.get("error").propertyNames()).containsExactly("code", "message", "advice");
        assertThat(document.get("error").get("code").stringValue()).isEqualTo("usage");
        assertThat(document.get("error").get("message").stringValue()).contains("colour", "month");
    }

    @Test
    void valuesOfUnknownOptionsAreNotRepeated() {
        root.run(
                "account",
                "add",
                "--name=n",
                "--kind=auto",
                "--url=https://gw.test",
                "--token=sk-very-secret",
                "--json");
        root.run("account", "add", "--name=n", "--kind=auto", "--url=https://gw.test", "--secret", "sk-very-secret");
        root.run("account", "test", "work", "sk-very-secret");

        assertThat(root.err()).contains("--token", "--secret").doesNotContain("very-secret");
        assertThat(root.out()).doesNotContain("very-secret");
    }

    @Test
    void usageProblemsAreToldInChineseToo() {
        root.language = Locale.CHINESE;
        root.run("report");
        root.run("nonsense");
        root.run("report", "30d", "--nonsense");

        assertThat(root.err()).contains("缺少：RANGE", "这里应是一个命令：account, sync", "没有选项 --nonsense");
    }

    @Test
    void aHomeThatCannotBeOpenedIsAFailure() {
        root.openFailure = new Failure.StoreFault("newer", "usage.db", "version 9");

        assertThat(root.run("report", "30d", "--json")).isEqualTo(1);
        assertThat(JsonMapper.shared()
                        .readTree(root.out())
                        .get("error")
                        .get("code")
                        .stringValue())
                .isEqualTo("store-newer");
    }

    @Test
    void aFaultOfTheCacheInTheMiddleIsAFailureWithItsCode() {
        root.queryFault = new IllegalStateException("damaged");

        assertThat(root.run("report", "30d", "--json")).isEqualTo(1);
        assertThat(JsonMapper.shared()
                        .readTree(root.out())
                        .get("error")
                        .get("code")
                        .stringValue())
                .isEqualTo("store-corrupt");
        assertThat(root.closed).isEqualTo(1);
    }

    @Test
    void aDefectIsAFailureWithoutAStackTraceOnStdout() {
        root.queryFault = new IllegalStateException("surprise");

        assertThat(root.run("report", "30d")).isEqualTo(1);
        assertThat(root.out()).isEmpty();
        // What it says of itself stays in the log, where secrets are masked.
        assertThat(root.err()).contains("IllegalStateException").doesNotContain("surprise");
    }

    @Test
    void aReaderSaysThatAnotherProcessWrites() {
        root.readOnly = new Failure.OtherWriter("/home/x", "4711");

        assertThat(root.run("report", "30d")).isZero();
        assertThat(root.err()).contains("Another Tallyglass writes to /home/x (4711).");
        assertThat(root.run("sync", "--json")).isEqualTo(1);
        assertThat(root.out()).contains("\"other-writer\"");
    }
}
