package io.github.tallyglass.source.quota;

import static io.github.tallyglass.source.gateway.GatewayTestKit.ok;
import static io.github.tallyglass.source.quota.Asking.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.QuotaWindow.Reach;
import io.github.tallyglass.domain.QuotaWindow.State;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.Http;
import io.github.tallyglass.source.gateway.GatewayTestKit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClaudeQuotaTest {

    private static final Clock CLOCK = GatewayTestKit.CLOCK;
    private static final Instant NOW = CLOCK.instant();
    private static final QuotaLogin LOGIN = new QuotaLogin("user-1", "");

    private final Http http = GatewayTestKit.http();
    private final VendorServer server = new VendorServer(CLOCK);
    private final QuotaSource claude = new ClaudeQuota(server.base("claude"));

    @AfterEach
    void close() {
        http.close();
        server.close();
    }

    private QuotaAnswer read() {
        return ok(claude.read(LOGIN, new Asking(http, CLOCK, "sk-ant-oat01-invented")));
    }

    private QuotaAnswer read(String json) {
        server.reply(VendorServer.CLAUDE, json);
        return read();
    }

    @Test
    void sharesAreOfAHundredAndModelsHaveTheirOwnWeeks() {
        var answer = read();

        assertThat(answer.email()).isEqualTo("c@example.com");
        assertThat(answer.reading().plan()).isEqualTo("max");
        assertThat(answer.reading().windows())
                .extracting(window -> window.id() + " " + window.reach() + " " + window.usedPercent())
                .containsExactlyInAnyOrder(
                        "5h ALL 42",
                        "7d ALL 18.5",
                        "model:sonnet:7d MODEL 3",
                        "model:Model X:7d MODEL 11",
                        "spend:extra-usage SPEND 24.6");
        assertThat(window(answer, "5h").resetsAt()).isEqualTo(NOW.plusSeconds(6_400));
        assertThat(window(answer, "model:sonnet:7d").resetsAt()).isNull();
        var credits = Objects.requireNonNull(answer.reading().credits());
        assertThat(credits.balance()).isEqualByComparingTo("37.70");
        assertThat(credits.currency()).isEqualTo("USD");
    }

    @Test
    void aWeekNamedByItsModelStandsForTheCodeWord() {
        var answer = read("""
                {"five_hour":null,"seven_day":{"utilization":1,"resets_at":null},
                 "seven_day_opus":{"utilization":40,"resets_at":null},
                 "limits":[{"kind":"weekly_scoped","percent":"41.5","resets_at":null,
                   "scope":{"model":{"id":"claude-opus-9","display_name":"Opus 9"}}},
                   {"kind":"session","percent":9,"resets_at":"%s"},
                   {"kind":"weekly_all","percent":77}, {"kind":"lunar","percent":99}]}
                """.formatted(NOW.plusSeconds(60)));

        assertThat(answer.reading().windows())
                .extracting(window -> window.id() + " " + window.usedPercent())
                .containsExactlyInAnyOrder("5h 9", "7d 1", "model:Opus 9:7d 41.5");
        assertThat(answer.reading().credits()).isNull();
    }

    @Test
    void whatIsNullIsNotReported() {
        var answer = read("{\"five_hour\":{\"utilization\":null,\"resets_at\":null},\"seven_day\":null}");

        assertThat(answer.reading().windows()).singleElement().satisfies(window -> {
            assertThat(window.id()).isEqualTo("5h");
            assertThat(window.usedPercent()).isNull();
            assertThat(window.state()).isEqualTo(State.NOT_REPORTED);
        });
    }

    @Test
    void extraUsageThatIsOffOrHalfToldIsNone() {
        for (var extra : List.of(
                "{\"is_enabled\":false,\"monthly_limit\":5000,\"used_credits\":1}",
                "{\"is_enabled\":true,\"monthly_limit\":null,\"used_credits\":1}",
                "{\"is_enabled\":true,\"monthly_limit\":5000}",
                "null")) {
            var answer = read("{\"five_hour\":null,\"extra_usage\":" + extra + "}");
            assertThat(answer.reading().credits()).as(extra).isNull();
            assertThat(answer.reading().windows()).as(extra).isEmpty();
        }
    }

    @Test
    void theHeadersAreThoseOfTheProgram() {
        read();

        assertThat(server.asked()).hasSize(2).allSatisfy(asked -> {
            assertThat(asked.method()).isEqualTo("GET");
            assertThat(asked.headers())
                    .containsEntry("anthropic-beta", "oauth-2025-04-20")
                    .containsEntry("content-type", "application/json")
                    .containsEntry("accept", "application/json");
            assertThat(asked.headers().get("user-agent")).startsWith("claude-code/");
        });
    }

    @Test
    void theProfileIsAskedOnlyOnDemandAndItsFailureHarmsNothing() {
        server.fault(VendorServer.CLAUDE_PROFILE, VendorServer.Fault.UNAUTHORIZED);
        assertThat(read().reading().plan()).isEmpty();

        var before = server.asked().size();
        ok(claude.read(LOGIN.withPlan(false), new Asking(http, CLOCK, "t")));
        assertThat(server.asked()).hasSize(before + 1);
    }

    @Test
    void aClockThatIsOffMovesResetsToOurs() {
        server.skew(Duration.ofHours(2));
        server.reply(VendorServer.CLAUDE, VendorReplies.claude("1", "2", NOW.plus(Duration.ofHours(2))));

        assertThat(window(read(), "5h").resetsAt()).isEqualTo(NOW.plusSeconds(6_400));
    }

    @Test
    void aCapturedReplyIsReadAsItIs() throws Exception {
        var reply = CapturedCalls.read("api-call-claude-oauth-usage.json");
        var answer = ok(claude.read(LOGIN.withPlan(false), _ -> Result.ok(reply)));

        assertThat(window(answer, "5h").usedPercent()).isEqualByComparingTo("42");
        assertThat(window(answer, "5h").resetsAt()).isEqualTo(Instant.parse("2026-12-01T14:00:00.123456Z"));
        assertThat(window(answer, "7d").usedPercent()).isEqualByComparingTo("18.5");
        assertThat(answer.reading().windows()).hasSize(2);
        assertThat(answer.reading().credits()).isNull();
    }

    @Test
    void generatedShapesKeepTheirMeaning() {
        var seed = new Random().nextLong();
        System.getLogger("test").log(System.Logger.Level.INFO, "seed " + seed);
        var random = new Random(seed);
        var keys = Map.of(
                "five_hour", "5h",
                "seven_day", "7d",
                "seven_day_opus", "model:opus:7d",
                "seven_day_oauth_apps", "model:oauth apps:7d",
                "seven_day_routines", "model:routines:7d",
                "iguana_necktie", "model:iguana necktie:other:0");
        for (var round = 0; round < 500; round++) {
            var order = new ArrayList<>(keys.keySet());
            Collections.shuffle(order, random);
            var parts = new ArrayList<String>(List.of("\"limits\":null", "\"organization_uuid\":\"x\""));
            var wanted = new ArrayList<String>();
            for (var key : order) {
                switch (random.nextInt(4)) {
                    case 0 -> parts.add("\"%s\":null".formatted(key));
                    case 1 -> {
                        parts.add("\"%s\":{\"utilization\":\"12.5\",\"resets_at\":\"nonsense\"}".formatted(key));
                        wanted.add(keys.get(key) + " 12.5");
                    }
                    case 2 -> {
                        parts.add("\"%s\":{\"resets_at\":null,\"utilization\":88,\"x\":[]}".formatted(key));
                        wanted.add(keys.get(key) + " 88");
                    }
                    default -> {
                        // Not there at all.
                    }
                }
            }
            Collections.shuffle(parts, random);
            var json = "{" + String.join(",", parts) + "}";
            var answer =
                    ok(claude.read(LOGIN.withPlan(false), _ -> Result.ok(new QuotaReply(200, Map.of(), json, NOW))));

            assertThat(answer.reading().windows())
                    .as("seed %d: %s", seed, json)
                    .extracting(window -> window.id() + " " + window.usedPercent())
                    .containsExactlyInAnyOrderElementsOf(wanted);
            assertThat(answer.reading().windows())
                    .filteredOn(window -> window.id().startsWith("model:"))
                    .allSatisfy(window -> assertThat(window.reach()).isEqualTo(Reach.MODEL));
        }
    }
}
