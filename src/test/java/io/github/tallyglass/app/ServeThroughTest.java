package io.github.tallyglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.cli.StopSignal;
import io.github.tallyglass.demo.DemoSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `serve` through the whole program, asked over a plain socket, so that every header is ours.
class ServeThroughTest {

    private static final Instant NOW = Instant.parse("2026-11-24T11:30:00Z");

    @TempDir
    Path folder;

    /// @param status of HTTP
    private record Reply(int status, String head, String body) {
        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Reply ask(int port, String requestLine, String... headers) throws IOException {
        try (var socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port)) {
            var request = requestLine + " HTTP/1.1\r\n"
                    + String.join(
                            "",
                            java.util.Arrays.stream(headers)
                                    .map(line -> line + "\r\n")
                                    .toList())
                    + "Connection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var text = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var end = text.indexOf("\r\n\r\n");
            return new Reply(Integer.parseInt(text.substring(9, 12)), text.substring(0, end), text.substring(end + 4));
        }
    }

    private static Reply get(int port, String path) throws IOException {
        return ask(port, "GET " + path, "Host: 127.0.0.1:" + port);
    }

    @Test
    void scriptsOfTheEarlierDashboardFindTheirKeys() throws Exception {
        var home = new TestHome(folder, NOW);
        var settings = DemoSettings.standard()
                .withClock(home.clock)
                .withZone(ZoneId.of("UTC"))
                .withDays(3);
        try (var gateway = new DemoFront(settings)) {
            home.add("work", gateway.url().toString(), gateway.gateway().token());
            assertThat(home.run("sync", "--since", "3d").exit()).isZero();
            var asked = gateway.requests().size();
            var port = freePort();
            var stop = new StopSignal();
            var serving =
                    CompletableFuture.supplyAsync(() -> home.run(stop, "serve", "--port", Integer.toString(port)));
            Until.holds("the port answers", () -> serving.isDone() || answers(port));
            try {
                reports(home, port);
                requests(port);
                health(port);
                page(port);
                refusals(port);
                assertThat(gateway.requests()).as("asking causes no request").hasSize(asked);
                quota(port);
                assertThat(gateway.requests().size()).as("force=1 asks").isGreaterThan(asked);
                var forced = gateway.requests().size();
                assertThat(get(port, "/api/quota?force=1").json().get("refresh").stringValue())
                        .isEqualTo("too-soon");
                assertThat(gateway.requests()).as("once a minute").hasSize(forced);
            } finally {
                stop.stop();
            }
            assertThat(serving.get().exit()).isZero();
            assertThat(serving.get().out()).isEqualTo("http://127.0.0.1:" + port + "/\n");
        }
    }

    private static boolean answers(int port) {
        try {
            return get(port, "/api/health").status() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void reports(TestHome home, int port) throws IOException {
        for (var range : java.util.List.of("today", "1h", "5h", "24h", "7d")) {
            var served = get(port, "/api/summary?range=" + range);
            assertThat(served.status()).isEqualTo(200);
            var document = served.json();
            assertThat(document.propertyNames())
                    .contains("range", "from", "to", "zone", "complete", "missing", "totals", "groups")
                    .contains("summary", "accounts", "models", "hours", "legacy");
            assertThat(document.get("range").stringValue()).isEqualTo(range);
            var printed = JsonMapper.shared()
                    .readTree(home.run("report", range, "--json").out());
            assertThat(printed.propertyNames()).containsExactlyElementsOf(document.propertyNames());
            assertThat(printed.get("summary")).isEqualTo(document.get("summary"));
            assertThat(printed.get("legacy").get("summary").propertyNames())
                    .containsExactly(
                            "requests",
                            "total_tokens",
                            "input_tokens",
                            "output_tokens",
                            "reasoning_tokens",
                            "cached_tokens",
                            "failed");
        }
        var week = get(port, "/api/summary?range=7d").json();
        var totals = week.get("totals");
        assertThat(totals.get("requests").asLong()).isPositive();
        assertThat(week.get("summary").get("total_tokens")).isEqualTo(totals.get("total_tokens"));
        assertThat(week.get("summary").get("input_tokens")).isEqualTo(totals.get("input_tokens"));
        assertThat(week.get("legacy").get("summary").get("requests")).isEqualTo(totals.get("attempts"));
        assertThat(week.get("legacy").get("summary").get("input_tokens").asLong())
                .isEqualTo(totals.get("input_tokens").asLong()
                        + totals.get("cache_read_tokens").asLong()
                        + totals.get("cache_write_tokens").asLong());
        assertThat(week.get("accounts").get(0).get("account").stringValue()).isEqualTo("work");
        var models = week.get("models");
        assertThat(models.size()).isBetween(1, 12);
        for (var i = 1; i < models.size(); i++) {
            assertThat(models.get(i).get("total_tokens").asLong())
                    .isLessThanOrEqualTo(models.get(i - 1).get("total_tokens").asLong());
        }
        var hours = week.get("hours");
        var sum = 0L;
        for (var hour : hours) {
            assertThat(hour.get("hour").stringValue()).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:00");
            sum += hour.get("total_tokens").asLong();
        }
        assertThat(sum).isEqualTo(totals.get("total_tokens").asLong());
        var unknown = get(port, "/api/summary?range=fortnight");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.json().get("error").get("message").stringValue()).contains("fortnight");
        assertThat(get(port, "/api/summary").json().get("range").stringValue()).isEqualTo("today");
    }

    private static void requests(int port) throws IOException {
        var rows = get(port, "/api/requests").json().get("requests");
        assertThat(rows).hasSize(100);
        assertThat(rows.get(0).propertyNames())
                .contains(
                        "timestamp",
                        "source",
                        "auth_index",
                        "model",
                        "endpoint",
                        "failed",
                        "latency_ms",
                        "total_tokens",
                        "input_tokens",
                        "output_tokens",
                        "reasoning_tokens",
                        "cached_tokens",
                        "request_id",
                        "local_time");
        assertThat(rows.get(0).get("timestamp").stringValue()).endsWith("Z");
        assertThat(get(port, "/api/requests?limit=-1").json().get("requests")).hasSize(1);
        assertThat(get(port, "/api/requests?limit=0").json().get("requests")).hasSize(1);
        assertThat(get(port, "/api/requests?limit=999999").json().get("requests"))
                .hasSize(500);
        assertThat(get(port, "/api/requests?limit=many").status()).isEqualTo(400);
    }

    private static void health(int port) throws IOException {
        var health = get(port, "/api/health").json();
        assertThat(health.get("ok").booleanValue()).isTrue();
        assertThat(health.get("db").stringValue()).endsWith("usage.db");
        assertThat(health.get("auth_files").isInt()).isTrue();
    }

    private static void page(int port) throws IOException {
        var page = get(port, "/?range=24h");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.head()).containsIgnoringCase("content-type: text/html; charset=utf-8");
        assertThat(page.head()).containsIgnoringCase("content-security-policy: default-src 'none'");
        assertThat(page.body()).contains("<h2>What is left</h2>", "<h2>Newest requests</h2>", "</html>");
        assertThat(page.body()).doesNotContain("<script", "http://", "https://");
        assertThat(ask(port, "HEAD /", "Host: localhost:" + port).body()).isEmpty();
    }

