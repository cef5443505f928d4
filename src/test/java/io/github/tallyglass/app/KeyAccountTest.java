package io.github.tallyglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.demo.DemoGateway;
import io.github.tallyglass.demo.DemoSettings;
import io.github.tallyglass.demo.LoopbackServer;
import io.github.tallyglass.source.gateway.KeyGateway;
import io.github.tallyglass.source.gateway.KeyGateway.Form;
import io.github.tallyglass.source.gateway.ReplayGateway;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// An account that is only an API key, from the command line to the report, over servers of each form.
class KeyAccountTest {

    private static final long NOW = ReplayGateway.CAPTURED_AT.getEpochSecond();

    @TempDir
    private Path folder;

    private TestHome home;

    @BeforeEach
    void home() {
        home = new TestHome(folder.resolve("home"), ReplayGateway.CAPTURED_AT);
    }

    private Ran add(KeyGateway gateway, String kind, String key) {
        home.environment.put("SECRET", key);
        return home.run(
                "account",
                "add",
                "--name",
                "key",
                "--kind",
                kind,
                "--url",
                gateway.url() + "/",
                "--secret-env",
                "SECRET",
                "--store",
                "file",
                "--json",
                "-v");
    }

    private Ran sync() {
        return home.run("sync", "--rate", "unlimited", "--json", "-v");
    }

    private static JsonNode account(Ran ran) {
        return ran.json().path("accounts").get(0);
    }

    private JsonNode report() {
        return home.run("report", "24h", "--json", "--zone", "UTC").json();
    }

    @ParameterizedTest
    @CsvSource({
        "NEWEST,auto,new-api-key",
        "WHOLE,new-api,new-api-2025-key",
        "OLD,auto,new-api-2025-key",
        "BURNCLOUD,burncloud,burncloud-key",
        "EZMODEL,ezmodel,ezmodel"
    })
    void sumsAreTheServers(Form form, String kind, String dialect) throws Exception {
        try (var gateway = new KeyGateway(form, home.clock)) {
            var sum = 0L;
            for (var i = 0; i < 431; i++) {
                // Twins: the same row twice in one second.
                var quota = 100 + i / 2;
                gateway.row(NOW - 80_000 + i / 2 * 300, quota, "r" + i / 2);
                sum += quota;
            }
            var added = add(gateway, kind, KeyGateway.KEY);
            assertThat(added.exit()).as(added.all()).isZero();
            assertThat(added.json().path("scope").asString()).isEqualTo("key");
            assertThat(added.json().path("dialect").asString()).isEqualTo(dialect);

            var synced = sync();
            assertThat(synced.exit()).as(synced.all()).isZero();
            assertThat(account(synced).path("rows_new").asLong()).isEqualTo(431);
            var report = report();
            assertThat(report.path("complete").asBoolean())
                    .as(report.toString())
                    .isTrue();
            assertThat(report.path("totals").path("gross_quota").asLong()).isEqualTo(sum);
            assertThat(report.path("totals").path("ok").asLong()).isEqualTo(431);

            home.clock.advance(Duration.ofMinutes(5));
            gateway.row(NOW + 60, 7, "new");
            var again = sync();
            assertThat(again.exit()).as(again.all()).isZero();
            assertThat(account(again).path("rows_new").asLong()).isOne();
            assertThat(report().path("totals").path("gross_quota").asLong()).isEqualTo(sum + 7);

            var tested = home.run("account", "test", "key", "--json");
            assertThat(tested.exit()).as(tested.all()).isZero();
            assertThat(tested.json().path("dialect").asString()).isEqualTo(dialect);
            if (form != Form.EZMODEL) {
                assertThat(new BigDecimal(
                                tested.json().path("balance").path("USD").asString()))
                        .isEqualByComparingTo(BigDecimal.valueOf(2 * (2_000_000 - sum - 7), 6));
            }
        }
    }

