package io.github.tallyglass.source.gateway;

import static io.github.tallyglass.source.gateway.GatewayTestKit.failure;
import static io.github.tallyglass.source.gateway.GatewayTestKit.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.demo.LoopbackServer.Reply;
import io.github.tallyglass.demo.LoopbackServer.Request;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.source.Http;
import io.github.tallyglass.source.gateway.KeyAccess.KeyBalance;
import io.github.tallyglass.source.gateway.KeyGateway.Form;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The form in which a server shows its log to a key is found by what it answers; the key goes nowhere
/// before that.
class KeyProbeTest {

    private static final long NOW = ReplayGateway.CAPTURED_AT.getEpochSecond();

    private final Http http = GatewayTestKit.http();
    private final Gateways gateways = new Gateways(http, GatewayTestKit.CLOCK);

    @AfterEach
    void close() {
        http.close();
    }

    private Result<KeyProbe.Found> probe(KeyGateway gateway, AccountKind kind, String key) {
        return gateways.probeKey(gateway.url() + "/console/token?tab=1", kind, "", new Secret(key));
    }

    @ParameterizedTest
    @CsvSource({
        "NEWEST,AUTO,new-api-key,NEW_API",
        "WHOLE,AUTO,new-api-2025-key,NEW_API",
        "MID_2025,AUTO,new-api-2025-key,NEW_API",
        "OLD,AUTO,new-api-2025-key,NEW_API",
        "OLD,DMXAPI,new-api-2025-key,DMXAPI",
        "BURNCLOUD,BURNCLOUD,burncloud-key,BURNCLOUD",
        "VELOERA,AUTO,veloera-key,VELOERA",
        "ONE_API,AUTO,one-api-key,ONE_API",
        "ONE_API,DONE_HUB,done-hub-key,DONE_HUB",
        "EZMODEL,EZMODEL,ezmodel,EZMODEL"
    })
    void eachFormIsFoundWithRowsAndWithout(Form form, AccountKind kind, String dialect, AccountKind foundKind)
            throws Exception {
        for (var rows : List.of(0, 3)) {
            try (var gateway = new KeyGateway(form, GatewayTestKit.CLOCK);
                    var fresh = GatewayTestKit.http()) {
                for (var i = 0; i < rows; i++) {
                    gateway.row(NOW - 1000 + i, 500, "r" + i);
                }
                var found = ok(new Gateways(fresh, GatewayTestKit.CLOCK)
                        .probeKey(gateway.url() + "/console/token?tab=1", kind, "", new Secret(KeyGateway.KEY)));

                assertThat(found.form().name()).as(rows + " rows").isEqualTo(dialect);
                assertThat(found.kind()).isEqualTo(foundKind);
                assertThat(found.url()).isEqualTo(gateway.url());
                assertThat(found.status().unit().currency()).isEqualTo(foundKind == AccountKind.DMXAPI ? "CNY" : "USD");
                if (form != Form.EZMODEL) {
                    assertThat(found.balance())
                            .extracting(KeyBalance::remaining, KeyBalance::used)
                            .containsExactly(2_000_000 - rows * 500L, rows * 500L);
                }
                assertThat(gateway.requests().getFirst().path()).isEqualTo("/api/status");
                assertThat(gateway.requests())
                        .extracting(Request::path)
                        .isSubsetOf(
                                Stream.of(Endpoint.values()).map(Endpoint::path).toList());
            }
        }
    }

