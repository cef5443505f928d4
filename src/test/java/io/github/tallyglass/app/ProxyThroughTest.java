package io.github.tallyglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.source.cliproxy.server.CpaManagement;
import io.github.tallyglass.source.cliproxy.server.CpaRecord;
import io.github.tallyglass.source.cliproxy.server.CpaReply;
import io.github.tallyglass.source.cliproxy.server.CpaServer;
import io.github.tallyglass.source.quota.VendorReplies;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole way from a CLIProxyAPI's records and credentials to what the command line prints.
class ProxyThroughTest {

    private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");

    private TestHome home;
    private CpaServer server;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        home = new TestHome(folder, START);
        server = new CpaServer(home.clock);
        server.management().upstream = call -> {
            var url = call.path("url").asString("");
            return url.endsWith("/wham/usage")
                    ? reply(VendorReplies.codex("a@example.com", 37, 12, home.clock.instant()))
                    : url.endsWith("/oauth/usage")
                            ? reply(VendorReplies.claude("42.0", "18.5", home.clock.instant()))
                            : CpaManagement.upstreamReply(404, Map.of(), "{}");
        };
    }

    @AfterEach
    void close() {
        server.close();
    }

    private static CpaReply reply(String body) {
        return CpaManagement.upstreamReply(200, Map.of("Content-Type", "application/json"), body);
    }

    private static String captured(String name) throws IOException {
        try (var in = ProxyThroughTest.class.getResourceAsStream("/captures/cliproxyapi-7.2.140/records/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Ran add(String kind, String key, String... more) {
        home.environment.put("SECRET", key);
        var words = new ArrayList<>(List.of(
                "account",
                "add",
                "--name",
                "cpa",
                "--kind",
                kind,
                "--url",
                server.url().toString(),
                "--secret-env",
                "SECRET",
                "--store",
                "file"));
        words.addAll(List.of(more));
        return home.run(words.toArray(String[]::new));
    }

    @Test
    void fromRecordsAndCredentialsToReportsAndWindows() throws IOException {
        assertThat(add("cliproxy", CpaServer.KEY).exit()).isZero();
        server.publish(CpaRecord.of(captured("codex-oauth-nonstream-ok.json")));
        server.publish(CpaRecord.of(captured("claude-oauth-nonstream-ok.json")));
        server.publish(CpaRecord.of(captured("codex-oauth-nonstream-429.json")));

        var synced = home.run("sync", "--json");
        assertThat(synced.exit()).as(synced.all()).isZero();
        var account = synced.json().path("accounts").get(0);
        assertThat(account.path("dialect").asString()).isEqualTo("cliproxy");
        assertThat(account.path("rows_new").asInt()).isEqualTo(3);

        var report = home.run("report", "all", "--by", "login", "--json");
        assertThat(report.exit()).as(report.all()).isIn(0, 3);
        assertThat(report.json().path("groups").findValuesAsString("name")).contains("a@example.com", "c@example.com");
        assertThat(report.json().path("totals").path("attempts").asInt()).isEqualTo(3);

        var quota = home.run("quota", "--json");
        assertThat(quota.out()).contains("a***@example.com", "c***@example.com").doesNotContain("\"a@example.com");
        assertThat(server.failedAttempts()).isZero();
    }

    @Test
    void whatWouldLoseRecordsIsToldWhenTheAccountIsAdded() {
        server.statistics(false);
        var added = add("cliproxy", CpaServer.KEY, "--queue", "shared");
        assertThat(added.exit()).isZero();
        assertThat(added.err()).contains("account statistics \"cpa\" --on").contains("60 s");

        assertThat(home.run("account", "statistics", "cpa", "--json")
                        .json()
                        .path("statistics")
                        .asBoolean())
                .isFalse();
        assertThat(home.run("account", "statistics", "cpa", "--on").exit()).isZero();
        assertThat(server.statistics()).isTrue();
        server.retention(3_600);
        var tested = home.run("account", "test", "cpa", "--json");
        assertThat(tested.json().path("source").path("retention_seconds").asInt())
                .as(tested.all())
                .isEqualTo(3_600);
        assertThat(tested.err()).isEmpty();
        assertThat(home.run("account", "edit", "cpa", "--queue", "http").exit()).isZero();
        assertThat(home.run("account", "list", "--json").out()).contains("\"cliproxy\"");
        assertThat(home.run("account", "pause", "cpa").exit()).isZero();
        assertThat(home.run("account", "resume", "cpa").exit()).isZero();
        assertThat(home.run("account", "remove", "cpa", "--delete-rows").exit()).isZero();
    }

    @Test
    void aWrongKeyIsShownOnceAndNothingIsSaved() {
        var refused = add("cliproxy", "wrong-key", "--json");
        assertThat(refused.errorCode()).isEqualTo("wrong-management-key");
        assertThat(server.failedAttempts()).isEqualTo(1);
        assertThat(home.run("account", "list", "--json").json()).isEmpty();
        assertThat(refused.all()).doesNotContain("wrong-key\"");
    }

    @Test
    void anAddressTellsWhatItIsWithoutALogin() {
        var added = add("auto", CpaServer.KEY, "--json");
        assertThat(added.exit()).as(added.all()).isZero();
        assertThat(added.json().path("kind").asString()).isEqualTo("cliproxy");
        assertThat(server.failedAttempts()).isZero();
    }

    @Test
    void twoAccountsAtOneServerWouldTakeRecordsFromEachOther() {
        assertThat(add("cliproxy", CpaServer.KEY).exit()).isZero();
        home.environment.put("SECRET", CpaServer.KEY);
        var twin = home.run(
                "account",
                "add",
                "--name",
                "other",
                "--kind",
                "cliproxy",
                "--url",
                server.url() + "/management.html",
                "--secret-env",
                "SECRET",
                "--store",
                "file",
                "--json");
        assertThat(twin.errorCode()).isEqualTo("same-account");
    }
}
