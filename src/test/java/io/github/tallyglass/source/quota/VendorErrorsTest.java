package io.github.tallyglass.source.quota;

import static io.github.tallyglass.source.gateway.GatewayTestKit.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.Http;
import io.github.tallyglass.source.gateway.GatewayTestKit;
import io.github.tallyglass.source.quota.VendorServer.Fault;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What goes wrong is told as what it is, the same for all five.
class VendorErrorsTest {

    private static final Clock CLOCK = GatewayTestKit.CLOCK;
    private static final String TOKEN = "very-secret-token";

    private final Http http = GatewayTestKit.http(GatewayTestKit.shortTimeouts(), 65_536);
    private final VendorServer server = new VendorServer(CLOCK);

    @AfterEach
    void close() {
        http.close();
        server.close();
    }

    static Stream<Arguments> providers() {
        return Stream.of(
                Arguments.of("codex", VendorServer.CODEX),
                Arguments.of("claude", VendorServer.CLAUDE),
                Arguments.of("antigravity", VendorServer.ANTIGRAVITY),
                Arguments.of("kimi", VendorServer.KIMI),
                Arguments.of("xai", VendorServer.XAI_WEEKLY));
    }

    private Failure failed(String provider, String path, Fault fault) {
        server.fault(path, fault);
        server.fault(VendorServer.XAI_MONTHLY, fault);
        var source = QuotaSource.of(provider, server.base(provider)).orElseThrow();
        var failure = failure(source.read(new QuotaLogin("ref", ""), new Asking(http, CLOCK, TOKEN)));
        assertThat(failure.toString()).doesNotContain(TOKEN);
        return failure;
    }

    @ParameterizedTest
    @MethodSource("providers")
    void eachRefusalIsTold(String provider, String path) {
        var program = QuotaSource.of(provider).orElseThrow().program();
        var base = server.base(provider);
        var host = Http.hostOf(base);

        assertThat(failed(provider, path, Fault.UNAUTHORIZED)).isEqualTo(new Failure.LoginRefused(program, 401));
        assertThat(failed(provider, path, Fault.UNPAID)).isEqualTo(new Failure.PaymentRequired(program));
        assertThat(failed(provider, path, Fault.FORBIDDEN)).isEqualTo(new Failure.LoginRefused(program, 403));
        assertThat(failed(provider, path, Fault.CLOUDFLARE)).isEqualTo(new Failure.BlockedOnTheWay(host));
        assertThat(failed(provider, path, Fault.BROKEN)).isEqualTo(new Failure.ServerFault(host, 503, ""));
        assertThat(failed(provider, path, new Fault.TooMany("120")))
                .isEqualTo(new Failure.RateLimited(host, Duration.ofSeconds(120)));
        assertThat(failed(provider, path, new Fault.TooMany(null))).isEqualTo(new Failure.RateLimited(host, null));
        assertThat(failed(provider, path, Fault.PAGE)).isInstanceOf(Failure.NotJson.class);
        assertThat(failed(provider, path, Fault.PARTIAL)).isInstanceOf(Failure.Malformed.class);
        assertThat(failed(provider, path, new Fault.Status(200, "application/json", "[1,2]")))
                .isInstanceOf(Failure.Malformed.class);
        assertThat(failed(provider, path, new Fault.Status(200, "application/json", "{\"error\":{}}")))
                .isInstanceOf(Failure.Malformed.class);
        assertThat(failed(provider, path, new Fault.Status(200, "application/json", "")))
                .isInstanceOf(Failure.Malformed.class);
        assertThat(failed(provider, path, new Fault.Hang())).isInstanceOf(Failure.TimedOut.class);
        assertThat(failed(provider, path, new Fault.Status(200, "application/json", "x".repeat(70_000))))
                .isInstanceOf(Failure.TooLarge.class);
    }

    @Test
    void aRedirectElsewhereIsNotFollowed() {
        try (var elsewhere = new VendorServer(CLOCK)) {
            var away = new Fault.Redirect(elsewhere.base("claude") + VendorServer.CLAUDE);

            assertThat(failed("claude", VendorServer.CLAUDE, away)).isInstanceOf(Failure.RedirectedAway.class);
            assertThat(failed("antigravity", VendorServer.ANTIGRAVITY, away)).isInstanceOf(Failure.Malformed.class);
            assertThat(elsewhere.asked()).isEmpty();
        }
    }

    /// A refusal of one login must not silence its neighbours at the same host.
    @Test
    void a429BlocksNoHost() {
        failed("claude", VendorServer.CLAUDE, new Fault.TooMany("3600"));
        server.heal(VendorServer.CLAUDE);

        var again = new ClaudeQuota(server.base("claude"))
                .read(new QuotaLogin("other", ""), new Asking(http, CLOCK, "other-token"));
        assertThat(again).isInstanceOf(Result.Ok.class);
    }

    /// No bytes whatever make a reader throw, or make up a share.
    @ParameterizedTest
    @MethodSource("providers")
    void noiseIsNeverAReading(String provider, String path) {
        var seed = new Random().nextLong();
        System.getLogger("test").log(System.Logger.Level.INFO, "seed " + seed);
        var random = new Random(seed);
        var whole = switch (provider) {
            case "codex" -> VendorReplies.codex("a@example.com", 37, 12, CLOCK.instant());
            case "claude" -> VendorReplies.claude("42.0", "18.5", CLOCK.instant());
            case "antigravity" -> VendorReplies.antigravity(CLOCK.instant());
            case "kimi" -> VendorReplies.kimi(CLOCK.instant());
            default -> VendorReplies.xaiWeekly(CLOCK.instant());
        };
        var odd = List.of("null", "\"\"", "\"x\"", "[]", "{}", "-1", "1e999", "1e-999999999", "true", "\"1e40\"");
        var source = QuotaSource.of(provider).orElseThrow();
        for (var round = 0; round < 400; round++) {
            var parts = whole.split("(?<=:)(?=[\"\\d\\-tfn])", -1);
            var at = 1 + random.nextInt(parts.length - 1);
            parts[at] = parts[at].replaceFirst("^(\"[^\"]*\"|[^,}\\]]+)", odd.get(random.nextInt(odd.size())));
            var text = String.join("", parts);
            var json = random.nextInt(5) == 0 ? text.substring(0, random.nextInt(text.length())) : text;
            var result = source.read(
                    new QuotaLogin("ref", "", "", false, false),
                    _ -> Result.ok(new QuotaReply(200, Map.of(), json, CLOCK.instant())));
            if (result instanceof Result.Ok<QuotaAnswer>(QuotaAnswer answer)) {
                assertThat(answer.reading().windows())
                        .as("seed %d: %s", seed, json)
                        .allSatisfy(window -> {
                            if (window.usedPercent() != null) {
                                assertThat(window.usedPercent().signum()).isNotNegative();
                            }
                        });
            }
        }
    }
}
