package io.github.tallyglass.source.gateway;

import static io.github.tallyglass.source.gateway.GatewayTestKit.CLOCK;
import static io.github.tallyglass.source.gateway.GatewayTestKit.failure;
import static io.github.tallyglass.source.gateway.GatewayTestKit.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.domain.UsageEvent;
import io.github.tallyglass.source.Http;
import io.github.tallyglass.source.gateway.OddGateway.Style;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Gateways that only their definitions know: found, read to the unit, and asked for nothing that is not
/// written there.
class CustomGatewayTest {

    private static final Interval ALWAYS =
            new Interval(1_700_000_000, CLOCK.instant().getEpochSecond());
    private static final Secret TOKEN = new Secret(OddGateway.TOKEN);

    private final Http http = GatewayTestKit.http();

    @AfterEach
    void close() {
        http.close();
    }

    private GatewayClient client(URI url, String definition, String userId) {
        var account = new Account(
                        1, "odd", AccountKind.CUSTOM, "custom", url, Scope.SELF, userId, QuotaUnit.DEFAULT, false)
                .withDefinition(definition);
        return new Gateways(http, CLOCK).client(account, TOKEN);
    }

    private static List<UsageEvent> all(GatewayClient client) {
        var events = new ArrayList<UsageEvent>();
        for (var page = 1; page < 500; page++) {
            var read = ok(client.logs(ALWAYS, page)).value();
            assertThat(read.rejected()).isEmpty();
            read.rows().forEach(row -> events.add(row.event()));
            if (read.received() < read.pageSize()) {
                return events;
            }
        }
        throw new AssertionError("no end");
    }

    private static long sum(List<UsageEvent> events, EventType type) {
        return events.stream()
                .filter(event -> event.type() == type)
                .mapToLong(UsageEvent::quota)
                .sum();
    }

    @ParameterizedTest
    @EnumSource(Style.class)
    void everyRowIsReadToTheUnit(Style style) throws IOException {
        try (var gateway = new OddGateway(style, CLOCK, 205, 11)) {
            var events = all(client(gateway.url(), style.definition(), style == Style.NESTED ? "u-7" : ""));

            var expected = gateway.rows().stream()
                    .filter(row -> style != Style.BARE || row.kind().equals("call"))
                    .toList();
            assertThat(events)
                    .extracting(UsageEvent::createdAt, UsageEvent::model, UsageEvent::quota)
                    .containsExactlyElementsOf(expected.stream()
                            .map(row -> org.assertj.core.groups.Tuple.tuple(
                                    Math.floorDiv(row.millis(), 1000L), row.model(), row.units()))
                            .toList());
            assertThat(sum(events, EventType.CONSUME)).isEqualTo(gateway.units("call"));
            if (style != Style.BARE) {
                assertThat(sum(events, EventType.REFUND)).isEqualTo(gateway.units("payback"));
                assertThat(sum(events, EventType.TOP_UP)).isEqualTo(gateway.units("deposit"));
            }
            assertThat(events.stream()
                            .mapToLong(event -> event.tokens().output())
                            .sum())
                    .isEqualTo(expected.stream().mapToLong(OddGateway.Row::out).sum());
            assertThat(events.stream()
                            .mapToLong(event ->
                                    event.tokens().input() + event.tokens().cacheRead())
                            .sum())
                    .isEqualTo(expected.stream().mapToLong(OddGateway.Row::in).sum());
        }
    }

    @Test
    void fieldsFromAllDepthsFindTheirPlace() throws IOException {
        try (var gateway = new OddGateway(Style.NESTED, CLOCK, 40, 12)) {
            var events = all(client(gateway.url(), Style.NESTED.definition(), "u-7"));
            var call = events.stream()
                    .filter(event -> event.type() == EventType.CONSUME)
                    .findFirst()
                    .orElseThrow();
            var row = gateway.rows().get(events.indexOf(call));

            assertThat(call.tokens().cacheRead()).isEqualTo(row.cached());
            assertThat(call.timing().durationMs()).isEqualTo(row.took());
            assertThat(call.origin().key()).isEqualTo("main");
            assertThat(call.outcome().requestId()).isEqualTo("t-" + row.hashCode());
            // Named in keep; what nobody named is left behind, be it a prompt.
            assertThat(call.extra()).isEqualTo("{\"region\":\"eu\"}");
        }
    }

