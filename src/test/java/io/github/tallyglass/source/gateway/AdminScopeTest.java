package io.github.tallyglass.source.gateway;

import static io.github.tallyglass.source.gateway.GatewayTestKit.CLOCK;
import static io.github.tallyglass.source.gateway.GatewayTestKit.failure;
import static io.github.tallyglass.source.gateway.GatewayTestKit.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.demo.LoopbackServer;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.domain.UsageEvent;
import io.github.tallyglass.source.Http;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Everybody's rows, read with an administrator's token from a server of every line that gives them.
public class AdminScopeTest {

    private static final Interval ALWAYS = new Interval(1_700_000_000, 1_800_000_000);
    private static final Interval DAY = new Interval(1_794_960_000, 1_795_046_399);
    private static final Interval HOUR = new Interval(1_795_003_200, 1_795_003_200);

    private final Http http = GatewayTestKit.http();

    @AfterEach
    void close() {
        http.close();
    }

    public static Stream<Line> lines() {
        return Stream.concat(Stream.of(Line.NEW_API), DialectsTest.lines()).filter(Line::readsAll);
    }

    private Result<Probe.Found> probe(LineGateway gateway, Line line, String token, String id) {
        var wanted = new Probe.Wanted(line.kind(), Scope.ADMIN, "");
        return new Probe(http, CLOCK).probe(gateway.url().toString(), wanted, new Secret(token), id);
    }

    private HttpGatewayClient client(LineGateway gateway, Line line) {
        return client(gateway, line, line.adminToken(), line.adminId());
    }

