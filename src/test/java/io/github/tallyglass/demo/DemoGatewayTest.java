package io.github.tallyglass.demo;

import static io.github.tallyglass.source.gateway.GatewayTestKit.client;
import static io.github.tallyglass.source.gateway.GatewayTestKit.failure;
import static io.github.tallyglass.source.gateway.GatewayTestKit.ok;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.domain.UsageEvent;
import io.github.tallyglass.source.HostBudgets;
import io.github.tallyglass.source.Http;
import io.github.tallyglass.source.Pace;
import io.github.tallyglass.source.Sleeper;
import io.github.tallyglass.source.gateway.ExpectedPrice;
import io.github.tallyglass.source.gateway.GatewayClient;
import io.github.tallyglass.source.gateway.Probe;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The demo gateway as a client sees it, on a clock that the test moves.
class DemoGatewayTest {

    /// A Tuesday, in the middle of a working day.
    private static final Instant NOW = Instant.parse("2026-11-24T13:30:00Z");

    private static final long TODAY = Math.floorDiv(NOW.getEpochSecond(), 86_400L) * 86_400;

    private final MovedClock clock = new MovedClock();
    private final Http http = new Http(new HostBudgets(clock, Sleeper.REAL, Pace.UNLIMITED), clock, "test");
    private final DemoSettings settings =
            DemoSettings.standard().withClock(clock).withZone(ZoneOffset.UTC);

    @AfterEach
    void close() {
        http.close();
    }

    private GatewayClient open(DemoGateway gateway) {
        return client(http, gateway.url(), gateway.token(), gateway.userId());
    }

    private static List<UsageEvent> read(GatewayClient client, long from, long to) {
        var events = new ArrayList<UsageEvent>();
        for (var page = 1; ; page++) {
            var log = ok(client.logs(new Interval(from, to), page)).value();
            assertThat(log.rejected()).isEmpty();
            log.rows().forEach(row -> events.add(row.event()));
            if (log.received() < log.pageSize()) {
                assertThat(events).hasSize((int) log.total());
                return events;
            }
        }
    }

    private static List<UsageEvent> byWallet(List<UsageEvent> events) {
        return events.stream().filter(event -> !event.subscription()).toList();
    }

    private static long sum(List<UsageEvent> events, EventType type) {
        return events.stream()
                .filter(e -> e.type() == type)
                .mapToLong(UsageEvent::quota)
                .sum();
    }

    @Test
    void anAccountTestSucceeds() throws IOException {
        try (var gateway = new DemoGateway(settings)) {
            var found = ok(new Probe(http, clock)
                    .probe(
                            gateway.url() + "/v1",
                            io.github.tallyglass.domain.AccountKind.AUTO,
                            new Secret(gateway.token()),
                            gateway.userId()));
            assertThat(found.url()).isEqualTo(gateway.url());
            assertThat(found.pageSize()).isEqualTo(100);
            assertThat(found.status().unit().unitsPerCurrency()).isEqualByComparingTo("500000");
            assertThat(found.self().username()).isEqualTo("demo");
            assertThat(failure(client(http, gateway.url(), "wrong", "").self()))
                    .isInstanceOf(Failure.AuthRejected.class);
            assertThat(failure(client(http, gateway.url(), gateway.apiKey(), "").self()))
                    .isInstanceOf(Failure.AuthRejected.class);
        }
    }

    @Test
    void aDayAgreesWithItsSumsInEveryWay() throws IOException {
        try (var gateway = new DemoGateway(settings)) {
            var client = open(gateway);
            var day = new Interval(TODAY - 3 * 86_400, TODAY - 2 * 86_400 - 1);
            var rows = read(client, day.from(), day.to());
            assertThat(rows).isNotEmpty().isSortedAccordingTo((a, b) -> Long.compare(b.createdAt(), a.createdAt()));
            var gross = sum(rows, EventType.CONSUME);
            assertThat(ok(client.stat(day)).value()).isEqualTo(gross);
            var hourly = ok(client.hourly(day)).value();
            assertThat(hourly.stream().mapToLong(line -> line.quota()).sum()).isEqualTo(gross);
            assertThat(hourly.stream().mapToLong(line -> line.count()).sum())
                    .isEqualTo(rows.stream()
                            .filter(e -> e.type() == EventType.CONSUME)
                            .count());
            // Whole seconds, both ends included: halves add up.
            var noon = day.from() + 43_200;
            assertThat(read(client, day.from(), noon - 1).size()
                            + read(client, noon, day.to()).size())
                    .isEqualTo(rows.size());
        }
    }