    @Test
    void textsThatHoldNumbersAreNumbers() throws IOException {
        try (var gateway = new OddGateway(Style.TEXTS, CLOCK, 60, 13)) {
            var client = client(gateway.url(), Style.TEXTS.definition(), "");

            assertThat(ok(client.status()).value().unit().unitsPerCurrency()).isEqualTo(new BigDecimal(1_000_000));
            assertThat(ok(client.self()).value().remaining()).isEqualTo(5_000);
            assertThat(ok(client.stat(ALWAYS)).value()).isEqualTo(gateway.units("call"));
            assertThat(ok(client.keys()).value()).containsExactly(new GatewayClient.KeyInfo(4, "main", 0, 50L, 3));
            var end = ALWAYS.to();
            assertThat(ok(client.hourly(new Interval(end - 86_400, end))).value().stream()
                            .mapToLong(line -> line.quota())
                            .sum())
                    .isEqualTo(gateway.units("call"));
            assertThat(all(client))
                    .allSatisfy(event -> assertThat(event.origin().endpoint()).isEqualTo("/v1/messages"));
        }
    }

    @Test
    void whatIsNotThereIsNotAskedFor() throws IOException {
        try (var gateway = new OddGateway(Style.BARE, CLOCK, 30, 14)) {
            var client = client(gateway.url(), Style.BARE.definition(), "");

            assertThat(ok(client.status()).value().systemName()).isEqualTo("Bare");
            assertThat(ok(client.status()).value().unit().currency()).isEqualTo("EUR");
            assertThat(failure(client.self())).isInstanceOf(Failure.NotFound.class);
            assertThat(failure(client.stat(ALWAYS))).isInstanceOf(Failure.NotFound.class);
            assertThat(failure(client.hourly(ALWAYS))).isInstanceOf(Failure.NotFound.class);
            assertThat(failure(client.keys())).isInstanceOf(Failure.NotFound.class);
            assertThat(ok(client.logs(ALWAYS, 2)).value().received()).isZero();
            assertThat(gateway.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Style.class)
    void onlyThePathsOfTheDefinitionAreAsked(Style style) throws IOException {
        try (var gateway = new OddGateway(style, CLOCK, 45, 15)) {
            var user = style == Style.NESTED ? "u-7" : "";
            ok(new Gateways(http, CLOCK).probeCustom(gateway.url() + "/", style.definition(), TOKEN, user));
            var client = client(gateway.url(), style.definition(), user);
            client.status();
            client.self();
            client.stat(ALWAYS);
            client.hourly(ALWAYS);
            client.keys();
            all(client);

            assertThat(gateway.requests()).isNotEmpty().allSatisfy(request -> {
                assertThat(request.method()).isEqualTo("GET");
                assertThat(
                                style.definition()
                                        + "/api/status /api/user/self /api/log/self /api/log/self/stat /api/data/self /api/token/")
                        .contains(request.path());
                assertThat(request.target()).doesNotContain(OddGateway.TOKEN);
            });
        }
    }

    @Test
    void theProbeShowsWhatTheDefinitionFinds() throws IOException {
        try (var gateway = new OddGateway(Style.NESTED, CLOCK, 45, 16)) {
            var definition = Style.NESTED
                    .definition()
                    .replace("\"key.label\"", "\"key.tag\"")
                    .replace("\"model.name\"", "\"modell\"");
            var found =
                    ok(new Gateways(http, CLOCK).probeCustom(gateway.url() + "/login?x=1", definition, TOKEN, "u-7"));

            assertThat(found.url()).isEqualTo(gateway.url());
            assertThat(found.status().systemName()).isEqualTo("Odd");
            assertThat(found.balance()).isEqualTo(12_345_678);
            assertThat(found.pageSize()).isEqualTo(20);
            assertThat(found.rows()).isEqualTo(20);
            assertThat(found.newest()).isEqualTo(gateway.rows().getFirst().millis() / 1000);
            assertThat(found.absent())
                    .containsExactly(
                            new CustomProbe.Absent("/row/model", "modell"),
                            new CustomProbe.Absent("/row/key", "key.tag"));
        }
    }

    @Test
    void whatIsWrongSaysWhere() throws IOException {
        try (var gateway = new OddGateway(Style.NESTED, CLOCK, 45, 17)) {
            var gateways = new Gateways(http, CLOCK);
            var url = gateway.url().toString();
            var definition = Style.NESTED.definition();

            assertThat(failure(gateways.probeCustom(url, definition, TOKEN, "u-8")))
                    .isEqualTo(new Failure.Refused("who are you"));
            assertThat(failure(gateways.probeCustom(url, definition, new Secret("wrong-token"), "u-7")))
                    .isEqualTo(new Failure.Refused("who are you"));
            assertThat(failure(gateways.probeCustom(
                            url, definition.replace("result.records", "result.rows"), TOKEN, "u-7")))
                    .isEqualTo(new Failure.Malformed("/v2/usage/records", "no list at result.rows"));
            assertThat(failure(
                            gateways.probeCustom(url, definition.replace("wallet.left", "wallet.rest"), TOKEN, "u-7")))
                    .isEqualTo(new Failure.Malformed("/v2/me", "nothing at wallet.rest"));
            assertThat(failure(gateways.probeCustom(url, definition.replace("finished", "ended"), TOKEN, "u-7")))
                    .isInstanceOfSatisfying(
                            Failure.Malformed.class,
                            malformed -> assertThat(malformed.detail()).contains("/row/time", "ended"));
            // Asked for in milliseconds what it knows in milliseconds, and read as if it were seconds.
            assertThat(failure(gateways.probeCustom(
                            url,
                            definition.replace(
                                    "\"path\": \"finished\", \"unit\": \"milliseconds\"",
                                    "\"path\": \"finished\", \"unit\": \"seconds\""),
                            TOKEN,
                            "u-7")))
                    .isInstanceOf(Failure.BoundsIgnored.class);
            assertThat(failure(gateways.probeCustom(url, definition.replace("/v2/me", "/v2/you"), TOKEN, "u-7")))
                    .isInstanceOf(Failure.NotFound.class);
        }
    }

    @Test
    void aDefinitionThatCannotBeReadAsksNothing() throws IOException {
        try (var gateway = new OddGateway(Style.NESTED, CLOCK, 5, 18)) {
            var client = client(gateway.url(), "{\"format\":\"tallyglass-gateway/2\"}", "");

            assertThat(List.of(
                            failure(client.status()),
                            failure(client.self()),
                            failure(client.logs(ALWAYS, 1)),
                            failure(client.stat(ALWAYS)),
                            failure(client.hourly(ALWAYS)),
                            failure(client.keys())))
                    .allMatch(Failure.BadDefinition.class::isInstance);
            assertThat(gateway.requests()).isEmpty();
        }
    }

    @Test
    void anAddressAndAPathThatMakeUpAChangeAreNotAsked() throws IOException {
        try (var gateway = new OddGateway(Style.BARE, CLOCK, 5, 19)) {
            var definition = Style.BARE.definition().replace("/usage", "/token");
            var client = client(URI.create(gateway.url() + "/api/user"), definition, "");

            assertThat(failure(client.logs(ALWAYS, 1))).isInstanceOf(Failure.BadInput.class);
            assertThat(gateway.requests()).isEmpty();
        }
    }
}
