package io.github.tallyglass.source.gateway;

import static io.github.tallyglass.source.gateway.GatewayTestKit.client;
import static io.github.tallyglass.source.gateway.GatewayTestKit.failure;
import static io.github.tallyglass.source.gateway.GatewayTestKit.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.SiteDisplay;
import io.github.tallyglass.source.Http;
import io.github.tallyglass.source.RawServer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Replies that are not what they should be: each is a failure of the right kind, and none shows a secret.
class BadRepliesTest {

    private static final String TOKEN = "EXAMPLEsecretToken0000000000";
    private static final Interval HOUR = new Interval(1_794_960_000, 1_794_963_599);

    private final Http http = GatewayTestKit.http();
    private final Http hurried = GatewayTestKit.http(GatewayTestKit.shortTimeouts(), 1 << 20);

    @AfterEach
    void close() {
        http.close();
        hurried.close();
    }

    private <T> Result<T> ask(RawServer.Answer answer, Function<GatewayClient, Result<T>> question) {
        try (var server = new RawServer(answer)) {
            return question.apply(client(http, server.url(), TOKEN, ""));
        }
    }

    private Failure selfFailure(RawServer.Answer answer) {
        var failure = failure(ask(answer, GatewayClient::self));
        assertThat(failure.toString()).doesNotContain(TOKEN);
        assertThat(failure.args().toString()).doesNotContain(TOKEN);
        return failure;
    }

    @Test
    void aWebPageIsNoReply() {
        var page = RawServer.of(200, "Content-Type: text/html\r\n", "<!doctype html><title>Sign in</title>");
        assertThat(selfFailure(page)).isInstanceOfSatisfying(Failure.NotJson.class, failure -> {
            assertThat(failure.status()).isEqualTo(200);
            assertThat(failure.contentType()).isEqualTo("text/html");
        });
        var mislabelled = RawServer.of(200, "Content-Type: application/json\r\n", "\n <html>");
        assertThat(selfFailure(mislabelled)).isInstanceOf(Failure.NotJson.class);
        assertThat(selfFailure(RawServer.of(200, "", ""))).isInstanceOf(Failure.NotJson.class);
        assertThat(selfFailure(RawServer.of(403, "Content-Type: text/html\r\n", "<html>blocked")))
                .isInstanceOf(Failure.NotJson.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"success\":true,", "{\"success\":true,\"data\":{\"id\":1", "["})
    void jsonThatEndsInTheMiddleIsCutOff(String body) {
        assertThat(selfFailure(RawServer.json(body))).isInstanceOf(Failure.CutOff.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"success\":tru}",
                "{'success':true}",
                "[1,2]",
                "{\"success\":true}",
                "{\"success\":true,\"data\":[]}",
                "{\"success\":true,\"data\":null}",
                "{\"success\":true,\"data\":\"text\"}"
            })
    void whatIsNotTheContractIsMalformed(String body) {
        assertThat(selfFailure(RawServer.json(body))).isInstanceOf(Failure.Malformed.class);
    }

    @Test
    void depthIsBounded() {
        assertThat(selfFailure(RawServer.json("[".repeat(100_000)))).isInstanceOf(Failure.Malformed.class);
    }

    @Test
    void okWithoutSuccessIsARefusal() {
        assertThat(selfFailure(RawServer.json("{\"success\":false,\"message\":\"无权进行此操作\"}")))
                .isEqualTo(new Failure.Refused("无权进行此操作"));
        assertThat(selfFailure(RawServer.json("{\"success\":false,\"message\":null}")))
                .isEqualTo(new Failure.Refused(""));
        assertThat(selfFailure(RawServer.json("{\"error\":{\"message\":\"no\"}}")))
                .isEqualTo(new Failure.Refused("no"));
        assertThat(selfFailure(RawServer.of(400, "", "{\"message\":\"bad\"}")))
                .isEqualTo(new Failure.Refused("HTTP 400 bad"));
    }

