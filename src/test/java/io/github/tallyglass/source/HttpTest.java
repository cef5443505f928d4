package io.github.tallyglass.source;

import static io.github.tallyglass.source.gateway.GatewayTestKit.failure;
import static io.github.tallyglass.source.gateway.GatewayTestKit.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.gateway.GatewayTestKit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What can go wrong on the way, each over a real connection.
class HttpTest {

    private static final Map<String, String> SECRET = Map.of("Authorization", "Bearer EXAMPLEsecret000000000");
    private static final String OK = "{\"success\":true,\"data\":{}}";

    private final Http http = GatewayTestKit.http(Timeouts.DEFAULT, 64 * 1024);
    private final Http hurried = GatewayTestKit.http(GatewayTestKit.shortTimeouts(), 64 * 1024);

    @AfterEach
    void close() {
        http.close();
        hurried.close();
    }

    private Result<HttpReply> get(RawServer server) {
        return http.get(server.url().resolve("/api/status"), SECRET);
    }

    @Test
    void aPlainReplyComesWhole() {
        try (var server = new RawServer(RawServer.json(OK))) {
            var reply = ok(get(server));
            assertThat(reply.text()).isEqualTo(OK);
            assertThat(reply.toString()).doesNotContain("success");
            assertThat(server.requests().getFirst())
                    .contains("User-Agent: Tallyglass/test", "Authorization: Bearer EXAMPLEsecret000000000")
                    .noneMatch(line -> line.contains("Upgrade"));
        }
    }

    @Test
    void aCutBodyIsNoReply() {
        try (var server = new RawServer(RawServer.cut(OK));
                var chunked = new RawServer(RawServer.cutChunked(OK))) {
            assertThat(failure(get(server))).isInstanceOf(Failure.CutOff.class);
            assertThat(failure(get(chunked))).isInstanceOf(Failure.CutOff.class);
        }
    }

    @Test
    void aStalledBodyTimesOut() {
        try (var server = new RawServer(RawServer.stalled("{\"succ"))) {
            assertThat(failure(hurried.get(server.url(), SECRET))).isInstanceOf(Failure.TimedOut.class);
        }
    }

    @Test
    void aServerThatNeverAnswersTimesOut() {
        try (var server = new RawServer(_ -> Thread.currentThread().join())) {
            assertThat(failure(hurried.get(server.url(), SECRET))).isInstanceOf(Failure.TimedOut.class);
        }
    }

