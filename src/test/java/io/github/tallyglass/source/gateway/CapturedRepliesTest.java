package io.github.tallyglass.source.gateway;

import static io.github.tallyglass.source.gateway.GatewayTestKit.client;
import static io.github.tallyglass.source.gateway.GatewayTestKit.failure;
import static io.github.tallyglass.source.gateway.GatewayTestKit.ok;
import static io.github.tallyglass.source.gateway.ReplayGateway.DAY_FROM;
import static io.github.tallyglass.source.gateway.ReplayGateway.DAY_TO;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Money;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.SiteDisplay;
import io.github.tallyglass.domain.UsageEvent;
import io.github.tallyglass.source.Http;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The client against replies of a real server, byte for byte.
class CapturedRepliesTest {

    private static final Interval DAY = new Interval(DAY_FROM, DAY_TO);

    private final ReplayGateway gateway = open();
    private final Http http = GatewayTestKit.http();
    private HttpGatewayClient client = client(http, gateway.url());

    private static ReplayGateway open() {
        try {
            return new ReplayGateway();
        } catch (IOException fault) {
            throw new java.io.UncheckedIOException(fault);
        }
    }

    @BeforeEach
    void account() {
        client = client(http, gateway.url());
    }

    @AfterEach
    void close() {
        http.close();
        gateway.close();
    }