    /// The current line never sees the key in a query, where proxies would keep it.
    @Test
    void theKeyStaysOutOfTheQueryWhereItCan() throws Exception {
        try (var gateway = new KeyGateway(Form.NEWEST, GatewayTestKit.CLOCK)) {
            ok(probe(gateway, AccountKind.AUTO, KeyGateway.KEY));
            assertThat(gateway.requests())
                    .allSatisfy(request -> assertThat(request.target()).doesNotContain("sk-"));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Form.class,
            names = {"NEWEST", "WHOLE", "MID_2025", "OLD", "BURNCLOUD", "VELOERA", "ONE_API"})
    void anUnknownKeyIsRefused(Form form) throws Exception {
        try (var gateway = new KeyGateway(form, GatewayTestKit.CLOCK)) {
            var kind = form == Form.BURNCLOUD ? AccountKind.BURNCLOUD : AccountKind.AUTO;
            var failure = failure(probe(gateway, kind, "sk-UnknownUnknownUnknown0123456789"));
            assertThat(failure).isInstanceOf(Failure.AuthRejected.class);
        }
    }

    @Test
    void anUnknownKeyOfEzmodelIsToldInItsOwnWords() throws Exception {
        try (var gateway = new KeyGateway(Form.EZMODEL, GatewayTestKit.CLOCK)) {
            assertThat(failure(probe(gateway, AccountKind.EZMODEL, "sk-UnknownUnknownUnknown0123456789")))
                    .isEqualTo(new Failure.Refused("无效的 key"));
        }
    }

    @Test
    void aFormThatWasLaidDownIsTriedAlone() throws Exception {
        try (var gateway = new KeyGateway(Form.WHOLE, GatewayTestKit.CLOCK)) {
            gateway.row(NOW - 10, 5, "r");
            var laidDown = gateways.probeKey(
                    gateway.url().toString(), AccountKind.AUTO, "new-api-2025-key", new Secret(KeyGateway.KEY));
            assertThat(ok(laidDown).form().name()).isEqualTo("new-api-2025-key");
            assertThat(gateway.requests())
                    .noneMatch(request -> request.path().equals("/api/log/token")
                            && request.headers().containsKey("authorization"));
            var wrong = gateways.probeKey(
                    gateway.url().toString(), AccountKind.AUTO, "ezmodel", new Secret(KeyGateway.KEY));
            assertThat(failure(wrong)).isInstanceOf(Failure.Malformed.class);
        }
    }

    @Test
    void anExpiredKeyStillHasItsLog() throws Exception {
        try (var gateway = new KeyGateway(Form.WHOLE, GatewayTestKit.CLOCK)) {
            gateway.row(NOW - 10, 5, "r");
            gateway.expired = true;
            var found = ok(probe(gateway, AccountKind.AUTO, KeyGateway.KEY));
            assertThat(found.form().name()).isEqualTo("new-api-2025-key");
            assertThat(found.balance()).isNull();
        }
    }

    /// A page that echoes, a server that breaks, a redirect: nothing of the key comes back in a failure.
    @ParameterizedTest
    @EnumSource(Form.class)
    void noFailureNamesTheKey(Form form) throws Exception {
        var odd = "sk-Hq7Lm2\"<>%{}|^`+/=&#Xk9Rt4";
        for (var key : List.of(KeyGateway.KEY, odd)) {
            for (var reply : answers(key)) {
                try (var gateway = new KeyGateway(form, GatewayTestKit.CLOCK, key, "");
                        var fresh = GatewayTestKit.http()) {
                    for (var path : List.of(
                            "/api/log/token",
                            "/api/usage/token/",
                            "/api/token/usage",
                            "/v1/dashboard/billing/subscription",
                            "/v1/dashboard/billing/usage")) {
                        gateway.answerWith(path, reply);
                    }
                    var own = new Gateways(fresh, GatewayTestKit.CLOCK);
                    for (var kind : List.of(AccountKind.AUTO, AccountKind.BURNCLOUD, AccountKind.EZMODEL)) {
                        var said = own.probeKey(gateway.url().toString(), kind, "", new Secret(key))
                                .toString();
                        assertThat(said).doesNotContain("Hq7Lm2").doesNotContain("Xk9Rt4");
                    }
                }
            }
        }
    }

    private static List<Reply> answers(String key) {
        var echo = "{\"success\":false,\"message\":\"key " + key.replace("\"", "\\\"") + " is bad\",\"code\":\"X\"}";
        var page = "<html>" + key + "</html>";
        return List.of(
                new Reply(200, Map.of(), echo.getBytes(StandardCharsets.UTF_8)),
                new Reply(401, Map.of(), echo.getBytes(StandardCharsets.UTF_8)),
                new Reply(403, Map.of(), echo.getBytes(StandardCharsets.UTF_8)),
                new Reply(500, Map.of(), echo.getBytes(StandardCharsets.UTF_8)),
                new Reply(400, Map.of(), echo.getBytes(StandardCharsets.UTF_8)),
                new Reply(502, Map.of("Content-Type", "text/html"), page.getBytes(StandardCharsets.UTF_8)),
                new Reply(200, Map.of("Content-Type", "text/html"), page.getBytes(StandardCharsets.UTF_8)),
                new Reply(200, Map.of(), "{\"data\":{}}".getBytes(StandardCharsets.UTF_8)),
                new Reply(200, Map.of(), "{\"data\":".getBytes(StandardCharsets.UTF_8)),
                new Reply(301, Map.of("Location", "https://elsewhere.example/?key=" + "x"), new byte[0]),
                new Reply(302, Map.of("Location", "http://[broken" + "?key=" + "y"), new byte[0]));
    }
}
