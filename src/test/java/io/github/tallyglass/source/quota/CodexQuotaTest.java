package io.github.tallyglass.source.quota;

import static io.github.tallyglass.source.gateway.GatewayTestKit.ok;
import static io.github.tallyglass.source.quota.Asking.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.QuotaWindow.Reach;
import io.github.tallyglass.domain.QuotaWindow.State;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.Http;
import io.github.tallyglass.source.gateway.GatewayTestKit;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodexQuotaTest {

    private static final Clock CLOCK = GatewayTestKit.CLOCK;
    private static final Instant NOW = CLOCK.instant();
    private static final QuotaLogin LOGIN = new QuotaLogin("acct-1", "acct-invented-1");

    private final Http http = GatewayTestKit.http();
    private final VendorServer server = new VendorServer(CLOCK);
    private final QuotaSource codex = new CodexQuota(server.base("codex"));

    @AfterEach
    void close() {
        http.close();
        server.close();
    }

    private QuotaAnswer read() {
        return ok(codex.read(LOGIN, new Asking(http, CLOCK, "at-invented")));
    }

    private QuotaAnswer read(String json) {
        server.reply(VendorServer.CODEX, json);
        return read();
    }

    @Test
    void aPlusPlanIsReadWhole() {
        var answer = read();

        assertThat(answer.email()).isEqualTo("a@example.com");
        assertThat(answer.reading().plan()).isEqualTo("plus");
        assertThat(answer.reading().login()).isEqualTo("acct-1");
        assertThat(answer.reading().complete()).isTrue();
        assertThat(answer.reading().windows())
                .extracting(window -> window.id() + " " + window.reach() + " " + window.usedPercent())
                .containsExactlyInAnyOrder(
                        "5h ALL 37", "7d ALL 12", "model:Model-X:7d MODEL 5", "spend:individual-limit SPEND 12.5");
        assertThat(window(answer, "5h").resetsAt())
                .isEqualTo(Instant.ofEpochSecond(NOW.getEpochSecond()).plusSeconds(6_400));
        assertThat(window(answer, "model:Model-X:7d").label()).isEqualTo("Model-X");
        var credits = Objects.requireNonNull(answer.reading().credits());
        assertThat(credits.balance()).isEqualByComparingTo("0");
        assertThat(credits.resets()).isEqualTo(1);
        assertThat(credits.resetExpiresAt()).isEqualTo(NOW.plusSeconds(259_200));
    }

    @Test
    void theWorkspaceIsNamedAndNothingButGetIsAsked() {
        read();

        assertThat(server.asked()).hasSize(2).allSatisfy(asked -> {
            assertThat(asked.method()).isEqualTo("GET");
            assertThat(asked.headers())
                    .containsEntry("chatgpt-account-id", "acct-invented-1")
                    .containsEntry("authorization", "Bearer at-invented");
            assertThat(asked.headers().get("user-agent")).startsWith("codex");
        });
    }

    @Test
    void anAddressWithoutBackendApiHasOtherPaths() {
        var bare = URI.create(server.base("claude") + "/");
        server.reply("/api/codex/usage", "{\"plan_type\":\"pro\",\"rate_limit\":null}");

        var answer = ok(new CodexQuota(bare).read(LOGIN, new Asking(http, CLOCK, "at")));

        assertThat(answer.reading().plan()).isEqualTo("pro");
        assertThat(answer.reading().windows()).isEmpty();
        assertThat(answer.reading().credits()).isNull();
    }

    @Test
    void aPlanWithoutFiveHoursSendsItsWeekFirst() {
        var answer = read("{\"plan_type\":\"free\",\"rate_limit\":{\"allowed\":true,\"primary_window\":"
                + VendorReplies.codexWindow(20, 604_800, 100_000, NOW) + ",\"secondary_window\":null}}");

        assertThat(answer.reading().windows()).extracting(w -> w.id()).containsExactly("7d");
    }

    @ParameterizedTest
    @ValueSource(longs = {2_419_200, 2_592_000, 2_678_400})
    void aMonthIsTwentyEightToThirtyOneDays(long length) {
        var answer = read(
                "{\"rate_limit\":{\"primary_window\":" + VendorReplies.codexWindow(20, length, 100_000, NOW) + "}}");

        assertThat(answer.reading().windows()).extracting(w -> w.id()).containsExactly("30d");
    }

    @Test
    void anyOtherLengthIsItsOwn() {
        var answer = read("{\"rate_limit\":{\"primary_window\":" + VendorReplies.codexWindow(20, 259_200, 1, NOW)
                + ",\"secondary_window\":" + VendorReplies.codexWindow(30, 18_000, 1, NOW) + "}}");

        assertThat(answer.reading().windows()).extracting(w -> w.id()).containsExactly("other:259200", "5h");
    }

    @Test
    void whereItStandsCountsOnlyWithoutALengthAndWhileTheSlotIsFree() {
        var free = read("{\"rate_limit\":{\"primary_window\":{\"used_percent\":7,\"reset_at\":"
                + NOW.plusSeconds(60).getEpochSecond() + "},\"secondary_window\":"
                + VendorReplies.codexWindow(8, 604_800, 9, NOW) + "}}");
        assertThat(free.reading().windows()).extracting(w -> w.id()).containsExactlyInAnyOrder("5h", "7d");

        var taken = read("{\"rate_limit\":{\"primary_window\":"
                + VendorReplies.codexWindow(8, 604_800, 9, NOW)
                + ",\"secondary_window\":{\"used_percent\":99}}}");
        assertThat(taken.reading().windows()).extracting(w -> w.id()).containsExactlyInAnyOrder("7d", "other:0");
        assertThat(window(taken, "7d").usedPercent()).isEqualByComparingTo("8");
    }

    @Test
    void aMissingShareIsAllOfItOnlyWhereTheLimitIsReachedAndComesBack() {
        var template = "{\"rate_limit\":{\"allowed\":%s,\"limit_reached\":%s,"
                + "\"primary_window\":{\"limit_window_seconds\":18000,\"reset_after_seconds\":%s}}}";

        assertThat(window(read(template.formatted("true", "true", "60")), "5h").usedPercent())
                .isEqualByComparingTo("100");
        assertThat(window(read(template.formatted("false", "null", "60")), "5h").usedPercent())
                .isEqualByComparingTo("100");
        for (var untold : new String[] {
            template.formatted("true", "false", "60"),
            template.formatted("null", "null", "60"),
            template.formatted("false", "true", "null")
        }) {
            var window = window(read(untold), "5h");
            assertThat(window.usedPercent()).isNull();
            assertThat(window.remainingPercent()).isNull();
            assertThat(window.state()).isEqualTo(State.NOT_REPORTED);
        }
    }

    @Test
    void camelCaseTwinsTextAndFractionsAreAsGood() {
        var answer = read("""
                {"planType":"Quorum-7","rateLimit":{"limitReached":false,"primaryWindow":
                  {"usedPercent":"37.25","limitWindowSeconds":"18000","resetAfterSeconds":"6400"}},
                 "codeReviewRateLimit":{"primaryWindow":{"usedPercent":1,"limitWindowSeconds":18000}},
                 "additionalRateLimits":[{"meteredFeature":"model_y","rateLimit":{"secondaryWindow":
                   {"usedPercent":2,"limitWindowSeconds":604800}}}, 7, null],
                 "credits":{"unlimited":true,"balance":null}}
                """);

        assertThat(answer.reading().plan()).isEqualTo("Quorum-7");
        assertThat(window(answer, "5h").usedPercent()).isEqualByComparingTo("37.25");
        assertThat(window(answer, "5h").resetsAt()).isEqualTo(NOW.plusSeconds(6_400));
        assertThat(window(answer, "review:5h").reach()).isEqualTo(Reach.REVIEW);
        assertThat(window(answer, "model:model_y:7d").usedPercent()).isEqualByComparingTo("2");
        var credits = Objects.requireNonNull(answer.reading().credits());
        assertThat(credits.balance()).isNull();
        assertThat(credits.unlimited()).isTrue();
        assertThat(credits.resets()).isNull();
    }

    @Test
    void clocksThatDifferALotDoNotMoveTheReset() {
        for (var skew :
                new Duration[] {Duration.ofHours(3), Duration.ofMinutes(-9), Duration.ofSeconds(90), Duration.ofDays(40)
                }) {
            server.skew(skew);
            var theirs = NOW.plus(skew);
            server.reply(VendorServer.CODEX, VendorReplies.codex("a@example.com", 37, 12, theirs));
            var off = Duration.between(
                    NOW.plusSeconds(6_400), window(read(), "5h").resetsAt());

            // Up to two minutes are the way; beyond, the wait counts that the provider names beside it.
            assertThat(off.abs()).as("%s", skew).isLessThanOrEqualTo(Duration.ofMinutes(2));
        }
    }

    @Test
    void lostResetCreditsHarmNothing() {
        server.fault(VendorServer.RESET_CREDITS, VendorServer.Fault.BROKEN);

        var credits = Objects.requireNonNull(read().reading().credits());

        assertThat(credits.resets()).isEqualTo(1);
        assertThat(credits.resetExpiresAt()).isNull();
    }

    @Test
    void aCapturedReplyIsReadAsItIs() throws Exception {
        var reply = CapturedCalls.read("api-call-wham-usage.json");
        var answer = ok(codex.read(LOGIN, _ -> Result.ok(reply)));

        assertThat(answer.reading().plan()).isEqualTo("plus");
        assertThat(window(answer, "5h").usedPercent()).isEqualByComparingTo("37");
        assertThat(window(answer, "5h").resetsAt()).isEqualTo(Instant.ofEpochSecond(1_795_341_332));
        assertThat(window(answer, "7d").resetsAt()).isEqualTo(Instant.ofEpochSecond(1_795_644_932));
        assertThat(answer.reading().windows()).hasSize(2);
    }

    /// Whatever the order and however poor the shape: a window is where its length says, and nothing is
    /// ever made up.
    @Test
    void generatedShapesKeepTheirMeaning() {
        var seed = new Random().nextLong();
        System.getLogger("test").log(System.Logger.Level.INFO, "seed " + seed);
        var random = new Random(seed);
        for (var round = 0; round < 500; round++) {
            var lengths =
                    new ArrayList<>(Map.of(18_000L, "5h", 604_800L, "7d", 2_592_000L, "30d", 86_400L, "other:86400")
                            .entrySet());
            Collections.shuffle(lengths, random);
            var first = lengths.get(0);
            var second = lengths.get(1);
            var used = new BigDecimal(random.nextInt(0, 1001)).movePointLeft(1);
            var told = random.nextBoolean();
            var text = random.nextBoolean();
            var share = !told ? "null" : text ? "\"" + used + "\"" : used.toString();
            var json = """
                    {"extra":[1,{}],"rate_limit":{"secondary_window":{"limit_window_seconds":%d,"used_percent":%s},
                     "primary_window":%s,"unknown":null},"credits":%s,"additional_rate_limits":%s}
                    """.formatted(
                            first.getKey(),
                            share,
                            random.nextBoolean() ? "null" : VendorReplies.codexWindow(4, second.getKey(), 77, NOW),
                            random.nextBoolean() ? "null" : "[]",
                            random.nextBoolean() ? "null" : "{\"a\":1}");
            var answer = ok(codex.read(LOGIN, _ -> Result.ok(new QuotaReply(200, Map.of(), json, NOW))));

            var window = window(answer, first.getValue());
            assertThat(window.length()).as("seed %d: %s", seed, json).isEqualTo(first.getKey());
            if (told) {
                assertThat(window.usedPercent()).as("seed %d: %s", seed, json).isEqualByComparingTo(used);
            } else {
                assertThat(window.usedPercent()).as("seed %d: %s", seed, json).isNull();
            }
            assertThat(answer.reading().windows())
                    .as("seed %d", seed)
                    .allSatisfy(one -> assertThat(one.id()).isIn(first.getValue(), second.getValue()));
            assertThat(answer.reading().credits()).as("seed %d", seed).isNull();
        }
    }
}