    @Test
    void serverFaultsCarryTheirStatus() {
        assertThat(selfFailure(RawServer.of(
                        500, "", "{\"code\":\"AUTH_INTERNAL_ERROR\",\"message\":\"db\",\"success\":false}")))
                .isInstanceOfSatisfying(Failure.ServerFault.class, failure -> {
                    assertThat(failure.status()).isEqualTo(500);
                    assertThat(failure.message()).isEqualTo("db");
                });
        assertThat(selfFailure(RawServer.of(502, "Content-Type: text/html\r\n", "<html>Bad gateway")))
                .isInstanceOf(Failure.ServerFault.class);
        assertThat(selfFailure(RawServer.of(503, "", ""))).isInstanceOf(Failure.ServerFault.class);
    }

    @Test
    void refusedTokensAndRolesAreToldApart() {
        assertThat(selfFailure(RawServer.of(401, "", ""))).isEqualTo(new Failure.AuthRejected("", ""));
        assertThat(selfFailure(RawServer.of(
                        403, "", "{\"success\":false,\"code\":\"AUTH_USER_DISABLED\",\"message\":\"disabled\"}")))
                .isEqualTo(new Failure.AuthRejected("disabled", "AUTH_USER_DISABLED"));
        assertThat(selfFailure(RawServer.of(403, "", "{\"success\":false,\"message\":\"role\"}")))
                .isEqualTo(new Failure.Forbidden("role"));
    }

    @Test
    void aServerThatRepeatsTheTokenDoesNotGetItIntoAFailure() {
        var echo = "{\"success\":false,\"message\":\"bad token " + TOKEN
                + " and sk-abcdefghijklmnop, Bearer abcdefgh1234\"}";
        assertThat(selfFailure(RawServer.json(echo))).isEqualTo(new Failure.Refused("bad token … and sk-…, Bearer …"));
        assertThat(((Failure.Refused) selfFailure(
                                RawServer.json("{\"success\":false,\"message\":\"" + "long ".repeat(5000) + "\"}")))
                        .message())
                .hasSizeLessThan(310);
    }

    @Test
    void brokenExchangesKeepTheirKind() {
        assertThat(selfFailure(RawServer.cut("{\"success\":true"))).isInstanceOf(Failure.CutOff.class);
        try (var server = new RawServer(RawServer.stalled("{\"success\":true"))) {
            assertThat(failure(client(hurried, server.url(), TOKEN, "").self())).isInstanceOf(Failure.TimedOut.class);
        }
        assertThat(selfFailure(RawServer.of(301, "Location: https://elsewhere.example/\r\n", "")))
                .isInstanceOf(Failure.RedirectedAway.class);
        assertThat(selfFailure(RawServer.of(429, "", ""))).isInstanceOf(Failure.RateLimited.class);
    }

