package io.github.tallyglass.source.gateway;

import static io.github.tallyglass.source.gateway.GatewayTestKit.CLOCK;
import static io.github.tallyglass.source.gateway.GatewayTestKit.failure;
import static io.github.tallyglass.source.gateway.GatewayTestKit.ok;
import static io.github.tallyglass.source.gateway.LineGateway.USER_ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.domain.UsageEvent;
import io.github.tallyglass.source.Http;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every dialect against a server of its line: found, read to its last row, and refused in its own way.
public class DialectsTest {

    private static final Interval ALWAYS = new Interval(1_700_000_000, 1_800_000_000);

    private final Http http = GatewayTestKit.http();

    @AfterEach
    void close() {
        http.close();
    }

    public static Stream<Line> lines() {
        return Stream.of(
                Line.NEW_API_2026_01,
                Line.NEW_API_2025_04,
                Line.NEW_API_2024,
                Line.VELOERA,
                Line.ONE_API,
                Line.ONE_API_FROM_1,
                Line.DONE_HUB,
                Line.DMXAPI,
                Line.DMXAPI_RAW,
                Line.CRAZYROUTER,
                Line.BURNCLOUD,
                Line.BURNCLOUD_ARRAY);
    }

    private io.github.tallyglass.domain.Result<Probe.Found> probe(
            LineGateway gateway, Line line, String token, String id) {
        return new Probe(http, CLOCK).probe(gateway.url() + "/console", line.kind(), new Secret(token), id);
    }

    private HttpGatewayClient client(LineGateway gateway, Line line) {
        var dialect = Dialect.named(line.dialect()).orElseThrow();
        return new HttpGatewayClient(http, dialect, gateway.url(), new Secret(line.token()), USER_ID);
    }

    private static List<UsageEvent> read(HttpGatewayClient client, Interval slice) {
        var events = new ArrayList<UsageEvent>();
        for (var page = 1; ; page++) {
            var log = ok(client.logs(slice, page)).value();
            assertThat(log.rejected()).isEmpty();
            log.rows().forEach(row -> events.add(row.event()));
            if (log.received() < log.pageSize()) {
                return events;
            }
        }
    }

    private static long quota(List<UsageEvent> events) {
        return events.stream()
                .filter(event -> event.type() == EventType.CONSUME)
                .mapToLong(UsageEvent::quota)
                .sum();
    }

