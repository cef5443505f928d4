package io.github.tallyglass.source.gateway;

import static io.github.tallyglass.source.gateway.GatewayTestKit.failure;
import static io.github.tallyglass.source.gateway.GatewayTestKit.ok;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.demo.LoopbackServer.Reply;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.source.HostBudget;
import io.github.tallyglass.source.Http;
import io.github.tallyglass.source.gateway.KeyAccess.KeyBalance;
import io.github.tallyglass.source.gateway.KeyGateway.Form;
import io.github.tallyglass.source.gateway.LogPage.LogRow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/// What servers tell an API key: captured replies, and loopback servers of each form.
class KeyClientTest {

    private static final String OPS = "sk-EXAMPLEkeyopsmain0000000000000000000000000000008";
    private static final String LIMITED = "sk-EXAMPLEkeycinightly00000000000000000000000000005";
    private static final String UNLIMITED = "sk-EXAMPLEkeydevlaptop00000000000000000000000000006";
    private static final String EXPIRED = "sk-EXAMPLEkeyexpiredkey0000000000000000000000000001";
    private static final String DISABLED = "sk-EXAMPLEkeydisabledkey000000000000000000000000002";
    private static final long NOW = ReplayGateway.CAPTURED_AT.getEpochSecond();

    private final Http http = GatewayTestKit.http();

    @AfterEach
    void close() {
        http.close();
    }

    private KeyClient client(KeyGateway gateway, KeyForm form, String key) {
        return new KeyClient(http, form, gateway.url(), new Secret(key));
    }

    private KeyBalance balance(Form server, String captures, KeyForm form, String key) throws Exception {
        try (var gateway = new KeyGateway(server, GatewayTestKit.CLOCK, key, captures)) {
            return ok(client(gateway, form, key).balance()).value();
        }
    }

    @ParameterizedTest
    @CsvSource({"NEWEST,new-api-2026-08", "WHOLE,new-api-2026-01", "OLD,new-api-2025-04"})
    void capturedListsAreReadToTheUnit(Form server, String captures) throws Exception {
        var raw = Captures.named(captures, "log-token/list").json().path("data");
        var form = server == Form.NEWEST ? new KeyForm.Newest() : new KeyForm.Whole(AccountKind.NEW_API);
        try (var gateway = new KeyGateway(server, GatewayTestKit.CLOCK, OPS, captures)) {
            var list = ok(client(gateway, form, OPS).list()).value();

            assertThat(list.cut()).isFalse();
            assertThat(list.rejected()).isEmpty();
            assertThat(list.rows()).hasSize(raw.size()).isNotEmpty();
            assertThat(quota(list.rows(), EventType.CONSUME)).isEqualTo(quota(raw, 2));
            assertThat(list.rows().stream().map(row -> row.event().createdAt()).toList())
                    .isSortedAccordingTo((a, b) -> Long.compare(b, a));
            assertThat(list.rows())
                    .allSatisfy(row -> assertThat(row.event().origin().key()).isEqualTo("ops-main"));
        }
    }

    /// A pair of equal rows is two rows.
    @Test
    void twinsOfACapturedListStayTwins() throws Exception {
        try (var gateway = new KeyGateway(Form.NEWEST, GatewayTestKit.CLOCK, OPS, "new-api-2026-08")) {
            var prints = ok(client(gateway, new KeyForm.Newest(), OPS).list()).value().rows().stream()
                    .map(LogRow::fingerprint)
                    .toList();
            assertThat(prints.stream().distinct().count()).isLessThan(prints.size());
        }
    }

    @Test
    void figuresOfCapturedKeys() throws Exception {
        assertThat(balance(Form.NEWEST, "new-api-2026-08", new KeyForm.Newest(), LIMITED))
                .isEqualTo(new KeyBalance("ci, nightly", 1_994_248L, 5_752));
        assertThat(balance(Form.NEWEST, "new-api-2026-08", new KeyForm.Newest(), UNLIMITED))
                .isEqualTo(new KeyBalance("dev laptop", null, 640_016));
        assertThat(balance(Form.NEWEST, "new-api-2026-08", new KeyForm.Newest(), EXPIRED))
                .isEqualTo(new KeyBalance("expired key", null, 0));
        var whole = new KeyForm.Whole(AccountKind.NEW_API);
        assertThat(balance(Form.WHOLE, "new-api-2026-01", whole, LIMITED))
                .isEqualTo(new KeyBalance("ci, nightly", 1_994_249L, 5_751));
        assertThat(balance(Form.OLD, "new-api-2025-04", whole, LIMITED))
                .isEqualTo(new KeyBalance("", 2_000_000L - 4_980, 4_980));
        assertThat(balance(Form.OLD, "new-api-2025-04", whole, UNLIMITED)).isEqualTo(new KeyBalance("", null, 10_824));
    }

