package io.github.tallyglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.export.Rows;
import io.github.tallyglass.sync.AccountService.SecretPlace;
import io.github.tallyglass.sync.SyncDepth;
import io.github.tallyglass.sync.SyncOutcome;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class CollectAndDemoTest {

    private final FakeRoot root = new FakeRoot();

    @TempDir
    Path folder;

    @BeforeEach
    void account() {
        root.accounts.saved.add(new Account(
                1,
                "work",
                AccountKind.NEW_API,
                "new-api",
                URI.create("https://gw.test"),
                Scope.SELF,
                "7",
                QuotaUnit.DEFAULT,
                false));
    }

    @Test
    void collectWithoutAccountsSaysWhatToDo() {
        root.accounts.saved.clear();

        assertThat(root.run("collect")).isEqualTo(1);
        assertThat(root.err()).contains("There are no accounts yet.", "account add");
        assertThat(root.serviceCalls).isEmpty();
    }

    @Test
    void collectRunsTheServiceUntilItIsStopped() {
        root.stop.stop();

        assertThat(root.run("collect")).isZero();

        assertThat(root.serviceCalls).containsExactly("alerts start", "start", "alerts close", "unlistened", "close");
        assertThat(root.closed).isEqualTo(1);
        assertThat(root.out()).isEmpty();
        assertThat(root.err()).contains("work: reading new rows, 12 rows");
    }

    @Test
    void collectWarnsOfNothingWhereItIsToldSo() {
        root.stop.stop();
        assertThat(root.run("collect", "--no-notify")).isZero();
        assertThat(root.serviceCalls).containsExactly("start", "unlistened", "close");
    }

    @Test
    void collectEndsByItselfAfterItsTime() {
        assertThat(root.run("collect", "--for", "1s")).isZero();
        assertThat(root.serviceCalls).contains("start", "close");
    }

    @Test
    void serveOnlyPrintsTheAddressAndStaysUntilItIsStopped() {
        root.stop.stop();

        assertThat(root.run("demo", "--serve-only")).isZero();

        assertThat(JsonMapper.shared().readTree(root.out()).toString())
                .isEqualTo("{\"url\":\"http://127.0.0.1:4711\",\"user_id\":\"1\",\"token\":\"demo-token\","
                        + "\"key\":\"sk-demo-key\"}");
        assertThat(root.serviceCalls).containsExactly("demo closed");
    }

    @Test
    void withADisplayTheDemoIsTheWindow() {
        root.display = true;

        assertThat(root.run("demo")).isZero();
        assertThat(root.windows).hasSize(1);
    }

    @Test
    void withoutADisplayTheDemoSyncsReportsAndLeavesACsvFile() throws IOException {
        root.csvFile = folder.resolve("demo.csv");
        root.queries.rows.add(Rows.consume("2026-11-18T01:00:00Z", "gpt-5.2", 1_500_000));
        root.outcomes.add(new SyncOutcome(
                new Account(
                        1,
                        "demo",
                        AccountKind.NEW_API,
                        "new-api",
                        URI.create("http://127.0.0.1:4711"),
                        Scope.SELF,
                        "1",
                        QuotaUnit.DEFAULT,
                        false),
                true,
                1,
                1,
                1,
                Duration.ofSeconds(2),
                List.of(new Interval(1_794_960_000, 1_795_046_399)),
                List.of(),
                null));

        assertThat(root.run("demo")).isZero();

        assertThat(root.accounts.lastPlace).isEqualTo(SecretPlace.FILE);
        assertThat(root.order)
                .isEqualTo(new OneShotSync.Order(List.of("demo"), new SyncDepth.Days(30), new RequestRate.Unlimited()));
        assertThat(root.out()).contains("gpt-5.2", "Total", "Rows written as CSV: 1, to " + root.csvFile);
        assertThat(Files.readString(root.csvFile)).startsWith("time,account,").contains("gpt-5.2");
        assertThat(root.out() + root.err()).doesNotContain("demo-token", "sk-demo-key");
    }
}