    /// A list of the newest thousand that ran over between two polls: the gap has a name, in the sync and
    /// the report, and rows that the list has forgotten stay.
    @Test
    void whatTheListDroppedIsNamed() throws Exception {
        try (var gateway = new KeyGateway(Form.NEWEST, home.clock)) {
            gateway.row(NOW - 500, 10, "first");
            assertThat(add(gateway, "auto", KeyGateway.KEY).exit()).isZero();
            assertThat(sync().exit()).isZero();

            for (var i = 0; i < 1500; i++) {
                gateway.row(NOW + 100 + i / 5, 1, "r" + i);
            }
            home.clock.advance(Duration.ofMinutes(10));
            var ran = sync();
            assertThat(ran.exit()).as(ran.all()).isEqualTo(3);
            assertThat(account(ran).path("rows_new").asLong()).isEqualTo(1000);
            assertThat(account(ran).path("missing").get(0).path("why").asString())
                    .isEqualTo("lost-to-limit");
            var report = report();
            assertThat(report.path("complete").asBoolean()).isFalse();
            assertThat(report.path("missing").get(0).path("why").asString()).isEqualTo("lost-to-limit");
            assertThat(report.path("totals").path("gross_quota").asLong()).isEqualTo(1010);
            var said = home.run("report", "24h");
            assertThat(said.all()).contains("newest 1,000 rows");
        }
    }

    @ParameterizedTest
    @CsvSource({"VELOERA,veloera-key", "ONE_API,one-api-key"})
    void whereAKeySeesNoRowsItsBalanceIsReadAndThatIsSaid(Form form, String dialect) throws Exception {
        try (var gateway = new KeyGateway(form, home.clock)) {
            var added = add(gateway, "auto", KeyGateway.KEY);
            assertThat(added.exit()).as(added.all()).isZero();
            assertThat(added.json().path("dialect").asString()).isEqualTo(dialect);
            var ran = sync();
            assertThat(ran.exit()).as(ran.all()).isEqualTo(3);
            assertThat(account(ran).path("error").isNull()).isTrue();
            assertThat(account(ran).path("missing").get(0).path("why").asString())
                    .isEqualTo("no-key-log");
            assertThat(home.run("sync").all()).contains("shows no rows to an API key");
            assertThat(report().path("missing").get(0).path("why").asString()).isEqualTo("no-key-log");
            assertThat(home.run("account", "test", "key", "--json")
                            .json()
                            .path("balance")
                            .path("USD")
                            .asString())
                    .isEqualTo("4.000000");
        }
    }

    /// One command a minute for half an hour: the user can still sign in.
    @Test
    void aCommandRunEveryMinuteKeepsToHalfOfTheCriticalLimit() throws Exception {
        try (var gateway = new KeyGateway(Form.NEWEST, home.clock)) {
            add(gateway, "auto", KeyGateway.KEY);
            for (var minute = 0; minute < 30; minute++) {
                var from = home.clock.instant();
                sync();
                // A command may have waited for room.
                if (home.clock.instant().isBefore(from.plusSeconds(60))) {
                    home.clock.advance(Duration.ofSeconds(61));
                }
            }
            var critical = gateway.requests().stream()
                    .filter(request -> request.path().equals("/api/log/token")
                            || request.path().equals("/api/usage/token/"))
                    .count();
            var minutes = Duration.between(ReplayGateway.CAPTURED_AT, home.clock.instant())
                    .toMinutes();
            assertThat(critical).isPositive().isLessThanOrEqualTo(10 * (minutes / 20 + 1));
        }
    }

    @Test
    void theKeyOfTheDemoWorks() throws Exception {
        try (var demo = new DemoGateway(DemoSettings.standard().withClock(home.clock))) {
            home.environment.put("SECRET", demo.apiKey());
            var added = home.run(
                    "account",
                    "add",
                    "--name",
                    "demo",
                    "--kind",
                    "auto",
                    "--url",
                    demo.url().toString(),
                    "--secret-env",
                    "SECRET",
                    "--store",
                    "file",
                    "--json");
            assertThat(added.exit()).as(added.all()).isZero();
            assertThat(added.json().path("dialect").asString()).isEqualTo("new-api-key");
            var ran = sync();
            // Its history is longer than the list.
            assertThat(ran.exit()).as(ran.all()).isEqualTo(3);
            assertThat(account(ran).path("rows_new").asLong()).isEqualTo(1000);
            assertThat(account(ran).path("missing").get(0).path("why").asString())
                    .isEqualTo("lost-to-limit");
            var tested = home.run("account", "test", "demo", "--json");
            assertThat(tested.json().path("balance").isNull())
                    .as("an unlimited key")
                    .isTrue();
        }
    }

