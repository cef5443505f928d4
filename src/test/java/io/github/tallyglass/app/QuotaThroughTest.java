package io.github.tallyglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.demo.DemoSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `quota` through the whole program: a gateway on loopback, the client, the cache, the command.
class QuotaThroughTest {

    private static final Instant NOW = Instant.parse("2026-11-24T11:30:00Z");

    @TempDir
    Path folder;

    private static JsonNode first(Ran ran) {
        return JsonMapper.shared().readTree(ran.out()).get("accounts").get(0);
    }

    @Test
    void whatIsLeftIsAskedForNowOrTakenFromTheCache() throws IOException {
        var home = new TestHome(folder, NOW);
        var settings = DemoSettings.standard()
                .withClock(home.clock)
                .withZone(ZoneId.of("UTC"))
                .withDays(12);
        try (var gateway = new DemoFront(settings)) {
            assertThat(home.add(
                                    "work",
                                    gateway.url().toString(),
                                    gateway.gateway().token())
                            .exit())
                    .isZero();
            var unread = home.run("quota", "--json");
            assertThat(unread.exit()).as("nothing was read yet").isEqualTo(1);
            assertThat(unread.err()).contains("work: nothing is known of what is left");
            var before = gateway.requests().size();

            var forced = home.run("quota", "--force", "--json");

            assertThat(forced.exit()).as(forced.err()).isZero();
            assertThat(gateway.requests().subList(before, gateway.requests().size()))
                    .noneMatch(target -> target.startsWith("/api/log/"))
                    .contains("/api/subscription/self", "/api/subscription/plans", "/api/user/self");
            var account = first(forced);
            assertThat(account.get("account").stringValue()).isEqualTo("work");
            assertThat(account.get("login").isNull()).isTrue();
            assertThat(account.get("plan").stringValue()).isEqualTo("Coder, Team");
            assertThat(account.get("balance").get("USD").stringValue()).matches("\\d+\\.\\d{6}");
            assertThat(account.get("error").isNull()).isTrue();
            var windows = account.get("windows");
            assertThat(windows).hasSize(2);
            assertThat(windows.get(0).get("kind").stringValue()).isEqualTo("5h");
            assertThat(windows.get(0).get("label").stringValue()).isEqualTo("Coder");
            assertThat(windows.get(0).get("state").stringValue()).isEqualTo("ok");
            assertThat(windows.get(0).get("source").stringValue()).isEqualTo("polled");
            assertThat(windows.get(0)
                            .get("used_percent")
                            .decimalValue()
                            .add(windows.get(0).get("remaining_percent").decimalValue()))
                    .isEqualByComparingTo("100");
            assertThat(Instant.parse(windows.get(0).get("resets_at").stringValue()))
                    .isAfter(NOW);
            assertThat(windows.get(1).get("kind").stringValue()).isEqualTo("30d");
            assertThat(windows.get(1).get("resets_at").stringValue()).startsWith("2026-12-01T00:00:00");

            assertThat(home.run("sync", "--since", "10d").exit()).isZero();
            var asked = gateway.requests().size();
            home.clock.advance(Duration.ofHours(1));
            var cached = home.run("quota", "--json");
            assertThat(cached.exit()).as(cached.err()).isZero();
            assertThat(gateway.requests()).hasSize(asked);
            assertThat(first(cached).get("windows").get(0).get("state").stringValue())
                    .isEqualTo("stale");
            assertThat(first(cached).get("empty_at").stringValue()).startsWith("2026-");

            for (var language : List.of("en", "zh")) {
                var text = home.run("--lang", language, "quota");
                assertThat(text.exit()).isZero();
                assertThat(text.out()).contains("work", "Coder", "$").doesNotContain("null", "…");
            }
        }
        var gone = home.run("quota", "--force", "--json");
        assertThat(gone.exit()).isEqualTo(1);
        assertThat(first(gone).get("error").get("code").stringValue()).isEqualTo("unreachable");
        // What was read before is still told.
        assertThat(first(gone).get("balance").get("USD").stringValue()).isNotEmpty();
        var noted = home.run("quota", "--json");
        assertThat(noted.exit()).isEqualTo(1);
        assertThat(noted.err()).contains("The balance could not be read");
    }
}
