package io.github.tallyglass.cli;

import static io.github.tallyglass.store.StoreBed.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.ListPrices.Priced;
import io.github.tallyglass.domain.Login;
import io.github.tallyglass.domain.LoginReading;
import io.github.tallyglass.domain.LoginReading.Credits;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.QuotaWindow;
import io.github.tallyglass.domain.QuotaWindow.Reach;
import io.github.tallyglass.domain.QuotaWindow.Source;
import io.github.tallyglass.domain.UsageEvent.Upstream;
import io.github.tallyglass.query.Collected;
import io.github.tallyglass.store.RecordStore.RecordCommit;
import io.github.tallyglass.store.StoreBed;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Commands over logins and their rows in a real cache.
class LoginCommandsTest {

    private static final Instant NOW = FakeRoot.NOW;
    private static final long SECOND = NOW.getEpochSecond();

    private final FakeRoot root = new FakeRoot();

    @TempDir
    private Path home;

    private StoreBed bed;

    @BeforeEach
    void cache() {
        bed = new StoreBed(home, NOW);
        ok(bed.store.removeAccount(bed.account.id()));
        root.asked = bed.queries;
        var account = ok(bed.store.addAccount(Collected.account("cpa", AccountKind.CLIPROXY)));
        root.accounts.saved.add(account);
        var id = account.id();
        var records = bed.store.records();
        var upstream = new Upstream("codex", "alice@example.com", "a1", "high", "default");
        ok(records.append(new RecordCommit(
                id,
                List.of(
                        new Priced(
                                Collected.row(SECOND - 60, EventType.CONSUME, "0a1b2c3d", upstream, 5_000_000_000L),
                                QuotaUnit.LIST_PRICE),
                        new Priced(
                                Collected.row(SECOND - 50, EventType.CONSUME, "0a1b2c3e", Upstream.NONE, 1),
                                QuotaUnit.LIST_PRICE)),
                List.of(),
                null,
                new Interval(SECOND - 86_400, SECOND))));
        ok(records.noteLogins(id, List.of(login("a1", "codex", "alice"), login("b1", "claude", "bob")), NOW));
        ok(records.noteLoginReadings(
                id,
                List.of(new LoginReading(
                        "a1",
                        "plus",
                        List.of(
                                share("5h", Reach.ALL, 18_000, 91, 4_800),
                                share("7d", Reach.ALL, 604_800, 30, 90_000),
                                share("model:x:7d", Reach.MODEL, 604_800, 99, 90_000)),
                        new Credits(new BigDecimal("12.34"), "USD", false, null, null),
                        Source.POLLED,
                        NOW,
                        true))));
        ok(records.noteLoginFault(id, "b1", NOW, "rate-limited"));
    }

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void quotaHasAnEntryForEachLogin() {
        assertThat(root.run("quota", "--json")).isEqualTo(ExitCode.PARTLY);

        var accounts = json().get("accounts");
        assertThat(accounts.size()).isEqualTo(2);
        var bob = accounts.get(0);
        assertThat(bob.get("login").stringValue()).isEqualTo("b***@example.com");
        assertThat(bob.get("provider").stringValue()).isEqualTo("claude");
        assertThat(bob.get("windows").isEmpty()).isTrue();
        assertThat(bob.get("effective_remaining_percent").isNull()).isTrue();
        assertThat(bob.get("error").get("code").stringValue()).isEqualTo("rate-limited");
        var alice = accounts.get(1);
        assertThat(alice.get("account").stringValue()).isEqualTo("cpa");
        assertThat(alice.get("login").stringValue()).isEqualTo("a***@example.com");
        assertThat(alice.get("plan").stringValue()).isEqualTo("plus");
        assertThat(alice.get("effective_remaining_percent").decimalValue()).isEqualByComparingTo("9");
        assertThat(alice.get("balance").get("USD").stringValue()).isEqualTo("12.340000");
        assertThat(alice.get("error").isNull()).isTrue();
        var five = alice.get("windows").get(0);
        assertThat(five.get("kind").stringValue()).isEqualTo("5h");
        assertThat(five.get("reach").stringValue()).isEqualTo("all");
        assertThat(five.get("state").stringValue()).isEqualTo("ok");
        assertThat(five.get("source").stringValue()).isEqualTo("polled");
        assertThat(five.get("pace").stringValue()).isEqualTo("runs-out");
        assertThat(five.get("runs_out_at").isNull()).isFalse();
        assertThat(alice.get("windows").get(2).get("reach").stringValue()).isEqualTo("model");
        assertThat(root.out()).doesNotContain("alice@", "bob@");
    }

    @Test
    void quotaAsTextNamesLoginsWhole() {
        for (var language : List.of("en", "zh")) {
            assertThat(root.run("quota", "--lang", language)).isEqualTo(ExitCode.PARTLY);
        }
        assertThat(root.out()).contains("alice@example.com", "bob@example.com", "codex", "plus");
        assertThat(root.err()).contains("bob@example.com");
    }

    @Test
    void reportsAreGroupedAndFilteredByWhoAnswered() {
        assertThat(root.run("report", "24h", "--by", "login", "--json")).isZero();
        var groups = json().get("groups");
        assertThat(groups.get(0).get("name").stringValue()).isEqualTo("alice@example.com");
        root.out.getBuffer().setLength(0);

        assertThat(root.run("report", "24h", "--provider", "codex", "--effort", "=high", "--tier", "def", "--login",
                        "alice", "--json"))
                .isZero();
        assertThat(json().get("totals").get("requests").longValue()).isEqualTo(1);
        assertThat(json().get("complete").booleanValue()).isTrue();
    }

    @Test
    void exportsNameTheLogin() throws Exception {
        var file = home.resolve("rows.csv");
        assertThat(root.run(
                        "export", "24h", "--out", file.toString(), "--columns", "login,provider,effort,tier,alias"))
                .isZero();
        assertThat(Files.readString(file))
                .isEqualTo("login,provider,effort,tier,alias\r\n,,,,my-gpt\r\n"
                        + "alice@example.com,codex,high,default,my-gpt\r\n");
    }

    private static Login login(String ref, String provider, String name) {
        var email = name + "@example.com";
        return new Login(ref, provider, email, email, "", Login.State.ACTIVE, "", null);
    }

    private static QuotaWindow share(String id, Reach reach, long length, int used, long untilReset) {
        return QuotaWindow.ofShare(
                "a1", id, reach, length, "", BigDecimal.valueOf(used), NOW.plusSeconds(untilReset), Source.POLLED, NOW);
    }

    private JsonNode json() {
        return JsonMapper.shared().readTree(root.out());
    }
}