    /// Where the key travels in the query: not in the cache, the log, an export, a message, whatever the
    /// server does.
    @Test
    void aKeyInTheQueryIsKeptNowhere() throws Exception {
        var said = new ArrayList<String>();
        var streams = new ByteArrayOutputStream();
        var processErr = System.err;
        System.setErr(new PrintStream(streams, true, StandardCharsets.UTF_8));
        var key = KeyGateway.KEY;
        try (var gateway = new KeyGateway(Form.OLD, home.clock);
                var ezmodel = new KeyGateway(Form.EZMODEL, home.clock)) {
            for (var i = 0; i < 5; i++) {
                gateway.row(NOW - 100 + i, 10, "r" + i);
                ezmodel.row(NOW - 100 + i, 10, "r" + i);
            }
            gateway.rows.getFirst().put("content", "called with " + key).put("token_name", "k " + key);
            said.add(add(gateway, "auto", key).all());
            said.add(home.run(
                            "account",
                            "add",
                            "--name",
                            "ez",
                            "--kind",
                            "ezmodel",
                            "--url",
                            ezmodel.url().toString(),
                            "--secret-env",
                            "SECRET",
                            "--store",
                            "file",
                            "-v")
                    .all());
            said.add(sync().all());
            for (var reply : List.of(
                    reply(500, "{\"message\":\"" + key + "\"}", ""),
                    reply(200, "{\"success\":false,\"message\":\"bad " + key + "\"}", ""),
                    reply(401, "{\"success\":false,\"message\":\"bad " + key + "\"}", ""),
                    reply(200, "<html>" + key, ""),
                    reply(200, "{\"data\":[{\"created_at\":\"never\",\"x\":\"" + key + "\"}]}", ""),
                    reply(302, "", "https://elsewhere.example/api/log/token?key=" + key),
                    reply(302, "", "/api/log/token?key=" + key + "&again=1"))) {
                gateway.answerWith("/api/log/token", reply);
                ezmodel.answerWith("/api/log/token", reply);
                home.clock.advance(Duration.ofMinutes(3));
                said.add(sync().all());
                said.add(home.run("account", "test", "key", "-v").all());
                said.add(home.run("account", "list", "--json", "-v").all());
            }
            gateway.close();
            home.clock.advance(Duration.ofMinutes(3));
            said.add(sync().all());
            said.add(home.run("report", "24h", "--by", "key", "-v").all());
            said.add(home.run(
                            "export", "24h", "--out", folder.resolve("rows.csv").toString(), "-v")
                    .all());
        } finally {
            System.setErr(processErr);
        }
        said.add(streams.toString(StandardCharsets.UTF_8));
        assertThat(said.getLast()).as("-v speaks").contains("/api/log/token");
        assertThat(traces(said, key)).isEmpty();
        assertThat(Files.readString(home.folder.resolve("secrets.json"))).contains(key);
    }

    private static LoopbackServer.Reply reply(int status, String body, String location) {
        return new LoopbackServer.Reply(
                status,
                location.isEmpty() ? Map.of() : Map.of("Location", location),
                body.getBytes(StandardCharsets.UTF_8));
    }

    /// Any twelve characters of the key, plain or as a query has them.
    private Map<String, String> traces(List<String> said, String key) throws Exception {
        var texts = new TreeMap<String, String>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith("secrets.json")) {
                    texts.put(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
        }
        assertThat(texts.keySet()).anyMatch(name -> name.endsWith("usage.db")).anyMatch(name -> name.endsWith(".log"));
        for (var i = 0; i < said.size(); i++) {
            texts.put("output " + i, said.get(i));
        }
        var found = new TreeMap<String, String>();
        texts.forEach((name, text) -> {
            for (var form : List.of(key, URLEncoder.encode(key, StandardCharsets.UTF_8))) {
                for (var start = 0; start + 12 <= form.length(); start++) {
                    if (text.contains(form.substring(start, start + 12))) {
                        found.put(name, form.substring(start, start + 12));
                    }
                }
            }
        });
        return found;
    }
}