    private HttpGatewayClient client(LineGateway gateway, Line line, String token, String id) {
        var dialect = Dialect.named(line.dialect()).orElseThrow();
        return new HttpGatewayClient(http, dialect, gateway.url(), new Secret(token), id, Scope.ADMIN);
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

    private static List<UsageEvent> captured(HttpGatewayClient client) {
        return ok(client.logs(ALWAYS, 1)).value().rows().stream()
                .map(LogPage.LogRow::event)
                .toList();
    }

    private static long quota(List<UsageEvent> events) {
        return events.stream()
                .filter(event -> event.type() == EventType.CONSUME)
                .mapToLong(UsageEvent::quota)
                .sum();
    }

    @ParameterizedTest
    @MethodSource("lines")
    void isFoundWithAnAdministratorsToken(Line line) throws IOException {
        try (var gateway = new LineGateway(line, CLOCK)) {
            var found = ok(probe(gateway, line, line.adminToken(), line.adminId()));

            assertThat(found.dialect().name()).isEqualTo(line.dialect());
            assertThat(found.self().isOrdinary()).isFalse();
            assertThat(gateway.requests().stream().map(request -> request.path()))
                    .contains("/api/log/")
                    .doesNotContain("/api/log/self")
                    .isSubsetOf(Stream.of(Endpoint.values()).map(Endpoint::path).toList());
            assertThat(gateway.requests()).allMatch(request -> request.method().equals("GET"));
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aTokenOfAnOrdinaryUserIsSaidToBeOne(Line line) throws IOException {
        try (var gateway = new LineGateway(line, CLOCK)) {
            assertThat(failure(probe(gateway, line, line.token(), LineGateway.USER_ID)))
                    .isEqualTo(new Failure.RoleTooLow(1));
            assertThat(gateway.requests()).noneMatch(request -> request.path().startsWith("/api/log/"));
        }
    }

    /// As it happens to an account whose user is an administrator no more.
    @ParameterizedTest
    @MethodSource("lines")
    void aRoleThatWasTakenAwayIsNoWrongToken(Line line) throws IOException {
        try (var gateway = new LineGateway(line, CLOCK)) {
            var client = client(gateway, line, line.token(), LineGateway.USER_ID);
            assertThat(failure(client.logs(ALWAYS, 1))).isEqualTo(new Failure.RoleTooLow(1));
            assertThat(failure(client.stat(ALWAYS))).isEqualTo(new Failure.RoleTooLow(1));
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void everybodysRowsAreReadOnceWithUserAndChannel(Line line) throws IOException {
        try (var gateway = new LineGateway(line, CLOCK)) {
            var oneApi = line.dialect().startsWith("one-api");
            var expected = gateway.allRows().stream()
                    .filter(row -> !oneApi || row.get("type").asInt() == 2)
                    .toList();

            var events = read(client(gateway, line), ALWAYS);

            assertThat(events)
                    .hasSameSizeAs(expected)
                    .hasSizeGreaterThan(gateway.rows().size() / 2);
            assertThat(events.stream().map(UsageEvent::createdAt))
                    .containsExactlyElementsOf(
                            expected.stream().map(LineGateway::at).toList());
            assertThat(events.stream().map(event -> event.origin().user()).distinct())
                    .contains("alice", "bob", "root");
            assertThat(events.stream()
                            .filter(event -> event.origin().user().equals("bob"))
                            .map(event -> event.origin().userId() + " "
                                    + event.origin().channel())
                            .distinct())
                    .containsExactly("3 8");
            assertThat(ok(client(gateway, line).stat(ALWAYS)).value()).isEqualTo(quota(events));
            if (!oneApi) {
                assertThat(events)
                        .anyMatch(event -> event.origin().channelText().equals("8 channel of bob"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void everybodysHoursHaveNoLimitOfDays(Line line) throws IOException {
        var year = new Interval(1_795_330_800 - 365 * 86_400, 1_795_334_399);
        try (var gateway = new LineGateway(line, CLOCK)) {
            var hourly = client(gateway, line).hourly(year);
            if (line.hourly()) {
                assertThat(ok(hourly).value().stream()
                                .mapToLong(hour -> hour.quota())
                                .sum())
                        .isEqualTo(LineGateway.quota(gateway.allRows()));
                assertThat(gateway.requests())
                        .allMatch(request -> request.path().equals("/api/data/"));
            } else {
                assertThat(failure(hourly)).isInstanceOf(Failure.NotFound.class);
            }
        }
    }

    /// The list itself decides then.
    @Test
    void aServerThatTellsNoRoleIsAskedForTheRows() throws IOException {
        try (var gateway = new LineGateway(Line.BURNCLOUD, CLOCK)) {
            gateway.answerWith(
                    "/api/user/self",
                    new LoopbackServer.Reply(
                            200,
                            Map.of("Content-Type", "application/json"),
                            "{\"success\":true,\"data\":{\"id\":4,\"username\":\"ops\"}}"
                                    .getBytes(StandardCharsets.UTF_8)));
            var line = Line.BURNCLOUD;
            assertThat(ok(probe(gateway, line, line.adminToken(), line.adminId()))
                            .self()
                            .role())
                    .isZero();
        }
    }

    @Test
    void whereNobodyHasDescribedItNothingIsGuessed() throws IOException {
        for (var line : List.of(Line.DMXAPI, Line.CRAZYROUTER, Line.DONE_HUB)) {
            try (var gateway = new LineGateway(line, CLOCK)) {
                assertThat(failure(probe(gateway, line, line.adminToken(), line.adminId())))
                        .isEqualTo(new Failure.ScopeUnknown(line.dialect(), Scope.ADMIN));
            }
        }
    }

    @Test
    void capturedListsOfAdministrators() throws IOException {
        for (var line : List.of(Line.NEW_API_2026_01, Line.NEW_API_2025_04)) {
            try (var gateway = new LineGateway(line, CLOCK)) {
                var client = client(gateway, line);
                gateway.answerWith("/api/log/", "admin/list");
                assertThat(captured(client).stream().map(event -> event.origin().user()))
                        .contains("alice", "bob", "ops");
                assertThat(captured(client))
                        .anyMatch(event -> event.origin().channelName().equals("openai-main"))
                        .noneMatch(event -> event.extra().contains("admin_info"));
                // The order is by id: times go up and down.
                gateway.answerWith("/api/log/", "admin/clock-skew");
                assertThat(captured(client).stream().map(UsageEvent::createdAt).toList())
                        .isNotEqualTo(captured(client).stream()
                                .map(UsageEvent::createdAt)
                                .sorted((a, b) -> Long.compare(b, a))
                                .toList());
            }
        }
        try (var gateway = new LineGateway(Line.NEW_API_2026_01, CLOCK)) {
            gateway.answerWith("/api/log/", "admin/list");
            // One request of several channels shows on which it was tried.
            assertThat(captured(client(gateway, Line.NEW_API_2026_01)))
                    .anyMatch(event -> event.extra().contains("\"use_channel\":[\"3\",\"4\",\"5\"]"));
        }
    }

    @Test
    void capturedSumsOfAdministratorsCountAllUsers() throws IOException {
        for (var line : List.of(Line.NEW_API_2026_01, Line.NEW_API_2025_04)) {
            try (var gateway = new LineGateway(line, CLOCK)) {
                var all = line == Line.NEW_API_2025_04 ? 1_065_031 : 1_080_597;
                assertThat(ok(client(gateway, line).stat(DAY)).value()).isEqualTo(all);
                var hour = ok(client(gateway, line).hourly(HOUR)).value();
                assertThat(hour.stream().mapToLong(one -> one.quota()).sum())
                        .isEqualTo(line == Line.NEW_API_2025_04 ? 119_398 : 150_610);
            }
        }
        try (var gateway = new LineGateway(Line.VELOERA, CLOCK)) {
            var hours = ok(client(gateway, Line.VELOERA).hourly(new Interval(1_795_330_800, 1_795_334_400)));
            assertThat(hours.value().stream().mapToLong(one -> one.quota()).sum())
                    .isEqualTo(3_846_504);
            gateway.answerWith("/api/log/stat", "stat-admin");
            assertThat(ok(client(gateway, Line.VELOERA).stat(DAY)).value()).isEqualTo(3_143_511);
        }
        try (var gateway = new LineGateway(Line.ONE_API, CLOCK)) {
            gateway.answerWith("/api/log/stat", "stat-admin");
            assertThat(ok(client(gateway, Line.ONE_API).stat(DAY)).value()).isEqualTo(782_685);
        }
    }

    @Test
    void capturedListsOfVeloeraAndOneApi() throws IOException {
        try (var gateway = new LineGateway(Line.VELOERA, CLOCK)) {
            var client = client(gateway, Line.VELOERA);
            // A channel test is a row of user 1; a check-in has no name at all.
            var mixed = read(client, new Interval(1_795_331_550, 1_795_331_565));
            assertThat(mixed).hasSize(9);
            assertThat(mixed.stream().map(event -> event.origin().user())).contains("admin", "alice", "");
            assertThat(mixed.stream().map(UsageEvent::type)).contains(EventType.CHECK_IN, EventType.MANAGE);
            // More rows than were asked for: administrators' pages have no cap.
            gateway.answerWith("/api/log/", "log-admin-size-120");
            assertThat(captured(client)).hasSize(120);
        }
        try (var gateway = new LineGateway(Line.ONE_API, CLOCK)) {
            var client = client(gateway, Line.ONE_API);
            gateway.answerWith("/api/log/", "log-admin-mixed-p0");
            assertThat(captured(client)).hasSize(10).anySatisfy(event -> {
                assertThat(event.type()).isEqualTo(EventType.TEST);
                assertThat(event.origin().user()).isEmpty();
            });
        }
    }

    @Test
    void capturedRefusalsOfAnOrdinaryUsersToken() throws IOException {
        for (var line : List.of(Line.NEW_API_2026_01, Line.NEW_API_2025_04, Line.VELOERA, Line.ONE_API)) {
            try (var gateway = new LineGateway(line, CLOCK)) {
                var refusal = line.captures().startsWith("new-api") ? "auth/role-too-low" : "auth-role";
                gateway.answerWith("/api/log/", refusal);
                gateway.answerWith("/api/log/stat", refusal);
                var client = client(gateway, line, line.token(), LineGateway.USER_ID);
                assertThat(failure(client.logs(ALWAYS, 1))).as(line.toString()).isEqualTo(new Failure.RoleTooLow(1));
                assertThat(failure(client.stat(ALWAYS))).isEqualTo(new Failure.RoleTooLow(1));
            }
        }
    }

    @Test
    void theCurrentLineAsCaptured() throws IOException {
        try (var gateway = new ReplayGateway()) {
            var ops = new HttpGatewayClient(
                    http,
                    new NewApiDialect(),
                    gateway.url(),
                    new Secret("EXAMPLEpatops0000000000000000000"),
                    "",
                    Scope.ADMIN);
            assertThat(ok(ops.stat(DAY)).value()).isEqualTo(1_069_679);
            assertThat(ok(ops.hourly(HOUR)).value().stream()
                            .mapToLong(one -> one.quota())
                            .sum())
                    .isEqualTo(93_869);
            var skewed =
                    ok(ops.logs(new Interval(1_795_163_912, 1_795_166_912), 1)).value();
            assertThat(skewed.rows()).hasSize(10);
            assertThat(skewed.rows())
                    .allMatch(row -> row.event().origin().user().equals("alice"));
            // 403 with a code; the account itself is asked which role it has.
            gateway.answerWith("/api/log/", "auth/role-too-low");
            var alice = new HttpGatewayClient(
                    http, new NewApiDialect(), gateway.url(), new Secret(ReplayGateway.TOKEN), "", Scope.ADMIN);
            assertThat(failure(alice.logs(DAY, 1))).isEqualTo(new Failure.RoleTooLow(1));
            assertThat(failure(new Probe(http, CLOCK)
                            .probe(
                                    gateway.url().toString(),
                                    new Probe.Wanted(AccountKind.AUTO, Scope.ADMIN, ""),
                                    new Secret(ReplayGateway.TOKEN),
                                    "")))
                    .isEqualTo(new Failure.RoleTooLow(1));
        }
    }
}
