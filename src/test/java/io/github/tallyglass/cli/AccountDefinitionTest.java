package io.github.tallyglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.DefinitionProblem;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.sync.GatewayDefinitions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Definitions of custom gateways on the command line.
class AccountDefinitionTest {

    private static final String PLAIN = "{\"format\":\"tallyglass-gateway/1\",\"name\":\"Mine\"}";

    private final FakeRoot root = new FakeRoot();

    @TempDir
    private Path folder;

    private int add(String kind, Path file) {
        root.stdin = "EXAMPLEtoken";
        return root.run(
                "account",
                "add",
                "--name",
                "odd",
                "--kind",
                kind,
                "--url",
                "https://gw.test",
                "--secret-stdin",
                "--definition",
                file.toString());
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("gateway.json"), text);
    }

    @Test
    void theFileGoesWithTheAccount() throws IOException {
        assertThat(add("custom", file(PLAIN))).isZero();

        var draft = Objects.requireNonNull(root.accounts.lastDraft);
        assertThat(draft.kind()).isEqualTo(AccountKind.CUSTOM);
        assertThat(draft.scope()).isEqualTo(Scope.SELF);
        assertThat(draft.definition()).isEqualTo(PLAIN);
    }

    @Test
    void whatIsWrongWithTheOptionsIsWrongUsage() throws IOException {
        assertThat(add("new-api", file(PLAIN))).isEqualTo(ExitCode.USAGE);
        assertThat(root.err()).contains("--definition belongs to --kind custom");

        root.stdin = "EXAMPLEtoken";
        assertThat(root.run(
                        "account",
                        "add",
                        "--name",
                        "n",
                        "--kind",
                        "custom",
                        "--url",
                        "https://gw.test",
                        "--secret-stdin"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(root.err()).contains("A custom gateway needs --definition FILE");

        assertThat(add("custom", folder.resolve("nothing.json"))).isEqualTo(ExitCode.FAILED);
        assertThat(root.err()).contains("there is no such file");
        assertThat(add("custom", Files.write(folder.resolve("binary"), new byte[] {(byte) 0xc3, 0x28})))
                .isEqualTo(ExitCode.FAILED);
        assertThat(root.err()).contains("it is no text file");
        assertThat(root.accounts.lastDraft).isNull();
    }

    @Test
    void everyProblemIsToldAtOnce() throws IOException {
        root.accounts.refusal = new Failure.BadDefinition(List.of(
                new DefinitionProblem("/pages/first", "7", "first", "0, 1"),
                new DefinitionProblem("/logs/path", "\"/api/user/token\"", "changes", "")));

        assertThat(add("custom", file(PLAIN))).isEqualTo(ExitCode.USAGE);

        assertThat(root.err())
                .contains("2 problems")
                .contains("/pages/first must be one of 0, 1, not 7")
                .contains("/logs/path: \"/api/user/token\" changes something");
    }

    @Test
    void theDefinitionOfAnAccountIsWrittenForOthers() throws IOException {
        add("custom", file(PLAIN));
        var out = folder.resolve("shared.json");
        var saved = root.accounts.saved.getFirst();
        root.accounts.saved.set(0, saved.withDefinition(PLAIN));

        assertThat(root.run("account", "definition", "odd", "--out", out.toString()))
                .isZero();
        assertThat(Files.readString(out)).isEqualTo(PLAIN);
        root.out.getBuffer().setLength(0);
        assertThat(root.run("account", "definition", "odd", "--all")).isZero();
        assertThat(root.out()).contains("\"page_size\"", "\"Mine\"");

        assertThat(root.run("account", "definition", "nobody")).isEqualTo(ExitCode.USAGE);
        assertThat(root.run("account", "definition")).isEqualTo(ExitCode.USAGE);
        assertThat(root.run("account", "definition", "odd", "--example")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void theExampleNeedsNoHomeAndCanBeUsed() {
        assertThat(root.run("account", "definition", "--example")).isZero();

        assertThat(new GatewayDefinitions().problems(root.out())).isEmpty();
        assertThat(root.opened).isNull();
    }
}