    private static void refusals(int port) throws IOException {
        var host = "Host: 127.0.0.1:" + port;
        assertThat(ask(port, "GET /api/health", "Host: evil.example").status()).isEqualTo(403);
        assertThat(ask(port, "GET /api/health", host, "Origin: http://evil.example")
                        .status())
                .isEqualTo(403);
        assertThat(ask(port, "POST /api/quota?force=1", host, "Content-Length: 0")
                        .status())
                .isEqualTo(405);
        assertThat(ask(port, "DELETE /", host).status()).isEqualTo(405);
        assertThat(get(port, "/api/secret").status()).isEqualTo(404);
        assertThat(get(port, "/..%2f..%2fetc/passwd").status()).isEqualTo(404);
        assertThat(get(port, "/api/health").head()).doesNotContainIgnoringCase("access-control");
    }

    private static void quota(int port) throws IOException {
        var quota = get(port, "/api/quota?force=1").json();
        assertThat(quota.get("refresh").stringValue()).isEqualTo("asked");
        assertThat(quota.get("accounts").get(0).get("account").stringValue()).isEqualTo("work");
        var row = quota.get("quotas").get(0);
        assertThat(row.propertyNames())
                .contains(
                        "id",
                        "timestamp",
                        "ts_epoch",
                        "email",
                        "plan",
                        "allowed",
                        "limit_reached",
                        "primary_used_percent",
                        "primary_remaining_percent",
                        "primary_reset_at",
                        "secondary_used_percent",
                        "secondary_remaining_percent",
                        "secondary_reset_at",
                        "credits_balance",
                        "raw_json");
        assertThat(row.get("primary_reset_at").stringValue()).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
    }

    @Test
    void initMakesTheHomeAndSaysWhereThingsAre() {
        var home = new TestHome(folder.resolve("new"), NOW);
        var made = home.run("init");
        assertThat(made.exit()).isZero();
        assertThat(made.out()).contains("usage.db", "settings.json", "spool");
        assertThat(folder.resolve("new")).isDirectoryRecursivelyContaining("glob:**/usage.db");
        var again = JsonMapper.shared().readTree(home.run("init", "--json").out());
        assertThat(Path.of(again.get("database").stringValue())).exists();
    }

    @Test
    void aPortThatIsTakenIsAClearMessage() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var home = new TestHome(folder, NOW);
            var ran = home.run("serve", "--port", Integer.toString(taken.getLocalPort()));
            assertThat(ran.exit()).isEqualTo(1);
            assertThat(ran.err()).contains(taken.getLocalPort() + " cannot be used");
            assertThat(home.run("serve", "--port", "99999").exit()).isEqualTo(2);
        }
    }
}
