package io.github.tallyglass.source.quota;

import static io.github.tallyglass.source.gateway.GatewayTestKit.failure;
import static io.github.tallyglass.source.gateway.GatewayTestKit.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenFilesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    @TempDir
    private Path home;

    private List<TokenLogin> read(Path place) {
        return ok(TokenFiles.read(place, "Codex"));
    }

    @Test
    void codexKeepsWorkspacePlanAndPerson() throws Exception {
        var file =
                TokenFixtures.codex(home.resolve("auth.json"), "a@example.com", "acct-1", "plus", NOW.plusSeconds(60));

        var login = read(file).getFirst();

        assertThat(login.provider()).isEqualTo("codex");
        assertThat(login.email()).isEqualTo("a@example.com");
        assertThat(login.plan()).isEqualTo("plus");
        assertThat(login.asked().accountId()).isEqualTo("acct-1");
        assertThat(login.ref()).startsWith("acct-1.").doesNotContain("@");
        assertThat(login.expiresAt()).isEqualTo(NOW.plusSeconds(60));
        assertThat(login.subscriptionUntil()).isEqualTo(Instant.parse("2026-12-31T00:00:00Z"));
        assertThat(login.problem(NOW)).isNull();
        assertThat(login.problem(NOW.plusSeconds(60))).isEqualTo(new Failure.LoginExpired("Codex"));
        assertThat(login.toString()).doesNotContain("rt-", login.token().value());
    }

    @Test
    void opaqueTokensAreUsedUntilTheProviderSaysOtherwise() throws Exception {
        var file = Files.writeString(
                home.resolve("auth.json"),
                "{\"OPENAI_API_KEY\":null,\"tokens\":{\"id_token\":\"no.jwt\",\"access_token\":\"opaque\","
                        + "\"refresh_token\":\"rt\",\"account_id\":\"acct-9\"}}");

        var login = read(file).getFirst();

        assertThat(login.expiresAt()).isNull();
        assertThat(login.problem(NOW)).isNull();
        assertThat(login.ref()).isEqualTo("acct-9");
    }

    @Test
    void aFileWithoutALoginSaysSo() throws Exception {
        var apiKey = Files.writeString(home.resolve("a.json"), "{\"OPENAI_API_KEY\":\"sk-invented\",\"tokens\":null}");
        var tools = Files.writeString(home.resolve("b.json"), "{\"mcpOAuth\":{\"x\":{\"accessToken\":\"t\"}}}");
        var half = Files.writeString(home.resolve("c.json"), "{\"tokens\":{\"access_token\":\"secret-th");
        var empty = Files.createDirectory(home.resolve("empty"));
        var absent = home.resolve("absent.json");

        assertThat(failure(TokenFiles.read(apiKey, "Codex")))
                .isEqualTo(new Failure.NoLogin(apiKey.toString(), "Codex"));
        assertThat(failure(TokenFiles.read(tools, "Claude Code")))
                .isEqualTo(new Failure.NoLogin(tools.toString(), "Claude Code"));
        assertThat(failure(TokenFiles.read(half, "Codex")))
                .isEqualTo(new Failure.FileFault(half.toString(), "not-whole"));
        assertThat(failure(TokenFiles.read(empty, "Codex"))).isEqualTo(new Failure.NoLogin(empty.toString(), "Codex"));
        assertThat(failure(TokenFiles.read(absent, "Codex")))
                .isEqualTo(new Failure.FileFault(absent.toString(), "no-such-file"));
        assertThat(Files.exists(absent)).isFalse();
    }

    @Test
    void claudeTellsMillisecondsAndScopes() throws Exception {
        var file = TokenFixtures.claude(home.resolve(".credentials.json"), NOW.plusSeconds(9), "user:profile");

        var login = read(file).getFirst();
        assertThat(login.expiresAt()).isEqualTo(NOW.plusSeconds(9));
        assertThat(login.plan()).isEqualTo("max");
        assertThat(login.problem(NOW)).isNull();
        assertThat(login.problem(NOW.plusSeconds(10))).isEqualTo(new Failure.LoginExpired("Claude Code"));

        TokenFixtures.claude(file, NOW.plusSeconds(9), "user:inference");
        assertThat(read(file).getFirst().problem(NOW)).isEqualTo(new Failure.LoginScope("Claude Code", "user:profile"));
    }

    @Test
    void anAuthFolderIsReadByTypeHoweverDeepAndWhateverTheNames() throws Exception {
        TokenFixtures.authFolder(home, NOW);

        var logins = read(home);

        assertThat(logins)
                .extracting(login -> login.provider() + " " + login.email() + " " + login.disabled())
                .containsExactlyInAnyOrder(
                        "codex a@example.com false",
                        "codex b@example.com true",
                        "codex nested@example.com false",
                        "claude c@example.com false",
                        "antigravity d@example.com false",
                        "kimi  false",
                        "xai e@example.com false");
        assertThat(logins).extracting(TokenLogin::ref).doesNotHaveDuplicates().noneMatch(ref -> ref.contains("@"));
        assertThat(logins)
                .filteredOn(login -> login.problem(NOW) != null)
                .extracting(TokenLogin::email)
                .containsExactly("nested@example.com");
        assertThat(logins)
                .filteredOn(login -> login.provider().equals("antigravity"))
                .extracting(login -> login.asked().project())
                .containsExactly("proj-invented-1");
    }

    @Test
    void twoPeopleInOneWorkspaceAreTwoLoginsAndOnePersonInTwoFilesIsOne() throws Exception {
        TokenFixtures.proxyCodex(home.resolve("1.json"), "a@example.com", "acct-1", NOW.plusSeconds(60), false);
        TokenFixtures.proxyCodex(home.resolve("2.json"), "b@example.com", "acct-1", NOW.plusSeconds(60), false);
        TokenFixtures.proxyCodex(home.resolve("3.json"), "A@example.com", "acct-1", NOW.plusSeconds(90), false);

        assertThat(read(home))
                .hasSize(2)
                .anySatisfy(login -> assertThat(login.expiresAt()).isEqualTo(NOW.plusSeconds(90)));
    }

    @Test
    void nothingIsEverWritten() throws Exception {
        TokenFixtures.authFolder(home, NOW);
        TokenFixtures.codex(home.resolve("auth.json"), "z@example.com", "acct-7", "plus", NOW.minusSeconds(1));
        var old = java.nio.file.attribute.FileTime.from(NOW.minus(Duration.ofDays(9)));
        for (var file : files()) {
            Files.setLastModifiedTime(file, old);
        }
        var before = TokenFixtures.contents(home);

        read(home);
        read(home.resolve("auth.json"));

        assertThat(TokenFixtures.contents(home)).isEqualTo(before);
        for (var file : files()) {
            assertThat(Files.getLastModifiedTime(file)).isEqualTo(old);
        }
    }

    private List<Path> files() throws Exception {
        try (var walk = Files.walk(home)) {
            return walk.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void theUsualPlacesFollowTheEnvironment() {
        var plain = new TokenPlaces(_ -> null, home);
        var moved = new TokenPlaces(
                Map.of("CODEX_HOME", home.resolve("c").toString(), "CLAUDE_CONFIG_DIR", " ")::get, home);

        assertThat(plain.usual("codex")).isEqualTo(home.resolve(".codex").resolve("auth.json"));
        assertThat(plain.usual("claude")).isEqualTo(home.resolve(".claude").resolve(".credentials.json"));
        assertThat(moved.usual("codex")).isEqualTo(home.resolve("c").resolve("auth.json"));
        assertThat(moved.usual("claude")).isEqualTo(plain.usual("claude"));
        assertThat(plain.named("~/.cli-proxy-api", "codex")).isEqualTo(home.resolve(".cli-proxy-api"));
        assertThat(plain.named("", "codex")).isEqualTo(plain.usual("codex"));
        assertThat(plain.named("/x/y.json", "codex")).isEqualTo(Path.of("/x/y.json"));
    }
}