    @ParameterizedTest
    @MethodSource("lines")
    void isFoundByAsking(Line line) throws IOException {
        try (var gateway = new LineGateway(line, CLOCK)) {
            var found = ok(probe(gateway, line, line.token(), USER_ID));

            assertThat(found.dialect().name()).isEqualTo(line.dialect());
            assertThat(found.url()).isEqualTo(gateway.url());
            assertThat(found.self().id()).isEqualTo(2);
            assertThat(found.status().unit().currency())
                    .isEqualTo(line.dialect().startsWith("dmx") ? "CNY" : "USD");
            assertThat(gateway.requests()).allSatisfy(request -> {
                assertThat(request.method()).isEqualTo("GET");
                assertThat(request.target()).doesNotContain(line.token());
            });
            assertThat(gateway.requests().stream().map(request -> request.path()))
                    .isSubsetOf(Stream.of(Endpoint.values()).map(Endpoint::path).toList());
            assertThat(gateway.requests()).hasSizeLessThanOrEqualTo(10);
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aMissingOrForeignUserIdIsToldFromAWrongToken(Line line) throws IOException {
        try (var gateway = new LineGateway(line, CLOCK)) {
            var wrong = failure(probe(gateway, line, "EXAMPLEwrong", USER_ID));
            assertThat(wrong)
                    .isInstanceOfSatisfying(
                            Failure.AuthRejected.class,
                            rejected -> assertThat(rejected.unproven()).isTrue());
            var foreign = failure(probe(gateway, line, line.token(), "1"));
            if (line.idHeader().isEmpty()) {
                assertThat(ok(probe(gateway, line, line.token(), "")).self().id())
                        .isEqualTo(2);
                assertThat(foreign).isEqualTo(new Failure.WrongUser("1", "2"));
            } else {
                assertThat(List.of(failure(probe(gateway, line, line.token(), "")), foreign))
                        .allSatisfy(failure -> assertThat(failure).isInstanceOf(Failure.UserIdRefused.class));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void everyRowIsReadOnceWhateverThePagesAre(Line line) throws IOException {
        try (var gateway = new LineGateway(line, CLOCK)) {
            var events = read(client(gateway, line), ALWAYS);
            var expected = gateway.rows().stream()
                    .filter(row -> !line.dialect().startsWith("one-api")
                            || row.get("type").asInt() == 2)
                    .toList();

            assertThat(events).hasSameSizeAs(expected);
            assertThat(events.stream().map(UsageEvent::createdAt))
                    .containsExactlyElementsOf(
                            expected.stream().map(LineGateway::at).toList());
            assertThat(quota(events))
                    .isEqualTo(LineGateway.quota(gateway.rows()))
                    .isPositive();
            assertThat(ok(client(gateway, line).stat(ALWAYS)).value()).isEqualTo(quota(events));
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void keysComeFromAllPagesOnceAndWithoutTheKey(Line line) throws IOException {
        try (var gateway = new LineGateway(line, CLOCK)) {
            var keys = ok(client(gateway, line).keys()).value();
            var expected = switch (line.captures()) {
                case "veloera-2025-06" -> 23;
                case "one-api-2025-02" -> 24;
                case "" -> 23;
                default -> 6;
            };
            assertThat(keys.stream().map(GatewayClient.KeyInfo::id).distinct()).hasSize(expected);
            assertThat(keys).hasSize(expected);
            assertThat(keys.toString()).doesNotContain("EXAMPLE", "INVENTED");
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aQueryThatFailsIsNoWrongToken(Line line) throws IOException {
        try (var gateway = new LineGateway(line, CLOCK)) {
            gateway.answerWith(
                    "/api/log/self",
                    new io.github.tallyglass.demo.LoopbackServer.Reply(
                            200,
                            java.util.Map.of("Content-Type", "application/json"),
                            "{\"success\":false,\"message\":\"no such table\"}"
                                    .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            assertThat(failure(client(gateway, line).logs(ALWAYS, 1))).isEqualTo(new Failure.Refused("no such table"));
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aLineWithoutHourlyAggregatesIsNotAskedForThem(Line line) throws IOException {
        var day = new Interval(1_795_250_000, 1_795_333_000);
        try (var gateway = new LineGateway(line, CLOCK)) {
            var hourly = client(gateway, line).hourly(day);
            if (line.hourly()) {
                ok(hourly);
            } else {
                assertThat(failure(hourly)).isInstanceOf(Failure.NotFound.class);
                assertThat(gateway.requests()).isEmpty();
                assertThat(ok(client(gateway, line).status()).value().hourlyData())
                        .isFalse();
            }
        }
    }

    @Test
    void capturedDaysAndSlicesAreReadToTheUnit() throws IOException {
        var day = new Interval(1_794_960_000, 1_795_046_399);
        assertSlice(Line.NEW_API_2026_01, day, 246, 985_392);
        assertSlice(Line.NEW_API_2025_04, day, 230, 929_481);
        assertSlice(Line.VELOERA, new Interval(1_795_331_596, 1_795_331_612), 236, 3_143_511);
        assertSlice(Line.VELOERA, new Interval(1_794_911_563, 1_794_911_563), 40, 339_989);
        assertSlice(Line.ONE_API, new Interval(1_795_331_613, 1_795_331_619), 47, 782_685);
    }

    private void assertSlice(Line line, Interval slice, int rows, long quota) throws IOException {
        try (var gateway = new LineGateway(line, CLOCK)) {
            var client = client(gateway, line);
            var events = read(client, slice);
            assertThat(events).as(line.toString()).hasSize(rows);
            assertThat(quota(events)).isEqualTo(quota);
            if (slice.seconds() > 1) {
                assertThat(ok(client.stat(slice)).value()).isEqualTo(quota);
            }
        }
    }

    @Test
    void hourlyTablesOfOlderLinesAgreeWithTheirRows() throws IOException {
        var day = new Interval(1_794_960_000, 1_795_046_399);
        for (var line : List.of(Line.NEW_API_2026_01, Line.NEW_API_2025_04)) {
            try (var gateway = new LineGateway(line, CLOCK)) {
                var client = client(gateway, line);
                assertThat(ok(client.hourly(day)).value().stream()
                                .mapToLong(hour -> hour.quota())
                                .sum())
                        .isEqualTo(quota(read(client, day)));
            }
        }
    }

    @Test
    void veloerasCheckInsAreTheirOwnTypeAndItsConversationsAreDropped() throws IOException {
        try (var gateway = new LineGateway(Line.VELOERA, CLOCK)) {
            var client = client(gateway, Line.VELOERA);
            var mixed = read(client, new Interval(1_795_331_550, 1_795_331_565));
            assertThat(mixed.stream().map(UsageEvent::type))
                    .contains(EventType.CHECK_IN, EventType.MANAGE, EventType.CONSUME)
                    .doesNotContain(EventType.ERROR);
            assertThat(gateway.rows().toString()).contains("my secret prompt", "be brief", "output_content");
            var logged = read(client, new Interval(1_795_331_890, 1_795_331_900));
            assertThat(logged).isNotEmpty();
            assertThat(logged.toString()).doesNotContain("secret prompt", "be brief", "Hello", "_content");
        }
    }

    @Test
    void oneApiTimesAreMilliseconds() throws IOException {
        try (var gateway = new LineGateway(Line.ONE_API, CLOCK)) {
            var first = read(client(gateway, Line.ONE_API), new Interval(1_795_331_613, 1_795_331_619))
                    .getFirst();
            assertThat(first.timing().durationMs()).isEqualTo(1_346);
            assertThat(first.outcome().requestId()).isEqualTo("2026112215133840390808744717660");
        }
        assertThat(new OneApiDialect(0).typeOf(5)).isEqualTo(EventType.TEST);
    }

    @Test
    void crazyroutersFieldsAreFoundInsideOther() throws IOException {
        try (var gateway = new LineGateway(Line.CRAZYROUTER, CLOCK)) {
            var events = read(client(gateway, Line.CRAZYROUTER), ALWAYS);
            assertThat(events).allSatisfy(event -> {
                assertThat(event.outcome().requestId()).startsWith("req-");
                assertThat(event.origin().client()).startsWith("cli-");
                assertThat(event.origin().endpoint()).isEqualTo("/v1/chat/completions");
                assertThat(event.outcome().status()).isEqualTo(event.type() == EventType.ERROR ? 502 : 200);
            });
            assertThat(events.stream().filter(event -> event.type() == EventType.ERROR))
                    .isNotEmpty();
        }
    }

    @Test
    void burncloudGetsABareNumberAndItsChannelIsRead() throws IOException {
        try (var gateway = new LineGateway(Line.BURNCLOUD, CLOCK)) {
            assertThat(read(client(gateway, Line.BURNCLOUD), ALWAYS))
                    .allMatch(event -> event.origin().channel() == 7);
            assertThat(gateway.requests()).allMatch(request -> USER_ID.equals(request.header("new-api-user")));
        }
    }

    @Test
    void dmxapiGetsBothIdHeadersAndTheRawTokenOnlyAfterARefusal() throws IOException {
        try (var gateway = new LineGateway(Line.DMXAPI_RAW, CLOCK)) {
            ok(probe(gateway, Line.DMXAPI_RAW, Line.DMXAPI_RAW.token(), USER_ID));
            var sent = gateway.requests().stream()
                    .filter(request -> request.path().equals("/api/user/self"))
                    .toList();
            assertThat(sent.stream().map(request -> request.header("authorization")))
                    .containsExactly("Bearer " + Line.DMXAPI_RAW.token(), Line.DMXAPI_RAW.token());
            assertThat(sent).allSatisfy(request -> {
                assertThat(request.header("rix-api-user")).isEqualTo(USER_ID);
                assertThat(request.header("dmx-api-user")).isEqualTo(USER_ID);
            });
        }
    }

    @Test
    void capturedRefusalsOfOlderLines() throws IOException {
        assertRefusals(Line.NEW_API_2026_01, "auth/wrong-token", "auth/user-disabled", "auth/no-user-id");
        assertRefusals(Line.NEW_API_2025_04, "auth/wrong-token", "auth/user-disabled", "auth/user-id-of-another");
        assertRefusals(Line.VELOERA, "fault-auth", "auth-disabled", "auth-id-mismatch");
        assertRefusals(Line.ONE_API, "auth-wrong-token", "auth-disabled", "");
    }

    private void assertRefusals(Line line, String wrongToken, String disabled, String userId) throws IOException {
        try (var gateway = new LineGateway(line, CLOCK)) {
            var client = client(gateway, line);
            for (var refusal : List.of(wrongToken, disabled)) {
                gateway.answerWith("/api/user/self", refusal);
                gateway.answerWith("/api/log/self", refusal);
                assertThat(failure(client.self())).isInstanceOf(Failure.AuthRejected.class);
                assertThat(failure(client.logs(ALWAYS, 1))).isInstanceOf(Failure.AuthRejected.class);
            }
            if (!userId.isEmpty()) {
                gateway.answerWith("/api/log/self", userId);
                assertThat(failure(client.logs(ALWAYS, 1))).isInstanceOf(Failure.UserIdRefused.class);
            }
        }
    }

    @Test
    void veloerasBrokenLogTableIsNoRefusedToken() throws IOException {
        try (var gateway = new LineGateway(Line.VELOERA, CLOCK)) {
            gateway.answerWith("/api/log/self", "fault-log");
            assertThat(failure(client(gateway, Line.VELOERA).logs(ALWAYS, 1))).isInstanceOf(Failure.Refused.class);
        }
    }

    @Test
    void anAccountOfAnOlderNewApiIsReadOnAfterTheServerIsUpdated() throws IOException {
        try (var gateway = new ReplayGateway()) {
            var dialect = new NewApi2025Dialect();
            var day = new Interval(ReplayGateway.DAY_FROM, ReplayGateway.DAY_TO);
            var client = new HttpGatewayClient(
                    http, dialect, gateway.url(), new Secret(ReplayGateway.TOKEN), ReplayGateway.USER_ID);
            assertThat(read(client, day)).hasSize(244);
            assertThat(ok(client.keys()).value()).hasSize(6);
            var wrong = new HttpGatewayClient(
                    http, dialect, gateway.url(), new Secret("EXAMPLEwrong"), ReplayGateway.USER_ID);
            assertThat(failure(wrong.self()))
                    .isInstanceOfSatisfying(
                            Failure.AuthRejected.class,
                            rejected -> assertThat(rejected.unproven()).isFalse());
        }
    }
}
