package io.github.tallyglass.source.gateway;

import static io.github.tallyglass.source.gateway.GatewayTestKit.failure;
import static io.github.tallyglass.source.gateway.GatewayTestKit.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.demo.LoopbackServer;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.source.Http;
import io.github.tallyglass.source.RawServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeTest {

    private static final Secret TOKEN = new Secret(ReplayGateway.TOKEN);

    private final Http http = GatewayTestKit.http();
    private final Probe probe = new Probe(http, GatewayTestKit.CLOCK);

    @AfterEach
    void close() {
        http.close();
    }

    @ParameterizedTest
    @CsvSource({
        "gateway.example, https://gateway.example",
        "' https://gateway.example/ ', https://gateway.example",
        "http://gateway.example, http://gateway.example",
        "HTTPS://GateWay.Example:443//, https://gateway.example",
        "https://gateway.example/v1, https://gateway.example",
        "https://gateway.example/v1/chat/completions, https://gateway.example",
        "https://gateway.example/console/log?p=2#top, https://gateway.example",
        "https://gateway.example/sub/v1/, https://gateway.example/sub",
        "https://gateway.example/api/status, https://gateway.example",
        "https://user:pass@gateway.example/x, https://gateway.example/x",
        "localhost:3000, http://localhost:3000",
        "192.168.1.5:3000/v1, http://192.168.1.5:3000",
        "[::1]:8080, http://[::1]:8080",
        "https://网关.example/, https://xn--d6q013i.example"
    })
    void addressesAreBroughtIntoShape(String typed, String base) {
        var candidates = ok(Address.candidates(typed));
        assertThat(candidates.getFirst()).isEqualTo(URI.create(base));
        // The root is always tried, too.
        assertThat(candidates).anyMatch(uri -> uri.getRawPath().isEmpty());
        assertThat(candidates).allMatch(uri -> uri.getRawUserInfo() == null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "ftp://gateway.example",
                "https://",
                "http:///path",
                "a b c",
                "gateway.example:99999",
                "file:///etc/passwd",
                "https://gateway.example:0"
            })
    void whatIsNoAddressIsSaidToBeNone(String typed) {
        assertThat(failure(Address.candidates(typed)))
                .isInstanceOfSatisfying(
                        Failure.BadInput.class,
                        failure -> assertThat(failure.what()).isEqualTo("url"));
        assertThat(failure(probe.probe(typed, AccountKind.AUTO, TOKEN, ""))).isInstanceOf(Failure.BadInput.class);
    }

    @Test
    void anAccountIsFoundWhereItIs() throws IOException {
        try (var gateway = new ReplayGateway()) {
            for (var typed : List.of("", "/", "/v1", "/v1/chat/completions", "/console/log", "/some/page")) {
                var found = ok(probe.probe(gateway.url() + typed, AccountKind.AUTO, TOKEN, "2"));
                assertThat(found.url()).as(typed).isEqualTo(gateway.url());
                assertThat(found.dialect().name()).isEqualTo("new-api");
                assertThat(found.status().systemName()).isEqualTo("Example Gateway");
                assertThat(found.self().username()).isEqualTo("alice");
                assertThat(found.pageSize()).isEqualTo(100);
                assertThat(found.limits()).containsExactly("360 requests in 180 s");
            }
            assertThat(Dialect.named("new-api")).isPresent();
        }
    }

    @Test
    void wrongTokenAndWrongUserAreToldApart() throws IOException {
        try (var gateway = new ReplayGateway()) {
            var url = gateway.url().toString();
            assertThat(failure(probe.probe(url, AccountKind.AUTO, new Secret("EXAMPLEwrong"), "")))
                    .isInstanceOf(Failure.AuthRejected.class);
            assertThat(failure(probe.probe(url, AccountKind.AUTO, TOKEN, "5")))
                    .isEqualTo(new Failure.WrongUser("5", "2"));
        }
    }

    @Test
    void aSiteThatIsNoGatewayIsSaidToBeNone() {
        try (var site = new RawServer(RawServer.of(200, "Content-Type: text/html\r\n", "<html>"))) {
            assertThat(failure(probe.probe(site.url() + "/v1", AccountKind.AUTO, TOKEN, "")))
                    .isInstanceOf(Failure.NotJson.class);
            assertThat(site.requests())
                    .hasSize(2)
                    .allSatisfy(lines -> assertThat(lines).noneMatch(line -> line.startsWith("Authorization")));
        }
        try (var other = new RawServer(RawServer.json("{\"success\":true,\"data\":{\"status\":\"up\"}}"))) {
            assertThat(failure(probe.probe(other.url().toString(), AccountKind.AUTO, TOKEN, "")))
                    .isInstanceOf(Failure.Malformed.class);
        }
    }

    @Test
    void nothingIsSentAfterARedirectElsewhere() {
        try (var server = new RawServer(RawServer.of(301, "Location: https://elsewhere.example/api/status\r\n", ""))) {
            assertThat(failure(probe.probe(server.url().toString(), AccountKind.AUTO, TOKEN, "")))
                    .isEqualTo(new Failure.RedirectedAway(Http.hostOf(server.url()), "elsewhere.example"));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void aHostThatAsksForTlsIsTriedThereWithoutCredentials() {
        try (var server = new RawServer(RawServer.of(301, "Location: https://127.0.0.1/api/status\r\n", ""))) {
            // Nobody speaks TLS on this machine's port 443: what counts is that it was tried.
            assertThat(failure(probe.probe(server.url().toString(), AccountKind.AUTO, TOKEN, "")))
                    .isInstanceOfSatisfying(
                            Failure.Unreachable.class,
                            failure -> assertThat(failure.host()).isEqualTo("127.0.0.1"));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void theTokenGoesOutInHeadersOnlyAndOnlyToReads() throws IOException {
        var seen = new CopyOnWriteArrayList<LoopbackServer.Request>();
        try (var gateway = new LoopbackServer(0, request -> {
            seen.add(request);
            return new LoopbackServer.Reply(
                    200,
                    Map.of("Content-Type", "application/json"),
                    "{\"success\":true,\"data\":{\"id\":2,\"version\":\"x\",\"items\":[]}}"
                            .getBytes(StandardCharsets.UTF_8));
        })) {
            ok(probe.probe(gateway.url().toString(), AccountKind.AUTO, TOKEN, "2"));
        }
        assertThat(seen).hasSize(5).allSatisfy(request -> {
            assertThat(request.method()).isEqualTo("GET");
            assertThat(request.target()).doesNotContain(ReplayGateway.TOKEN);
        });
        assertThat(seen.getFirst().headers()).doesNotContainKeys("authorization", "new-api-user");
        assertThat(seen.getLast().header("authorization")).isEqualTo("Bearer " + ReplayGateway.TOKEN);
        assertThat(seen.getLast().header("new-api-user")).isEqualTo("2");
    }
}
