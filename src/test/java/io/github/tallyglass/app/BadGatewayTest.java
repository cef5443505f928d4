package io.github.tallyglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.demo.LoopbackServer;
import io.github.tallyglass.source.RawServer;
import io.github.tallyglass.source.Timeouts;
import io.github.tallyglass.source.gateway.ReplayGateway;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Gateways that answer badly or not at all, through the command line: a clear word for what happened,
/// and all that was good is as it was.
class BadGatewayTest {

    @TempDir
    private Path folder;

    private TestHome home;
    private ReplayGateway gateway;
    private Kept before;

    @BeforeEach
    void aGoodHome() throws Exception {
        home = new TestHome(folder, ReplayGateway.CAPTURED_AT);
        gateway = new ReplayGateway(home.clock);
        assertThat(home.add("good", gateway.url().toString(), ReplayGateway.TOKEN)
                        .exit())
                .isZero();
        assertThat(sync("good").exit()).isZero();
        before = Kept.of(home);
        assertThat(before.rows()).contains("gpt-4o");
    }

    @AfterEach
    void nothingElseChanged() {
        gateway.close();
        assertThat(Kept.of(home)).isEqualTo(before);
    }

    @Test
    void nobodyListens() throws Exception {
        int port;
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        refused(home.add("bad", "http://127.0.0.1:" + port, "some-token"), "unreachable");
    }

    @Test
    void noSuchHost() {
        var ran = home.add("bad", "http://gateway.invalid", "some-token");
        refused(ran, "unreachable");
        assertThat(ran.err()).contains("gateway.invalid");
    }

    @Test
    void noAddressAtAll() {
        var ran = home.add("bad", "not an address", "some-token");
        assertThat(ran.exit()).as(ran.all()).isEqualTo(2);
        assertThat(ran.errorCode()).isEqualTo("bad-input");
    }

    @Test
    void wrongToken() {
        var ran = home.add("bad", gateway.url().toString(), "EXAMPLEwrong");
        refused(ran, "auth-rejected");
        assertThat(ran.all()).doesNotContain("EXAMPLEwrong");
    }