    @Test
    void ninetyDaysAreThereAndLookLikeLife() throws IOException {
        try (var gateway = new DemoGateway(settings)) {
            var client = open(gateway);
            var rows = new ArrayList<UsageEvent>();
            for (var day = 91; day >= 0; day--) {
                rows.addAll(read(client, TODAY - day * 86_400L, TODAY - (day - 1) * 86_400L - 1));
            }
            assertThat(rows.size()).isBetween(38_000, 62_000);
            assertThat(rows.stream().map(UsageEvent::type).collect(Collectors.toSet()))
                    .containsExactlyInAnyOrder(
                            EventType.CONSUME, EventType.ERROR, EventType.REFUND, EventType.TOP_UP, EventType.LOGIN);
            assertThat(distinct(rows, UsageEvent::model)).hasSizeBetween(8, 11);
            assertThat(distinct(rows, e -> e.origin().key())).hasSize(7);
            assertThat(distinct(rows, e -> e.origin().group())).contains("default", "vip", "batch");
            assertThat(distinct(rows, e -> e.origin().client())).hasSizeGreaterThan(4);
            assertThat(rows).anyMatch(UsageEvent::settlement);
            assertThat(rows)
                    .anyMatch(e -> e.tokens().cacheRead() > 0)
                    .anyMatch(e -> e.tokens().cacheWrite() > 0);
            quietTimes(rows);
            retries(rows);
            prices(rows);
        }
    }