    private List<UsageEvent> read(Interval slice) {
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

    @Test
    void aWholeDayIsReadToTheUnit() {
        var rows = read(DAY);
        assertThat(rows).hasSize(244);
        assertThat(count(rows, EventType.TOP_UP)).isEqualTo(5);
        assertThat(count(rows, EventType.CONSUME)).isEqualTo(222);
        assertThat(count(rows, EventType.ERROR)).isEqualTo(15);
        assertThat(count(rows, EventType.REFUND)).isEqualTo(2);
        var gross = quota(rows, EventType.CONSUME);
        assertThat(gross).isEqualTo(952_943);
        assertThat(quota(rows, EventType.REFUND)).isEqualTo(300_000);
        assertThat(ok(client.stat(DAY)).value()).isEqualTo(gross);
        assertThat(ok(client.hourly(DAY)).value().stream().mapToLong(line -> line.quota()))
                .satisfies(quotas ->
                        assertThat(quotas.stream().mapToLong(q -> q).sum()).isEqualTo(gross));
        // Asked in this order of parameters, or the captured bytes would not have answered.
        assertThat(gateway.requests())
                .startsWith("/api/log/self?p=1&page_size=100&start_timestamp=1794960000&end_timestamp=1795046399");
    }

    @Test
    void disjointTokensAddUpToTheServersOwnSums() {
        var rows = read(DAY);
        var raw = rawRows(1, 2, 3);
        assertThat(raw.stream()
                        .mapToLong(row -> row.get("prompt_tokens").asLong())
                        .sum())
                .isEqualTo(613_849);
        assertThat(rows.stream().mapToLong(row -> row.tokens().output()).sum()).isEqualTo(166_342);
        var prompt = 0L;
        for (var i = 0; i < rows.size(); i++) {
            var excluded = raw.get(i).get("other").asString().contains("\"claude\":true");
            var tokens = rows.get(i).tokens();
            prompt += excluded ? tokens.input() : tokens.inputSide();
        }
        assertThat(prompt).isEqualTo(613_849);
    }

    @Test
    void pricesFollowFromRatiosAndDisjointTokens() {
        var checked = 0;
        for (var row : read(new Interval(DAY_FROM - 10 * 86_400, DAY_TO + 10 * 86_400))) {
            if (row.type() == EventType.CONSUME && row.pricing().modelRatio() != null) {
                assertThat(Math.abs(ExpectedPrice.of(row) - row.quota()))
                        .as(row.toString())
                        .isLessThanOrEqualTo(1);
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(300);
    }

    @Test
    void moreThanAHundredRowsOfOneSecondKeepTheirNumber() {
        var second = new Interval(1_794_750_800, 1_794_750_800);
        var first = ok(client.logs(second, 1)).value();
        var next = ok(client.logs(second, 2)).value();
        assertThat(first.rows()).hasSize(100);
        assertThat(first.received() + next.received()).isEqualTo((int) first.total());
        assertThat(first.rows()).allMatch(row -> row.event().createdAt() == 1_794_750_800);
    }

    @Test
    void boundsAreInclusiveAndAnEmptyWindowIsEmpty() {
        assertThat(read(new Interval(DAY_FROM, DAY_FROM))).isNotEmpty();
        assertThat(read(new Interval(DAY_TO, DAY_TO))).isNotEmpty();
        assertThat(read(new Interval(5, 6))).isEmpty();
        var past = ok(client.logs(DAY, 4)).value();
        assertThat(past.rows()).isEmpty();
        assertThat(past.total()).isEqualTo(244);
        assertThat(past.pageSize()).isEqualTo(100);
    }

    @Test
    void anyWindowIsAnsweredFromTheCapturedRows() {
        var all = read(new Interval(1_700_000_000, 1_800_000_000));
        assertThat(all).hasSize(gateway.rows().size());
        var halves = read(new Interval(1_700_000_000, DAY_TO)).size()
                + read(new Interval(DAY_TO + 1, 1_800_000_000)).size();
        assertThat(halves).isEqualTo(all.size());
    }

    @Test
    void fingerprintsDoNotDependOnTheOrdinalId() {
        var page = ok(client.logs(DAY, 1)).value();
        var narrow = ok(client.logs(new Interval(DAY_TO, DAY_TO), 1)).value();
        assertThat(narrow.rows().getLast().fingerprint())
                .isEqualTo(page.rows().get(narrow.rows().size() - 1).fingerprint());
    }

    @Test
    void equalRowsOfOneSecondStayApart() {
        // Captured pages, and the same day in two windows that were not captured.
        var halves = new ArrayList<>(read(new Interval(DAY_FROM + 43_200, DAY_TO)));
        halves.addAll(read(new Interval(DAY_FROM, DAY_FROM + 43_199)));
        assertThat(halves).isEqualTo(read(DAY));
        assertThat(new HashSet<>(halves)).hasSize(242);
    }

    @Test
    void retriesShareTheirRequestIdAndCarryTheirStatus() {
        var rows = read(new Interval(1_795_330_800, 1_795_400_000));
        var retried = rows.stream()
                .filter(row -> row.outcome().requestId().equals("202611220712413444886568268d9d6OgBr1aR8"))
                .toList();
        assertThat(retried).hasSize(3);
        assertThat(retried.getFirst().type()).isEqualTo(EventType.CONSUME);
        assertThat(retried.getFirst().outcome().status()).isEqualTo(200);
        assertThat(retried.get(1).type()).isEqualTo(EventType.ERROR);
        assertThat(retried.get(1).outcome().status()).isGreaterThanOrEqualTo(400);
        assertThat(rows.stream().filter(UsageEvent::subscription)).hasSize(5);
        assertThat(rows.stream().filter(row -> row.timing().firstTokenMs() != null))
                .extracting(row -> row.timing().firstTokenMs())
                .allMatch(firstToken -> firstToken != null && firstToken > 0);
    }

    @Test
    void statusGivesUnitRateAndName() {
        var reply = ok(client.status());
        var status = reply.value();
        assertThat(status.systemName()).isEqualTo("Example Gateway");
        assertThat(status.version()).isEqualTo("v1.0.0");
        assertThat(status.unit().unitsPerCurrency()).isEqualByComparingTo("500000");
        assertThat(status.unit().cnyPerUsd()).isEqualByComparingTo("7.3");
        assertThat(status.unit().assumed()).isFalse();
        assertThat(status.displayType()).isEqualTo("USD");
        assertThat(status.hourlyData()).isTrue();
        // The reply is dated one second before the client's clock.
        assertThat(reply.clockOffsetMillis()).isEqualTo(-1000);
    }

    @Test
    void displayTypesAreRecognised() {
        for (var type : List.of("CNY", "TOKENS", "CUSTOM")) {
            gateway.answerWith("/api/status", "display/" + type.toLowerCase(java.util.Locale.ROOT) + "-status");
            var status = ok(client.status()).value();
            assertThat(status.displayType()).isEqualTo(type);
            // What a site shows is not what its unit is worth, and the price of top-ups is no rate.
            assertThat(status.unit().withDisplay(SiteDisplay.DOLLARS))
                    .isEqualTo(new QuotaUnit(new BigDecimal("500000"), "USD", new BigDecimal("7.3"), false));
        }
        gateway.answerWith("/api/status", "display/custom-status");
        var custom = ok(client.status()).value().unit();
        assertThat(custom.display()).isEqualTo(SiteDisplay.custom("€", new BigDecimal("0.92")));
        assertThat(custom.in("€", 952_943)).isEqualTo(new Money(new BigDecimal("1.753415"), "€"));
    }

    @Test
    void theAccountIsReadAndAnotherUserIsNoticed() {
        var self = ok(client.self()).value();
        assertThat(self).isEqualTo(new GatewayClient.Self(2, "alice", "default", 1, 50_365_208, 1_244_456, 2_505));
        assertThat(ok(client(http, gateway.url(), ReplayGateway.TOKEN, "2").self())
                        .value()
                        .id())
                .isEqualTo(2);
        assertThat(failure(client(http, gateway.url(), ReplayGateway.TOKEN, "1").self()))
                .isEqualTo(new Failure.WrongUser("1", "2"));
    }

    @Test
    void keysComeFromAllPagesWithoutTheKeyItself() {
        var keys = ok(client.keys()).value();
        assertThat(keys).hasSize(6);
        assertThat(keys.toString()).doesNotContain("EXAM");
        assertThat(keys).anySatisfy(key -> {
            assertThat(key.name()).isEqualTo("团队-共享");
            assertThat(key.remaining()).isNull();
            assertThat(key.used()).isEqualTo(4_880);
        });
        assertThat(keys).anySatisfy(key -> {
            assertThat(key.name()).isEqualTo("spent key");
            assertThat(key.remaining()).isEqualTo(20);
        });
    }

    @Test
    void refusalsAreToldFromStatusAndCode() {
        assertThat(failure(client(http, gateway.url(), "EXAMPLEwrong", "").self()))
                .isEqualTo(new Failure.AuthRejected("Unauthorized, invalid access token", "AUTH_UNAUTHORIZED"));
        gateway.answerWith("/api/user/self", "auth/user-disabled");
        assertThat(failure(client.self()))
                .isInstanceOfSatisfying(
                        Failure.AuthRejected.class,
                        failure -> assertThat(failure.serverCode()).isEqualTo("AUTH_USER_DISABLED"));
        gateway.answerWith("/api/user/self", "auth/role-too-low");
        assertThat(failure(client.self())).isInstanceOf(Failure.Forbidden.class);
        gateway.answerWith("/api/user/self", "not-found");
        assertThat(failure(client.self())).isEqualTo(new Failure.NotFound("/api/user/self"));
        gateway.answerWith("/api/user/self", "web-page");
        assertThat(failure(client.self())).isInstanceOf(Failure.NotJson.class);
        gateway.answerWith("/api/user/self", "data/31-days");
        assertThat(failure(client.self())).isEqualTo(new Failure.Refused("时间跨度不能超过 1 个月"));
    }

    @Test
    void hourlyAggregatesAreBoundedAndAligned() {
        assertThat(failure(client.hourly(new Interval(DAY_FROM - 31 * 86_400, DAY_TO))))
                .isInstanceOf(Failure.BadInput.class);
        ok(client.hourly(new Interval(DAY_FROM + 1, DAY_FROM + 3600)));
        assertThat(gateway.requests())
                .containsExactly("/api/data/self?start_timestamp=1794960000&end_timestamp=1794963600");
    }

    @Test
    void onlyReadsAreAskedAndNothingElse() {
        ok(client.status());
        ok(client.self());
        ok(client.keys());
        ok(client.subscriptions());
        ok(client.plans());
        ok(client.stat(DAY));
        ok(client.hourly(DAY));
        ok(client.logs(DAY, 1));
        ok(new Probe(http, GatewayTestKit.CLOCK)
                .probe(
                        gateway.url().toString(),
                        io.github.tallyglass.domain.AccountKind.AUTO,
                        new io.github.tallyglass.domain.Secret(ReplayGateway.TOKEN),
                        "2"));
        var own = List.of(
                "/api/status",
                "/api/user/self",
                "/api/log/self",
                "/api/log/self/stat",
                "/api/data/self",
                "/api/token/",
                "/api/subscription/self",
                "/api/subscription/plans");
        assertThat(gateway.requests()).allSatisfy(target -> assertThat(own).contains(target.replaceFirst("\\?.*", "")));
        // Whoever adds a path here has to know that it changes nothing at the gateway.
        var reads = new ArrayList<>(own);
        reads.addAll(List.of(
                "/api/log/",
                "/api/log/stat",
                "/api/data/",
                "/api/log/token",
                "/api/usage/token/",
                "/api/token/usage",
                "/v1/dashboard/billing/subscription",
                "/v1/dashboard/billing/usage"));
        assertThat(Endpoint.values()).extracting(Endpoint::path).containsExactlyInAnyOrderElementsOf(reads);
        assertThat(reads).doesNotContain("/api/user/token", "/api/log/search", "/api/log/self/search");
    }

    private static List<tools.jackson.databind.JsonNode> rawRows(int... pages) {
        var raw = new ArrayList<tools.jackson.databind.JsonNode>();
        for (var page : pages) {
            Captures.named("day-2026-11-18/page-" + page)
                    .json()
                    .path("data")
                    .path("items")
                    .forEach(raw::add);
        }
        return raw;
    }

    private static long count(List<UsageEvent> rows, EventType type) {
        return rows.stream().filter(row -> row.type() == type).count();
    }

    private static long quota(List<UsageEvent> rows, EventType type) {
        return rows.stream()
                .filter(row -> row.type() == type)
                .mapToLong(UsageEvent::quota)
                .sum();
    }
}
