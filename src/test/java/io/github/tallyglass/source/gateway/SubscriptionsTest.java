package io.github.tallyglass.source.gateway;

import static io.github.tallyglass.source.gateway.GatewayTestKit.client;
import static io.github.tallyglass.source.gateway.GatewayTestKit.failure;
import static io.github.tallyglass.source.gateway.GatewayTestKit.http;
import static io.github.tallyglass.source.gateway.GatewayTestKit.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.source.gateway.GatewayClient.KeyInfo;
import io.github.tallyglass.source.gateway.GatewayClient.Plan;
import io.github.tallyglass.source.gateway.GatewayClient.Subscription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// Plans and keys as a server of the current line sent them.
class SubscriptionsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ReplayGateway gateway;
    private HttpGatewayClient client;

    @BeforeEach
    void start() throws Exception {
        gateway = new ReplayGateway();
        client = client(http(), gateway.url());
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void aFiveHourPlanIsRead() {
        gateway.answerWith("/api/subscription/self", "subscription/self");
        assertThat(ok(client.subscriptions()).value())
                .containsExactly(new Subscription(
                        1, 1, 250_000, 15_856, true, 1_795_331_741L, 1_797_923_741L, 1_795_331_741L, 1_795_349_741L));
        gateway.answerWith("/api/subscription/plans", "subscription/plans");
        assertThat(ok(client.plans()).value()).containsExactly(new Plan(1, "Starter 5h", 18_000));
    }

    @Test
    void noPlanIsAnEmptyList() {
        gateway.answerWith("/api/subscription/self", "subscription/self-none");
        assertThat(ok(client.subscriptions()).value()).isEmpty();
    }

    @Test
    void aLineWithoutPlansSaysSo() {
        gateway.answerWith("/api/subscription/self", "not-found");
        assertThat(failure(client.subscriptions())).isEqualTo(new Failure.NotFound("/api/subscription/self"));
    }

    @Test
    void expiredOnesAreTold() {
        var data = JSON.readTree("""
                {"subscriptions":null,"all_subscriptions":[
                  {"subscription":{"id":3,"plan_id":9,"amount_total":0,"amount_used":7,"status":"expired"}},
                  {"subscription":{"id":4,"plan_id":9,"amount_total":0,"amount_used":7,"status":"active"}},
                  {"subscription":"odd"}, 5]}""");
        assertThat(ok(SubscriptionReader.subscriptions(data)))
                .containsExactly(
                        new Subscription(3, 9, 0, 7, false, 0, 0, 0, 0),
                        new Subscription(4, 9, 0, 7, true, 0, 0, 0, 0));
        assertThat(failure(SubscriptionReader.subscriptions(JSON.readTree("{\"items\":[]}"))))
                .isInstanceOf(Failure.Malformed.class);
    }

    @Test
    void periodsBecomeSeconds() {
        var data = JSON.readTree("""
                [{"plan":{"id":1,"title":"Day","quota_reset_period":"daily"}},
                 {"plan":{"id":2,"title":"Week","quota_reset_period":"weekly"}},
                 {"plan":{"id":3,"title":"Month","quota_reset_period":"monthly"}},
                 {"plan":{"id":4,"title":"Once","quota_reset_period":"never","quota_reset_custom_seconds":5}},
                 {"plan":{"id":5,"title":"Hours","quota_reset_period":"custom","quota_reset_custom_seconds":"18000"}}]""");
        assertThat(ok(SubscriptionReader.plans(data)))
                .extracting(Plan::resetSeconds)
                .containsExactly(86_400L, 604_800L, 2_592_000L, 0L, 18_000L);
    }

    @Test
    void keysTellWhenTheyExpireAndWereUsed() {
        assertThat(ok(client.keys()).value())
                .contains(
                        new KeyInfo(6, "expired key", 3, null, 0, 1_795_331_504L, 1_795_331_504L, 1_795_331_507L),
                        new KeyInfo(2, "ci, nightly", 1, 1_994_248L, 5_752, 1_795_331_504L, 1_795_331_561L, -1));
    }
}