    @Test
    void aDrippingBodyEndsWithTheCall() {
        var patient = new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(500));
        try (var server = new RawServer(RawServer.stalled("{"));
                var bounded = GatewayTestKit.http(patient, 1 << 20)) {
            assertThat(failure(bounded.get(server.url(), SECRET)))
                    .isEqualTo(new Failure.TimedOut(Http.hostOf(server.url()), Duration.ofMillis(500)));
        }
    }

    @Test
    void nobodyThereIsUnreachable() {
        var server = new RawServer(RawServer.json(OK));
        server.close();
        assertThat(failure(get(server)))
                .isEqualTo(new Failure.Unreachable(Http.hostOf(server.url()), "connection refused"));
    }

    @Test
    void aBodyBeyondTheLimitIsNotHeld() {
        try (var plain = new RawServer(RawServer.json("x".repeat(70_000)));
                var packed = new RawServer(gzip("x".repeat(5_000_000)))) {
            assertThat(failure(get(plain))).isEqualTo(new Failure.TooLarge("/api/status", 65_536));
            assertThat(failure(get(packed))).isEqualTo(new Failure.TooLarge("/api/status", 65_536));
        }
    }

    @Test
    void packedBodiesAreUnpackedAndBrokenOnesRefused() {
        try (var good = new RawServer(gzip(OK));
                var broken = new RawServer(RawServer.of(200, "Content-Encoding: gzip\r\n", "not gzip at all"))) {
            assertThat(ok(get(good)).text()).isEqualTo(OK);
            assertThat(failure(get(broken))).isInstanceOf(Failure.CutOff.class);
        }
    }

    @Test
    void aRedirectWithinTheHostIsFollowed() {
        try (var server = new RawServer(
                new FirstThen(RawServer.of(301, "Location: /api/log/self?p=1\r\n", "moved"), RawServer.json(OK)))) {
            var reply = ok(http.get(server.url().resolve("/api/log/self/?p=1"), SECRET));
            assertThat(reply.uri().toString()).endsWith("/api/log/self?p=1");
            assertThat(server.requests())
                    .hasSize(2)
                    .allSatisfy(lines -> assertThat(lines).anyMatch(line -> line.startsWith("Authorization")));
        }
    }

    @Test
    void credentialsDoNotFollowToAnotherHost() {
        try (var other = new RawServer(RawServer.json(OK));
                var server = new RawServer(RawServer.of(302, "Location: " + other.url() + "/api/status\r\n", ""))) {
            assertThat(failure(get(server)))
                    .isEqualTo(new Failure.RedirectedAway(
                            Http.hostOf(server.url()), "http://" + Http.hostOf(other.url())));
            assertThat(other.requests()).isEmpty();
        }
        try (var server = new RawServer(RawServer.of(307, "Location: https://elsewhere.example/x\r\n", ""))) {
            assertThat(failure(get(server)))
                    .isEqualTo(new Failure.RedirectedAway(Http.hostOf(server.url()), "elsewhere.example"));
        }
        try (var server = new RawServer(RawServer.of(302, "Location: :::no address\r\n", ""))) {
            assertThat(failure(get(server))).isInstanceOf(Failure.RedirectedAway.class);
        }
    }

    @Test
    void redirectsEnd() {
        try (var server = new RawServer(RawServer.of(301, "Location: /api/status\r\n", ""))) {
            assertThat(failure(get(server))).isInstanceOf(Failure.Malformed.class);
            assertThat(server.requests()).hasSize(3);
        }
    }

    @Test
    void aRefusalBlocksTheHostForAllAccounts() {
        try (var server = new RawServer(RawServer.of(429, "Retry-After: 12\r\n", ""))) {
            var host = Http.hostOf(server.url());
            assertThat(failure(get(server))).isEqualTo(new Failure.RateLimited(host, Duration.ofSeconds(12)));
            assertThat(failure(http.get(server.url().resolve("/api/user/self"), Map.of())))
                    .isEqualTo(new Failure.RateLimited(host, Duration.ofSeconds(12)));
            assertThat(server.requests()).hasSize(1);
            assertThat(http.budgets().of(host).snapshot().blockedUntil())
                    .isEqualTo(GatewayTestKit.CLOCK.instant().plusSeconds(12));
        }
        try (var silent = new RawServer(RawServer.of(429, "", ""))) {
            assertThat(failure(get(silent))).isEqualTo(new Failure.RateLimited(Http.hostOf(silent.url()), null));
            assertThat(http.budgets().of(Http.hostOf(silent.url())).blockedFor())
                    .isEqualTo(Duration.ofMinutes(3));
        }
    }

    @Test
    void whoWaitedDuringARefusalIsNotSent() throws InterruptedException {
        var first = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        try (var server = new RawServer(out -> {
            first.countDown();
            go.await();
            RawServer.of(429, "Retry-After: 5\r\n", "").write(out);
        })) {
            var results = new CopyOnWriteArrayList<Result<HttpReply>>();
            var one = Thread.ofVirtual().start(() -> results.add(get(server)));
            first.await();
            var two = Thread.ofVirtual().start(() -> results.add(get(server)));
            go.countDown();
            one.join();
            two.join();
            assertThat(results)
                    .hasSize(2)
                    .allSatisfy(result -> assertThat(failure(result))
                            .isEqualTo(new Failure.RateLimited(Http.hostOf(server.url()), Duration.ofSeconds(5))));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void aClosedClientAsksNothing() {
        try (var server = new RawServer(RawServer.json(OK))) {
            http.close();
            assertThat(failure(get(server))).isInstanceOf(Failure.Cancelled.class);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void whatIsNoHostIsNotAsked() {
        assertThat(failure(http.get(URI.create("https://a..b/"), SECRET))).isInstanceOf(Failure.BadInput.class);
    }

    @Test
    void retryAfterMayBeADate() {
        var clock = Clock.fixed(Instant.parse("2026-11-22T07:51:14Z"), ZoneOffset.UTC);
        assertThat(RetryAfter.read("Sun, 22 Nov 2026 07:52:14 GMT", clock)).isEqualTo(Duration.ofSeconds(60));
        assertThat(RetryAfter.read("Sun, 22 Nov 2026 07:00:00 GMT", clock)).isEqualTo(Duration.ZERO);
        assertThat(RetryAfter.read("99999999999999999999", clock)).isEqualTo(Duration.ofSeconds(999_999_999));
        assertThat(RetryAfter.read("soon", clock)).isNull();
        assertThat(RetryAfter.read("", clock)).isNull();
        assertThat(RetryAfter.read(null, clock)).isNull();
    }

    @Test
    void theServersClockIsTakenFromDate() {
        var local = Instant.parse("2026-11-22T07:51:14Z").toEpochMilli();
        assertThat(ServerClock.offsetMillis("Sun, 22 Nov 2026 07:53:14 GMT", local))
                .isEqualTo(120_000);
        assertThat(ServerClock.offsetMillis("Sun, 15 Nov 2026 07:53:14 GMT", local))
                .isNull();
        assertThat(ServerClock.offsetMillis("yesterday", local)).isNull();
        assertThat(ServerClock.offsetMillis(null, local)).isNull();
    }

    @Test
    void anInterruptCancelsTheCall() throws InterruptedException {
        var asked = new CountDownLatch(1);
        try (var server = new RawServer(_ -> {
                    asked.countDown();
                    Thread.currentThread().join();
                });
                var patient = GatewayTestKit.http(Timeouts.DEFAULT, 1 << 20)) {
            var result = new AtomicReference<Result<HttpReply>>();
            var asking = Thread.ofPlatform().start(() -> result.set(patient.get(server.url(), SECRET)));
            asked.await();
            asking.interrupt();
            asking.join();
            assertThat(failure(result.get())).isInstanceOf(Failure.Cancelled.class);
            // The host is free again for the next request.
            assertThat(patient.budgets()
                            .of(Http.hostOf(server.url()))
                            .snapshot()
                            .used())
                    .isEqualTo(1);
        }
    }

    @Test
    void hostsAreNamedWithTheirPort() {
        assertThat(Http.hostOf(URI.create("https://gateway.example/x"))).isEqualTo("gateway.example");
        assertThat(Http.hostOf(URI.create("http://127.0.0.1:3000"))).isEqualTo("127.0.0.1:3000");
    }

    private static RawServer.Answer gzip(String body) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return out -> {
            out.write(RawServer.head(200, "Content-Encoding: gzip\r\nContent-Length: " + bytes.size() + "\r\n"));
            out.write(bytes.toByteArray());
        };
    }

    /// The first connection gets one answer, all later ones the other.
    private static final class FirstThen implements RawServer.Answer {
        private final RawServer.Answer first;
        private final RawServer.Answer then;
        private boolean answered;

        FirstThen(RawServer.Answer first, RawServer.Answer then) {
            this.first = first;
            this.then = then;
        }

        @Override
        public synchronized void write(java.io.OutputStream out) throws IOException, InterruptedException {
            var answer = answered ? then : first;
            answered = true;
            answer.write(out);
        }
    }
}