    @Test
    void wrongUserId() {
        var ran = home.add("bad", gateway.url().toString(), ReplayGateway.TOKEN, "--user-id", "3");
        refused(ran, "wrong-user");
        assertThat(ran.err()).contains("user 2", "user 3");
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of("not-json", RawServer.of(200, "Content-Type: text/html\r\n", "<!doctype html><p>Hello")),
                Arguments.of("cut-off", RawServer.json("{\"data\":")),
                Arguments.of("malformed", RawServer.json("[1,2,3]")),
                Arguments.of("refused", RawServer.json("{\"success\":false,\"message\":\"maintenance\"}")),
                Arguments.of("server-fault", RawServer.of(503, "Content-Type: application/json\r\n", "{}")),
                Arguments.of("cut-off", RawServer.cut("{\"success\":true,\"data\":{\"version\":\"v")),
                Arguments.of("cut-off", RawServer.cutChunked("{\"success\":true,\"data\":{\"version\":\"v")),
                Arguments.of("timed-out", RawServer.stalled("{\"success\":true,\"data\":{\"version\":\"v")),
                Arguments.of("rate-limited", RawServer.of(429, "Retry-After: 7\r\n", "")),
                Arguments.of("rate-limited", RawServer.of(429, "", "")),
                Arguments.of(
                        "redirected-away",
                        RawServer.of(302, "Location: https://elsewhere.invalid/api/status\r\n", "")));
    }

    /// As a new account, which is not saved; and as one that was saved untested, whose rows cannot be read.
    @ParameterizedTest
    @MethodSource("answers")
    void anAnswerThatIsNone(String code, RawServer.Answer answer) {
        home.timeouts = new Timeouts(Duration.ofSeconds(5), Duration.ofMillis(500), Duration.ofSeconds(20));
        try (var server = new RawServer(answer)) {
            refused(home.add("bad", server.url().toString(), "some-token"), code);
            assertThat(Kept.of(home)).isEqualTo(before);
            assertThat(server.requests())
                    .as("no token goes to an address that has not answered as a gateway")
                    .isNotEmpty()
                    .allSatisfy(lines -> assertThat(String.join("\n", lines)).doesNotContain("some-token"));

            assertThat(home.add("bad", server.url().toString(), "some-token", "--force")
                            .exit())
                    .isZero();
            var ran = sync("bad");
            assertThat(ran.exit()).as(ran.all()).isEqualTo(1);
            assertThat(ran.errorCode()).as(ran.all()).isEqualTo(code);
            assertThat(home.run("account", "remove", "bad").exit()).isZero();
        }
    }

    @Test
    void credentialsDoNotFollowToAnotherHost() throws Exception {
        try (var elsewhere = new RawServer(RawServer.json("{\"success\":true,\"data\":{}}"))) {
            gateway.answerWith("/api/log/self", redirect(elsewhere.url() + "/api/log/self"));
            gateway.answerWith("/api/user/self", redirect(elsewhere.url() + "/api/user/self"));
            home.clock.advance(Duration.ofMinutes(10));
            partly(sync("good"), "redirected-away");
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @Test
    void timeBoundsAreIgnored() {
        gateway.answerWith("/api/log/self", "list/no-parameters");
        home.clock.advance(Duration.ofHours(2));
        partly(sync("good"), "bounds-ignored");
    }

    @Test
    void theTokenIsWithdrawn() {
        gateway.answerWith("/api/user/self", "auth/wrong-token");
        gateway.answerWith("/api/log/self", "auth/wrong-token");
        home.clock.advance(Duration.ofMinutes(10));
        var asked = gateway.requests().size();
        partly(sync("good"), "auth-rejected");
        assertThat(gateway.requests().size() - asked)
                .as("nothing more is asked after a refusal")
                .isLessThanOrEqualTo(2);
        assertThat(home.run("account", "list").out()).contains("stopped");
    }

    @Test
    void aWebPageComesInsteadOfRows() {
        gateway.answerWith(
                "/api/log/self",
                new LoopbackServer.Reply(
                        200,
                        Map.of("Content-Type", "text/html"),
                        "<html>Login</html>".getBytes(StandardCharsets.UTF_8)));
        home.clock.advance(Duration.ofMinutes(10));
        partly(sync("good"), "not-json");
    }

    /// The wait of an hour that the gateway asks for outlives the command: the next one asks nothing
    /// before it is over.
    @Test
    void rateLimitedForHours() {
        var refusal = new LoopbackServer.Reply(429, Map.of("Retry-After", "3600"), new byte[0]);
        gateway.answerWith("/api/user/self", refusal);
        gateway.answerWith("/api/log/self", refusal);
        home.clock.advance(Duration.ofMinutes(10));
        var began = home.clock.instant();
        partly(sync("good"), "rate-limited");
        assertThat(Duration.between(began, home.clock.instant()))
                .as("given up once an hour was waited for an answer")
                .isLessThan(Duration.ofHours(4));
        assertThat(home.run("account", "list").out()).contains("failing");

        gateway.answerAsCaptured("/api/user/self");
        gateway.answerAsCaptured("/api/log/self");
        var refused = home.clock.instant();
        var asked = gateway.requests().size();
        var ran = sync("good");
        assertThat(ran.exit()).as(ran.all()).isZero();
        assertThat(gateway.requests()).hasSizeGreaterThan(asked);
        assertThat(Duration.between(refused, home.clock.instant()))
                .as("the rest of the hour was waited before the first request")
                .isGreaterThan(Duration.ofMinutes(59));
    }

    /// A page of 200 MB, 200 kB on the wire.
    @Test
    void aPageWithoutEnd() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write("{\"success\":true,\"data\":{\"items\":[".getBytes(StandardCharsets.UTF_8));
            var blanks = new byte[1_000_000];
            Arrays.fill(blanks, (byte) ' ');
            for (var megabyte = 0; megabyte < 200; megabyte++) {
                gzip.write(blanks);
            }
        }
        gateway.answerWith(
                "/api/log/self",
                new LoopbackServer.Reply(
                        200,
                        Map.of("Content-Type", "application/json", "Content-Encoding", "gzip"),
                        packed.toByteArray()));
        home.clock.advance(Duration.ofMinutes(10));
        partly(sync("good"), "too-large");
    }

    private Ran sync(String account) {
        return home.run("sync", "--account", account, "--since", "30d", "--rate", "unlimited", "--json");
    }

    private static void refused(Ran ran, String code) {
        assertThat(ran.exit()).as(ran.all()).isEqualTo(1);
        assertThat(ran.errorCode()).as(ran.all()).isEqualTo(code);
        assertThat(ran.json().path("error").path("message").asString()).isNotBlank();
        assertThat(ran.json().path("error").path("advice").asString()).isNotBlank();
        assertThat(ran.err()).isNotBlank();
    }

    private static void partly(Ran ran, String code) {
        assertThat(ran.exit()).as(ran.all()).isEqualTo(3);
        var account = ran.json().path("accounts").get(0);
        assertThat(account.path("error").path("code").asString()).as(ran.all()).isEqualTo(code);
        assertThat(account.path("missing").isEmpty()).as(ran.all()).isFalse();
        assertThat(account.path("covered").isEmpty()).isFalse();
    }

    private static LoopbackServer.Reply redirect(String to) {
        return new LoopbackServer.Reply(302, Map.of("Location", to), new byte[0]);
    }
}
