package io.github.tallyglass.source.quota;

import static io.github.tallyglass.source.gateway.GatewayTestKit.failure;
import static io.github.tallyglass.source.gateway.GatewayTestKit.ok;
import static io.github.tallyglass.source.quota.Asking.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.QuotaWindow.Reach;
import io.github.tallyglass.domain.QuotaWindow.State;
import io.github.tallyglass.source.Http;
import io.github.tallyglass.source.gateway.GatewayTestKit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherProvidersTest {

    private static final Clock CLOCK = GatewayTestKit.CLOCK;
    private static final Instant NOW = CLOCK.instant();

    private final Http http = GatewayTestKit.http();
    private final VendorServer server = new VendorServer(CLOCK);
    private final QuotaLogin login = new QuotaLogin("ref", "user-1", "proj-invented-1", false, true);

    @AfterEach
    void close() {
        http.close();
        server.close();
    }

    private QuotaAsker asker() {
        return new Asking(http, CLOCK, "invented");
    }

    private QuotaAnswer read(String provider) {
        return ok(QuotaSource.of(provider, server.base(provider)).orElseThrow().read(login, asker()));
    }

    @Test
    void antigravityLimitsGroupsOfModels() {
        var answer = read("antigravity");

        assertThat(answer.reading().plan()).isEqualTo("g1-pro-tier");
        assertThat(window(answer, "model:Gemini:5h").usedPercent()).isEqualByComparingTo("38");
        assertThat(window(answer, "model:Gemini:7d").usedPercent()).isEqualByComparingTo("10");
        assertThat(window(answer, "model:Gemini:5h").resetsAt()).isEqualTo(NOW.plusSeconds(6_400));
        var untold = window(answer, "model:Claude:5h");
        assertThat(untold.usedPercent()).isNull();
        assertThat(untold.state()).isEqualTo(State.NOT_REPORTED);
        assertThat(answer.reading().windows()).allMatch(window -> window.reach() == Reach.MODEL);
        assertThat(server.asked().getFirst().body()).isEqualTo("{\"project\":\"proj-invented-1\"}");
        assertThat(server.asked().getFirst().headers().get("user-agent")).startsWith("antigravity/");
    }

    @Test
    void antigravityIsTriedHostByHost() {
        try (var second = new VendorServer(CLOCK);
                var third = new VendorServer(CLOCK)) {
            server.fault(VendorServer.ANTIGRAVITY, VendorServer.Fault.BROKEN);
            second.fault(VendorServer.ANTIGRAVITY, VendorServer.Fault.FORBIDDEN);
            var source = new AntigravityQuota(
                    List.of(server.base("antigravity"), second.base("antigravity"), third.base("antigravity")));

            assertThat(ok(source.read(login, asker())).reading().windows()).hasSize(3);
            assertThat(third.asked(VendorServer.ANTIGRAVITY_TIER)).isOne();

            server.fault(VendorServer.ANTIGRAVITY, VendorServer.Fault.UNAUTHORIZED);
            assertThat(failure(source.read(login, asker()))).isEqualTo(new Failure.LoginRefused("Antigravity", 401));
            assertThat(second.asked(VendorServer.ANTIGRAVITY)).isOne();
        }
    }

    @Test
    void antigravityTellsTheTimeByItsOwnClock() {
        server.skew(Duration.ofMinutes(-30));
        server.reply(VendorServer.ANTIGRAVITY, VendorReplies.antigravity(NOW.minus(Duration.ofMinutes(30))));

        assertThat(window(read("antigravity"), "model:Gemini:5h").resetsAt()).isEqualTo(NOW.plusSeconds(6_400));
    }

    @Test
    void kimiCountsInNumbersOrText() {
        var answer = read("kimi");

        assertThat(window(answer, "7d").usedPercent()).isEqualByComparingTo("24");
        assertThat(window(answer, "5h").usedPercent()).isEqualByComparingTo("20");
        assertThat(window(answer, "5h").resetsAt()).isEqualTo(NOW.plusSeconds(6_400));
        assertThat(answer.reading().windows()).allMatch(window -> window.reach() == Reach.ALL);

        server.reply(VendorServer.KIMI, """
                {"limits":[{"detail":{"limit":"100","remaining":65},"window":{"duration":"7","timeUnit":"TIME_UNIT_DAY"}},
                 {"detail":{"limit":0,"used":3},"window":{"duration":1,"timeUnit":"TIME_UNIT_HOUR"}},
                 {"name":"5 hours","detail":{"used":3}}]}
                """);
        var poor = read("kimi");
        assertThat(window(poor, "7d").usedPercent()).isEqualByComparingTo("35");
        assertThat(window(poor, "other:3600").usedPercent()).isNull();
        assertThat(window(poor, "5h").usedPercent()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "5h,18000",
        "5 hours,18000",
        "five-hour,18000",
        "300 minutes,18000",
        "weekly,604800",
        "WEEK,604800",
        "7d,604800",
        "1w,604800",
        "monthly,2592000",
        "1 month,2592000",
        "daily,86400",
        "12h-rolling,43200",
        "'',0",
        "soon,0",
        "9999w,0"
    })
    void periodsAreReadFromWords(String word, long seconds) {
        assertThat(Periods.ofWord(word)).isEqualTo(seconds);
    }

    @Test
    void xaiHasAWeekInPercentAndAMonthInCents() {
        var answer = read("xai");

        assertThat(window(answer, "7d").usedPercent()).isEqualByComparingTo("31.5");
        assertThat(window(answer, "7d").resetsAt()).isEqualTo(NOW.plusSeconds(310_000));
        assertThat(window(answer, "30d").usedPercent()).isEqualByComparingTo("21.33");
        assertThat(window(answer, "spend:on-demand").usedPercent()).isEqualByComparingTo("25");
        assertThat(answer.reading().complete()).isTrue();
        assertThat(answer.reading().windows()).hasSize(3);
        var credits = Objects.requireNonNull(answer.reading().credits());
        assertThat(credits.balance()).isEqualByComparingTo("7.50");
        assertThat(server.asked()).allSatisfy(asked -> {
            assertThat(asked.method()).isEqualTo("GET");
            assertThat(asked.headers()).containsEntry("x-userid", "user-1");
        });
    }

    @Test
    void halfAnAnswerOfXaiSaysNothingOfTheOtherHalf() {
        server.fault(VendorServer.XAI_MONTHLY, VendorServer.Fault.BROKEN);
        var weekOnly = read("xai").reading();
        assertThat(weekOnly.complete()).isFalse();
        assertThat(weekOnly.windows()).extracting(window -> window.id()).containsExactly("7d");

        server.heal(VendorServer.XAI_MONTHLY);
        server.fault(VendorServer.XAI_WEEKLY, VendorServer.Fault.BROKEN);
        var monthOnly = read("xai").reading();
        assertThat(monthOnly.complete()).isFalse();
        assertThat(monthOnly.windows())
                .extracting(window -> window.id())
                .containsExactlyInAnyOrder("30d", "spend:on-demand");
    }
}
