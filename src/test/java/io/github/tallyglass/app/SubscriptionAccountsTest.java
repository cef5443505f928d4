package io.github.tallyglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.source.quota.TokenFixtures;
import io.github.tallyglass.source.quota.VendorReplies;
import io.github.tallyglass.source.quota.VendorServer;
import io.github.tallyglass.source.quota.VendorServer.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Accounts of kind `codex` and `claude` from the command line to a provider on loopback and back.
class SubscriptionAccountsTest {

    private static final Instant BEGIN = Instant.parse("2026-11-22T08:00:00Z");

    @TempDir
    private Path folder;

    private TestHome home;
    private VendorServer vendors;
    private Path file;

    @BeforeEach
    void open() throws Exception {
        home = new TestHome(folder.resolve("home"), BEGIN);
        vendors = new VendorServer(home.clock);
        file = TokenFixtures.codex(
                folder.resolve("auth.json"),
                "a@example.com",
                "acct-invented-1",
                "plus",
                BEGIN.plus(Duration.ofDays(9)));
    }

    @AfterEach
    void close() {
        vendors.close();
    }

    private Ran add(String kind, Path place) {
        return home.run(
                "account",
                "add",
                "--name",
                kind,
                "--kind",
                kind,
                "--url",
                vendors.base(kind).toString(),
                "--credentials",
                place.toString());
    }

    @Test
    void anAccountIsAddedTestedReadAndListed() throws Exception {
        var before = Files.readString(file);

        assertThat(add("codex", file).exit()).isZero();
        var tested = home.run("account", "test", "codex");
        assertThat(tested.exit()).as(tested.out() + tested.err()).isZero();
        assertThat(tested.out()).contains("Codex", "a@example.com (plus): 5h 37 %, 7d 12 %");
        home.run("quota", "--force", "--json");
        assertThat(vendors.asked(VendorServer.CODEX)).isEqualTo(3);
        assertThat(home.run("account", "list").out())
                .contains("codex", vendors.base("codex").toString());

        assertThat(Files.readString(file)).isEqualTo(before);
        try (var walk = Files.walk(folder.resolve("home"))) {
            for (var kept : walk.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(kept), java.nio.charset.StandardCharsets.ISO_8859_1))
                        .as("%s", kept)
                        .doesNotContain(TokenFixtures.accessToken("a@example.com", BEGIN.plus(Duration.ofDays(9))))
                        .doesNotContain("rt-codex-invented");
            }
        }
    }

    @Test
    void whatFailsItsTestIsNotAddedAndTheSameFileNotTwice() {
        vendors.fault(VendorServer.CODEX, Fault.UNAUTHORIZED);
        var refused = add("codex", file);
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).contains("Codex does not accept this login any more", "Sign in again with Codex");
        assertThat(home.run("account", "list").out()).doesNotContain("codex");

        vendors.heal(VendorServer.CODEX);
        assertThat(add("codex", file).exit()).isZero();
        var again = home.run(
                "account",
                "add",
                "--name",
                "again",
                "--kind",
                "codex",
                "--url",
                vendors.base("codex").toString(),
                "--credentials",
                file.toString());
        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.err()).contains("codex");
    }

    @Test
    void anotherFileAndAddressTakeThePlaceOfTheOnesBefore() throws Exception {
        assertThat(add("codex", file).exit()).isZero();
        var moved = TokenFixtures.codex(
                folder.resolve("moved.json"),
                "z@example.com",
                "acct-invented-9",
                "pro",
                BEGIN.plus(Duration.ofDays(9)));
        try (var other = new VendorServer(home.clock)) {
            other.reply(VendorServer.CODEX, VendorReplies.codex("z@example.com", 80, 90, BEGIN));

            assertThat(home.run(
                                    "account",
                                    "edit",
                                    "codex",
                                    "--credentials",
                                    moved.toString(),
                                    "--url",
                                    other.base("codex").toString())
                            .exit())
                    .isZero();
            var tested = home.run("account", "test", "codex");
            assertThat(tested.out()).contains("z@example.com (plus): 5h 80 %, 7d 90 %");
            assertThat(home.run("account", "edit", "codex", "--name", "mine").exit())
                    .isZero();
            assertThat(home.run("account", "remove", "mine", "--keep-rows").exit())
                    .isZero();
        }
    }

    @Test
    void syncReadsWhatIsDueAndSaysWhatIsWrong() throws Exception {
        var claude = TokenFixtures.claude(
                folder.resolve(".credentials.json"), BEGIN.plus(Duration.ofHours(1)), "user:profile");
        assertThat(add("claude", claude).exit()).isZero();
        assertThat(home.run("sync").exit()).isZero();
        assertThat(vendors.asked(VendorServer.CLAUDE)).isEqualTo(2);

        home.clock.advance(Duration.ofHours(2));
        var late = home.run("sync");
        assertThat(late.exit()).isNotZero();
        assertThat(late.out() + late.err()).contains("Claude Code");
    }
}
