package io.github.tallyglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.sync.SyncDepth;
import io.github.tallyglass.sync.SyncOutcome;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SyncCommandTest {

    private static final long DAY = 1_794_960_000; // 2026-11-18T00:00:00Z

    private static final Account ACCOUNT = new Account(
            1,
            "work",
            AccountKind.NEW_API,
            "new-api",
            URI.create("https://gw.test"),
            Scope.SELF,
            "7",
            QuotaUnit.DEFAULT,
            false);

    private final FakeRoot root = new FakeRoot();

    @BeforeEach
    void account() {
        root.accounts.saved.add(ACCOUNT);
    }

    @Test
    void aWholeSyncIsThePromisedDocument() {
        root.outcomes.add(outcome(244, List.of(), null));

        assertThat(run("sync --json")).isZero();

        assertThat(json().propertyNames()).containsExactly("accounts");
        assertThat(json().get("accounts").get(0).toString())
                .isEqualTo("{\"name\":\"work\",\"ok\":true,\"dialect\":\"new-api\",\"rows_new\":244,\"rows_seen\":244,"
                        + "\"requests\":4,\"seconds\":1.25,"
                        + "\"covered\":[{\"from\":\"2026-11-18T08:00:00+08:00\",\"to\":\"2026-11-19T08:00:00+08:00\"}],"
                        + "\"missing\":[],\"error\":null}");
        assertThat(root.err()).contains("4 requests for 244 rows, 1.33 times the least possible (3)");
    }

    @Test
    void aGatewayThatSpeaksAnotherDialectNowIsTold() {
        root.outcomes.add(outcome(1, List.of(), null));
        root.accounts.saved.set(0, ACCOUNT.withDialect("new-api-2025"));

        assertThat(run("sync")).isZero();

        assertThat(root.err()).contains("work: the gateway has changed; it is read as new-api from now on.");
    }

    @Test
    void theOrderIsWhatTheWordsSay() {
        root.outcomes.add(outcome(1, List.of(), null));

        run("sync");
        assertThat(root.order).isEqualTo(new OneShotSync.Order(List.of(), SyncDepth.DEFAULT, new RequestRate.Polite()));
        run("sync --account work --since 2026-11-01 --rate 2.5");
        assertThat(root.order)
                .isEqualTo(new OneShotSync.Order(
                        List.of("work"),
                        new SyncDepth.Since(Instant.parse("2026-10-31T16:00:00Z")),
                        new RequestRate.PerSecond(new BigDecimal("2.5"))));
        run("sync --since all --rate unlimited");
        assertThat(root.order)
                .isEqualTo(new OneShotSync.Order(List.of(), new SyncDepth.All(), new RequestRate.Unlimited()));
    }

    @Test
    void anUnknownAccountIsWrongUsageAndNothingIsAsked() {
        assertThat(run("sync --account work --account nobody")).isEqualTo(2);
        assertThat(root.err()).contains("nobody");
        assertThat(root.order).isNull();
    }

    @Test
    void withoutAccountsItSaysHowToAddOne() {
        root.accounts.saved.clear();

        assertThat(run("sync --json")).isEqualTo(1);
        assertThat(json().get("error").get("code").stringValue()).isEqualTo("no-accounts");
        assertThat(json().get("error").get("advice").stringValue()).contains("account add");
    }

    @Test
    void whatIsMissingIsNamedAndExitsWith3() {
        var gap = new SyncOutcome.Missing(new Interval(DAY - 86_400, DAY - 1), new Failure.Cancelled());
        root.outcomes.add(outcome(244, List.of(gap), new Failure.Cancelled()));

        assertThat(run("sync --json")).isEqualTo(3);

        var account = json().get("accounts").get(0);
        assertThat(account.get("ok").booleanValue()).isFalse();
        assertThat(account.get("missing").toString())
                .isEqualTo("[{\"from\":\"2026-11-17T08:00:00+08:00\",\"to\":\"2026-11-18T08:00:00+08:00\","
                        + "\"why\":\"cancelled\"}]");
        assertThat(account.get("error").get("code").stringValue()).isEqualTo("cancelled");
        assertThat(json().get("error")).isNull();
        assertThat(root.err()).contains("2026-11-17 08:00 to 2026-11-18 08:00 is missing: ");
    }

    @Test
    void nothingDoneAtAllIsAFailureWithAnErrorAtTheTop() {
        root.outcomes.add(new SyncOutcome(
                ACCOUNT,
                false,
                0,
                0,
                1,
                Duration.ofMillis(80),
                List.of(),
                List.of(),
                new Failure.AuthRejected("invalid token", "")));

        assertThat(run("sync --json")).isEqualTo(1);
        assertThat(json().get("error").get("code").stringValue()).isEqualTo("auth-rejected");
        assertThat(json().get("accounts").get(0).get("ok").booleanValue()).isFalse();
        assertThat(root.err()).contains("invalid token").doesNotContain("least possible");
    }

    @Test
    void progressGoesToATerminalOnlyAndIsWiped() {
        root.outcomes.add(outcome(244, List.of(), null));
        run("sync");
        assertThat(root.err()).doesNotContain("\r");

        root.watched = true;
        run("sync");
        assertThat(root.err())
                .contains("\r1\u00a0200 of about 200.0\u00a0K rows · 300 rows/s · 1\u00a0min 20\u00a0s left")
                .contains(" \r");
        assertThat(root.out()).contains("work").doesNotContain("\r");
    }

    @Test
    void textNamesRowsRequestsAndCoverage() {
        root.outcomes.add(outcome(244, List.of(), null));

        run("sync");

        assertThat(root.out().lines())
                .hasSize(2)
                .element(1)
                .asString()
                .matches("work +244 +244 +4 +1\u00a0s +2026-11-18 08:00");
    }

    private int run(String words) {
        return root.run(words.split(" "));
    }

    private JsonNode json() {
        return JsonMapper.shared().readTree(root.out());
    }

    private static SyncOutcome outcome(long rows, List<SyncOutcome.Missing> missing, @Nullable Failure failure) {
        return new SyncOutcome(
                ACCOUNT,
                failure == null,
                rows,
                rows,
                4,
                Duration.ofMillis(1250),
                List.of(new Interval(DAY, DAY + 86_399)),
                missing,
                failure);
    }
}