    private static void quietTimes(List<UsageEvent> rows) {
        long weekend = 0;
        long night = 0;
        long work = 0;
        for (var row : rows) {
            var at = Instant.ofEpochSecond(row.createdAt()).atZone(ZoneOffset.UTC);
            var free = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY).contains(at.getDayOfWeek());
            weekend += free ? 1 : 0;
            night += !free && at.getHour() >= 3 && at.getHour() < 6 ? 1 : 0;
            work += !free && at.getHour() >= 13 && at.getHour() < 16 ? 1 : 0;
        }
        assertThat(weekend * 5).isLessThan(rows.size());
        assertThat(night * 3).isLessThan(work);
    }

    private static void retries(List<UsageEvent> rows) {
        var byRequest = new HashMap<String, List<UsageEvent>>();
        rows.forEach(e -> byRequest
                .computeIfAbsent(e.outcome().requestId(), _ -> new ArrayList<>())
                .add(e));
        var recovered = byRequest.values().stream()
                .filter(of -> of.size() > 1 && of.stream().anyMatch(e -> e.type() == EventType.CONSUME))
                .count();
        var lost = byRequest.values().stream()
                .filter(of -> of.stream().allMatch(e -> e.type() == EventType.ERROR))
                .count();
        assertThat(recovered).isGreaterThan(300);
        assertThat(lost).isGreaterThan(200);
        assertThat(byRequest.values())
                .allMatch(of ->
                        of.stream().filter(e -> e.type() == EventType.CONSUME).count() <= 1);
    }

    /// The price of every charge follows from what the row itself says.
    private static void prices(List<UsageEvent> rows) {
        for (var row : rows) {
            if (row.type() != EventType.CONSUME || row.settlement()) {
                continue;
            }
            var p = row.pricing();
            if (p.modelPrice() != null) {
                assertThat(p.modelPrice()
                                .multiply(requireNonNull(p.groupRatio()))
                                .multiply(new BigDecimal(500_000)))
                        .isEqualByComparingTo(BigDecimal.valueOf(row.quota()));
                continue;
            }
            assertThat(ExpectedPrice.of(row) - row.quota()).as(row.toString()).isBetween(-1L, 1L);
        }
    }

    private static Set<String> distinct(List<UsageEvent> rows, java.util.function.Function<UsageEvent, String> field) {
        return rows.stream().map(field).collect(Collectors.toSet());
    }

    @Test
    void aRestartTellsTheSameHistory() throws IOException {
        List<UsageEvent> before;
        try (var gateway = new DemoGateway(settings)) {
            before = read(open(gateway), TODAY - 86_400, NOW.getEpochSecond());
        }
        clock.advance(Duration.ofHours(30));
        try (var gateway = new DemoGateway(settings)) {
            assertThat(read(open(gateway), TODAY - 86_400, NOW.getEpochSecond()))
                    .isEqualTo(before);
        }
        try (var other = new DemoGateway(settings.withSeed(5))) {
            assertThat(read(open(other), TODAY - 86_400, NOW.getEpochSecond())).isNotEqualTo(before);
        }
    }

    @Test
    void rowsArriveWithTheClockAndTheBalanceFalls() throws IOException {
        try (var gateway = new DemoGateway(settings)) {
            var client = open(gateway);
            var before = read(client, TODAY, TODAY + 86_399);
            var wallet = ok(client.self()).value();
            clock.advance(Duration.ofHours(1));
            var after = read(client, TODAY, TODAY + 86_399);
            assertThat(after.size()).isGreaterThan(before.size());
            assertThat(after.subList(after.size() - before.size(), after.size()))
                    .isEqualTo(before);
            assertThat(after.getFirst().createdAt()).isLessThanOrEqualTo(NOW.getEpochSecond() + 3600);
            var later = ok(client.self()).value();
            // What a plan paid does not touch the wallet.
            var net = sum(byWallet(after), EventType.CONSUME)
                    - sum(byWallet(before), EventType.CONSUME)
                    - sum(after, EventType.REFUND)
                    + sum(before, EventType.REFUND);
            assertThat(wallet.remaining() - later.remaining()).isEqualTo(net);
            assertThat(later.remaining()).isPositive();
            assertThat(later.used()).isGreaterThan(wallet.used());
        }
    }

    @Test
    void theWalletIsNeverEmpty() throws IOException {
        try (var gateway = new DemoGateway(settings)) {
            var client = open(gateway);
            for (var day = 0; day < 28; day++) {
                assertThat(ok(client.self()).value().remaining())
                        .as("day " + day)
                        .isPositive();
                clock.advance(Duration.ofDays(1));
            }
        }
    }

    @Test
    void aScaleGivesAsManyRowsAsATestWants() throws IOException {
        try (var gateway = new DemoGateway(settings.withScale(2.2).withDays(90))) {
            var page = ok(open(gateway).logs(new Interval(1, NOW.getEpochSecond()), 1))
                    .value();
            assertThat(page.total()).isGreaterThan(100_000);
        }
    }

    @Test
    void keysAreMaskedAndAddUp() throws IOException {
        try (var gateway = new DemoGateway(settings)) {
            var client = open(gateway);
            var keys = ok(client.keys()).value();
            assertThat(keys).hasSize(8);
            assertThat(keys.stream().filter(key -> key.id() <= 6)).allMatch(key -> key.used() > 0);
            assertThat(keys.stream().filter(key -> key.remaining() == null)).hasSize(5);
            assertThat(keys).anyMatch(key -> key.expires() > 0 && key.expires() < NOW.getEpochSecond());
        }
    }

    @Test
    void plansPayWhatTheirWindowsHold() throws IOException {
        try (var gateway = new DemoGateway(settings)) {
            var client = open(gateway);
            var titles = new HashMap<Long, String>();
            ok(client.plans()).value().forEach(plan -> titles.put(plan.id(), plan.title()));
            var subscriptions = ok(client.subscriptions()).value();
            assertThat(subscriptions).hasSize(2);
            for (var each : subscriptions) {
                assertThat(NOW.getEpochSecond()).isBetween(each.lastReset(), each.nextReset() - 1);
                var paid = read(client, each.lastReset(), NOW.getEpochSecond()).stream()
                        .filter(row ->
                                row.subscription() && row.extra().contains("\"" + titles.get(each.planId()) + "\""))
                        .mapToLong(UsageEvent::quota)
                        .sum();
                assertThat(each.used()).as(titles.get(each.planId())).isEqualTo(paid);
                assertThat(each.used()).isLessThanOrEqualTo(each.total());
            }
        }
    }

    @Test
    void aLimiterRefusesAndSaysForHowLong() throws IOException {
        var limit = new DemoSettings.Limit(3, Duration.ofSeconds(60), true);
        try (var gateway = new DemoGateway(settings.withLimit(limit))) {
            var client = open(gateway);
            for (var i = 0; i < 3; i++) {
                ok(client.status());
            }
            assertThat(failure(client.status()))
                    .isEqualTo(new Failure.RateLimited(Http.hostOf(gateway.url()), Duration.ofSeconds(60)));
            assertThat(gateway.requests()).isEqualTo(4);
            clock.advance(Duration.ofSeconds(60));
            ok(client.status());
        }
    }

    @Test
    void edgesOfTheContractAreKept() throws IOException {
        try (var gateway = new DemoGateway(settings)) {
            var bearer = Map.of("Authorization", "bearer " + gateway.token());
            var raw = Map.of("Authorization", gateway.token());
            assertThat(status(gateway, "/api/log/self", bearer)).isEqualTo(200);
            assertThat(status(gateway, "/api/log/self", raw)).isEqualTo(200);
            assertThat(status(gateway, "/api/log/self", Map.of())).isEqualTo(401);
            assertThat(status(gateway, "/api/log/self", Map.of("Authorization", "a b c")))
                    .isEqualTo(401);
            assertThat(status(gateway, "/api/no-such-path", bearer)).isEqualTo(404);
            assertThat(text(gateway, "/no-such-page", bearer)).startsWith("<!doctype html>");
            // Followed within the host, to the exact form.
            assertThat(ok(http.get(gateway.url().resolve("/api/log/self/?p=2"), bearer))
                            .uri()
                            .getPath())
                    .isEqualTo("/api/log/self");
            assertThat(text(gateway, "/api/log/self?p=0", bearer)).isEqualTo(text(gateway, "/api/log/self", bearer));
            assertThat(text(gateway, "/api/log/self?p=1&page_size=500", bearer)).contains("\"page_size\":100");
            assertThat(text(gateway, "/api/log/self?ps=2", bearer)).contains("\"page_size\":2");
            assertThat(text(gateway, "/api/log/self?p=2&size=2", bearer)).contains("\"items\":[{\"id\":3,");
            assertThat(text(gateway, "/api/log/self?start_timestamp=soon&p=999999", bearer))
                    .contains("\"items\":[]");
            var end = TODAY;
            assertThat(text(
                            gateway,
                            "/api/data/self?start_timestamp=" + (end - 2_592_001) + "&end_timestamp=" + end,
                            bearer))
                    .contains("\"success\":false");
            assertThat(text(gateway, "/api/data/self", bearer)).contains("\"data\":[]");
            var reply = ok(http.get(gateway.url().resolve("/api/user/self"), bearer));
            assertThat(reply.header("x-new-api-version")).isNotEmpty();
            assertThat(reply.header("auth-version")).isNotEmpty();
        }
    }

    private int status(DemoGateway gateway, String path, Map<String, String> headers) {
        return ok(http.get(gateway.url().resolve(path), headers)).status();
    }

    private String text(DemoGateway gateway, String path, Map<String, String> headers) {
        return new String(
                ok(http.get(gateway.url().resolve(path), headers)).body(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static final class MovedClock extends Clock {
        private volatile Instant now = NOW;

        void advance(Duration step) {
            now = now.plus(step);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