    @Test
    void figuresOfCapturedKeysByBillingAlone() throws Exception {
        var veloera = new KeyForm.NoRows(AccountKind.VELOERA);
        assertThat(balance(
                        Form.VELOERA,
                        "veloera-2025-06",
                        veloera,
                        "sk-INVENTEDkeycirunner00000000000000000000000000002"))
                .isEqualTo(new KeyBalance("", 88_297_155L, 1_718_508));
        var oneApi = new KeyForm.NoRows(AccountKind.ONE_API);
        assertThat(balance(
                        Form.ONE_API, "one-api-2025-02", oneApi, "sk-INVENTEDkeycirunner00000000000000000000000000005"))
                .isEqualTo(new KeyBalance("", 89_641_211L, 395_115));
        assertThat(balance(
                        Form.ONE_API, "one-api-2025-02", oneApi, "sk-INVENTEDkeylaptop0000000000000000000000000000004"))
                .isEqualTo(new KeyBalance("", null, 0));
    }

    /// The same key on a site that displays yuan, units, or a currency of its own.
    @ParameterizedTest
    @CsvSource({"cny,CNY", "tokens,TOKENS", "custom,CUSTOM"})
    void billingIsInWhatTheSiteDisplays(String captured, String displayType) throws Exception {
        try (var gateway = new KeyGateway(Form.NEWEST, GatewayTestKit.CLOCK, LIMITED, "")) {
            gateway.displayType = displayType;
            gateway.answerWith(
                    "/v1/dashboard/billing/subscription",
                    Captures.named("display/" + captured + "-billing-subscription")
                            .reply());
            gateway.answerWith(
                    "/v1/dashboard/billing/usage",
                    Captures.named("display/" + captured + "-billing-usage").reply());
            gateway.answerWith("/api/usage/token/", Captures.named("not-found").reply());
            assertThat(ok(client(gateway, new KeyForm.Newest(), LIMITED).balance())
                            .value())
                    .isEqualTo(new KeyBalance("", 1_994_248L, 5_752));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Form.class,
            names = {"NEWEST", "WHOLE", "MID_2025", "OLD", "BURNCLOUD", "VELOERA", "ONE_API"})
    void anUnlimitedKeyHasNoNumberLeft(Form server) throws Exception {
        try (var gateway = new KeyGateway(server, GatewayTestKit.CLOCK)) {
            gateway.granted = -1;
            gateway.row(NOW - 100, 7_123, "r1");
            var balance = ok(client(gateway, new KeyForm.Newest(), KeyGateway.KEY)
                            .balance())
                    .value();
            assertThat(balance.remaining()).isNull();
            assertThat(balance.used()).isEqualTo(7_123);
        }
    }

    @Test
    void aRefusedKeyOfEachSort() throws Exception {
        for (var key : List.of(DISABLED, "sk-EXAMPLEunknown")) {
            try (var gateway = new KeyGateway(Form.NEWEST, GatewayTestKit.CLOCK, "sk-x", "new-api-2026-08")) {
                var client = client(gateway, new KeyForm.Newest(), key);
                assertThat(failure(client.list())).isInstanceOf(Failure.AuthRejected.class);
                assertThat(failure(client.balance())).isInstanceOf(Failure.AuthRejected.class);
            }
        }
        // Where a fault of the database looks the same, it is not taken for proven.
        try (var gateway = new KeyGateway(Form.VELOERA, GatewayTestKit.CLOCK)) {
            var client = client(gateway, new KeyForm.NoRows(AccountKind.VELOERA), "sk-unknown");
            assertThat(failure(client.balance()))
                    .isInstanceOfSatisfying(
                            Failure.AuthRejected.class,
                            refused -> assertThat(refused.unproven()).isTrue());
            assertThat(failure(client.list())).isInstanceOf(Failure.NoKeyLog.class);
        }
    }

    /// Billing tells a fault of its own with HTTP 200: nothing was found out then.
    @Test
    void anErrorInsideASuccessIsNoFigure() throws Exception {
        try (var gateway = new KeyGateway(Form.OLD, GatewayTestKit.CLOCK)) {
            var error = "{\"error\":{\"message\":\"database is locked\",\"type\":\"upstream_error\"}}";
            gateway.answerWith("/v1/dashboard/billing/subscription", new Reply(200, Map.of(), error.getBytes(UTF_8)));
            var client = client(gateway, new KeyForm.Whole(AccountKind.NEW_API), KeyGateway.KEY);
            assertThat(failure(client.balance())).isEqualTo(new Failure.Refused("database is locked"));
            assertThat(failure(client.list())).isEqualTo(new Failure.Refused("database is locked"));
        }
    }

    @Test
    void aListOfAThousandRowsMayLackOlderOnes() throws Exception {
        try (var gateway = new KeyGateway(Form.NEWEST, GatewayTestKit.CLOCK)) {
            IntStream.range(0, 1300).forEach(i -> gateway.row(NOW - 3000 + i, 1, "r" + i));
            var list = ok(client(gateway, new KeyForm.Newest(), KeyGateway.KEY).list())
                    .value();
            assertThat(list.cut()).isTrue();
            assertThat(list.rows()).hasSize(1000);
            assertThat(list.rows().getFirst().event().createdAt()).isEqualTo(NOW - 1701);
        }
    }

    /// An empty list is no proof that the key exists.
    @Test
    void anEmptyListIsBelievedOnlyOfAKeyThatExists() throws Exception {
        try (var gateway = new KeyGateway(Form.OLD, GatewayTestKit.CLOCK)) {
            var form = new KeyForm.Whole(AccountKind.NEW_API);
            assertThat(ok(client(gateway, form, KeyGateway.KEY).list()).value().rows())
                    .isEmpty();
            assertThat(failure(client(gateway, form, "sk-unknown").list())).isInstanceOf(Failure.AuthRejected.class);
        }
    }

    @Test
    void aServerThatIsUpgradedIsReadOnInItsNewForm() throws Exception {
        try (var gateway = new KeyGateway(Form.NEWEST, GatewayTestKit.CLOCK)) {
            gateway.row(NOW - 100, 5, "r1");
            var client = client(gateway, new KeyForm.Whole(AccountKind.NEW_API), KeyGateway.KEY);
            assertThat(ok(client.list()).value().rows()).hasSize(1);
            assertThat(client.form()).isEqualTo(new KeyForm.Newest());
        }
    }

    @Test
    void ezmodelIsPagedWithinBounds() throws Exception {
        try (var gateway = new KeyGateway(Form.EZMODEL, GatewayTestKit.CLOCK)) {
            IntStream.range(0, 250).forEach(i -> gateway.row(NOW - 1000 + i, 1, "r" + i));
            var client = client(gateway, new KeyForm.Paged(), KeyGateway.KEY);
            var page = ok(client.logs(new Interval(NOW - 1000, NOW - 751), 3)).value();
            assertThat(page.rows()).hasSize(50);
            assertThat(page.total()).isEqualTo(250);
            assertThat(page.pageSize()).isEqualTo(100);
            assertThat(gateway.requests().getLast().target())
                    .isEqualTo("/api/log/token?key=" + KeyGateway.KEY + "&p=3&page_size=100&start_timestamp="
                            + (NOW - 1000) + "&end_timestamp=" + (NOW - 751));
        }
    }

    /// Half of the bucket is the user's: the eleventh request is not sent, and billing still tells the
    /// balance.
    @Test
    void theCriticalBucketIsNeverEmptied() throws Exception {
        try (var gateway = new KeyGateway(Form.NEWEST, GatewayTestKit.CLOCK)) {
            var client = client(gateway, new KeyForm.Newest(), KeyGateway.KEY);
            for (var i = 0; i < 10; i++) {
                ok(client.list());
            }
            assertThat(failure(client.list()))
                    .isInstanceOfSatisfying(
                            Failure.RateLimited.class,
                            limited -> assertThat(limited.retryAfter()).isEqualTo(Duration.ofMinutes(20)));
            assertThat(gateway.requests()).hasSize(10);
            assertThat(ok(client.balance()).value()).isEqualTo(new KeyBalance("", 2_000_000L, 0));
            assertThat(gateway.requests()).extracting(request -> request.path()).doesNotContain("/api/usage/token/");
            var snapshot = http.budgets().snapshots().getFirst();
            assertThat(snapshot.critical()).isEqualTo(new HostBudget.Critical(10, 10, 1200, null));
            assertThat(snapshot.blockedUntil()).isNull();
        }
    }

    @Test
    void refusalsOfTheCriticalBucketStopItsOwnPathsAlone() throws Exception {
        try (var gateway = new KeyGateway(Form.NEWEST, GatewayTestKit.CLOCK)) {
            gateway.answerWith("/api/log/token", new Reply(429, Map.of(), new byte[0]));
            var client = client(gateway, new KeyForm.Newest(), KeyGateway.KEY);
            assertThat(failure(client.list()))
                    .isEqualTo(new Failure.RateLimited(Http.hostOf(gateway.url()), Duration.ofMinutes(20)));
            assertThat(failure(client.list())).isInstanceOf(Failure.RateLimited.class);
            assertThat(gateway.requests()).hasSize(1);
            ok(client.status());
            assertThat(ok(client.balance()).value().remaining()).isEqualTo(2_000_000);
        }
    }

    private static long quota(List<LogRow> rows, EventType type) {
        return rows.stream()
                .filter(row -> row.event().type() == type)
                .mapToLong(row -> row.event().quota())
                .sum();
    }

    private static long quota(JsonNode rows, int type) {
        return rows.valueStream()
                .filter(row -> row.get("type").asInt() == type)
                .mapToLong(row -> row.get("quota").asLong())
                .sum();
    }
}