    @Test
    void aTokenThatNoHeaderCanHoldIsNotSent() {
        try (var server = new RawServer(RawServer.json("{}"))) {
            for (var token : new String[] {"", "  ", "two words", "línea", "a\nb"}) {
                assertThat(failure(client(http, server.url(), token, "").self()))
                        .isInstanceOf(Failure.BadInput.class);
            }
            assertThat(failure(client(http, server.url(), TOKEN, "alice").self()))
                    .isEqualTo(new Failure.BadInput("user id", "not a number"));
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void anAccountIsReadFromTextAndNull() {
        var self = ok(ask(
                        RawServer.json("{\"success\":true,\"data\":{\"id\":\"7\",\"quota\":\"12\",\"used_quota\":null,"
                                + "\"access_token\":\"EXAMPLEother000000\",\"role\":1e400}}"),
                        GatewayClient::self))
                .value();
        assertThat(self).isEqualTo(new GatewayClient.Self(7, "", "", 0, 12, 0, 0));
    }

    @Test
    void aStatusWithoutAUnitAssumesTheDefaultAndSaysSo() {
        for (var unit : new String[] {"0", "null", "-5", "\"\"", "1e999999999", "[]"}) {
            var status = ok(ask(
                            RawServer.json("{\"success\":true,\"data\":{\"system_name\":\"x\\ny\",\"quota_per_unit\":"
                                    + unit + ",\"usd_exchange_rate\":0,\"display_in_currency\":false}}"),
                            GatewayClient::status))
                    .value();
            assertThat(status.unit()).as(unit).isEqualTo(QuotaUnit.DEFAULT.withDisplay(SiteDisplay.UNITS));
            assertThat(status.displayType()).isEqualTo("TOKENS");
            assertThat(status.systemName()).isEqualTo("x y");
        }
        var odd = ok(ask(
                        RawServer.json("{\"success\":true,\"data\":{\"quota_per_unit\":\"500000.5\"}}"),
                        GatewayClient::status))
                .value();
        assertThat(odd.unit().unitsPerCurrency()).isEqualByComparingTo("500000.5");
        assertThat(odd.unit().assumed()).isFalse();
    }

    @Test
    void anotherListShapeIsMalformedAndNoEmptyPage() {
        for (var data : new String[] {"[]", "{}", "{\"items\":{}}", "{\"data\":[],\"total_count\":0}", "null"}) {
            assertThat(failure(ask(
                            RawServer.json("{\"success\":true,\"data\":" + data + "}"),
                            client -> client.logs(HOUR, 1))))
                    .as(data)
                    .isInstanceOf(Failure.Malformed.class);
        }
        var empty = ok(ask(
                        RawServer.json("{\"success\":true,\"data\":{\"items\":null,\"page_size\":null}}"),
                        client -> client.logs(HOUR, 1)))
                .value();
        assertThat(empty.received()).isZero();
        assertThat(empty.total()).isEqualTo(-1);
        assertThat(empty.pageSize()).isEqualTo(100);
    }

    @Test
    void unreadableRowsAreSetAsideAndCounted() {
        var rows = "[null,7,{\"created_at\":null},{\"created_at\":\"soon\"},{\"created_at\":0},"
                + "{\"created_at\":1794960001,\"quota\":99999999999999999999},"
                + "{\"created_at\":1794960001,\"quota\":9223372036854775807,\"type\":2},"
                + "{\"created_at\":1794960001,\"quota\":-9223372036854775808,\"type\":2}]";
        var page = ok(ask(
                        RawServer.json("{\"success\":true,\"data\":{\"items\":" + rows
                                + ",\"total\":8,\"page\":1,\"page_size\":100}}"),
                        client -> client.logs(HOUR, 1)))
                .value();
        assertThat(page.received()).isEqualTo(8);
        assertThat(page.rejected())
                .hasSize(6)
                .allMatch(rejected -> !rejected.why().isEmpty());
        assertThat(page.rows()).extracting(row -> row.event().quota()).containsExactly(Long.MAX_VALUE, Long.MIN_VALUE);
    }

    @Test
    void keysEndEvenIfTheServerDoesNot() {
        var page =
                "{\"success\":true,\"data\":{\"page_size\":1,\"total\":1000000,\"items\":[{\"id\":1,\"name\":\"k\"}]}}";
        assertThat(ok(ask(RawServer.json(page), GatewayClient::keys)).value()).hasSize(1);
    }

    @Test
    void hourlyLinesOfOneHourAndModelAreAddedUp() {
        var lines = "[{\"created_at\":1794963601,\"model_name\":\"b\",\"count\":1,\"quota\":2,\"token_used\":3},"
                + "{\"created_at\":1794963600,\"model_name\":\"b\",\"count\":\"1\",\"quota\":null},"
                + "{\"created_at\":1794960000,\"model_name\":\"b\",\"count\":5},{\"created_at\":null}]";
        var hourly = ok(ask(
                        RawServer.json("{\"success\":true,\"data\":" + lines + "}"),
                        client -> client.hourly(new Interval(1_794_960_000, 1_794_967_199))))
                .value();
        assertThat(hourly).hasSize(2);
        assertThat(hourly.getFirst().count()).isEqualTo(5);
        assertThat(hourly.getLast().count()).isEqualTo(2);
        assertThat(hourly.getLast().quota()).isEqualTo(2);
        assertThat(ok(ask(RawServer.json("{\"success\":true,\"data\":null}"), client -> client.hourly(HOUR)))
                        .value())
                .isEmpty();
    }

    @Test
    void aStatWithoutANumberIsNotZero() {
        assertThat(failure(ask(RawServer.json("{\"success\":true,\"data\":{}}"), client -> client.stat(HOUR))))
                .isInstanceOf(Failure.Malformed.class);
    }
}
