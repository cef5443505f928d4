package io.github.tallyglass.app;

import static io.github.tallyglass.store.StoreBed.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.tallyglass.desktop.Folders;
import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.ListPrices.Priced;
import io.github.tallyglass.domain.PriceBook;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.domain.Tokens;
import io.github.tallyglass.domain.UsageEvent;
import io.github.tallyglass.source.prices.BuiltInPrices;
import io.github.tallyglass.store.Database;
import io.github.tallyglass.store.RecordStore.RecordCommit;
import io.github.tallyglass.store.SqliteStore;
import io.github.tallyglass.sync.CollectedRows;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Amounts that nobody charged, through the whole program: estimated by the program's list, by the user's
/// own prices and by imported ones, marked wherever they stand, and never among a gateway's units.
class ListPricesTest {

    private static final Instant NOW = Instant.parse("2026-11-24T13:30:00Z");
    private static final long ROWS = NOW.getEpochSecond() - 86_400;
    private static final String RANGE = "2026-11-23..2026-11-23";
    private static final String LITELLM = """
            {"sample_spec": {"input_cost_per_token": 9, "mode": "chat"},
             "gpt-5": {"litellm_provider": "openai", "mode": "chat", "input_cost_per_token": 2e-06,
                       "output_cost_per_token": "0.00002", "cache_read_input_token_cost": 1.5e-07},
             "openai/house-1": {"litellm_provider": "openai", "mode": "responses", "input_cost_per_token": 1e-06,
                       "output_cost_per_token": 1e-06},
             "dall-e": {"litellm_provider": "openai", "mode": "image_generation", "input_cost_per_token": 1}}
            """;

    @TempDir
    private Path folder;

    private TestHome home;

    @BeforeEach
    void rows() {
        home = new TestHome(folder, NOW);
        ok(Folders.locate(folder, name -> null).create());
        try (var database =
                ok(Database.open(Folders.locate(folder, name -> null).data(), Database.Mode.READ_WRITE))) {
            var store = new SqliteStore(database, home.clock);
            var book = new PriceBook(List.of(), BuiltInPrices.lists(), ZoneOffset.UTC);
            var cpa = account(store, "cpa", AccountKind.CLIPROXY);
            var work = account(store, "work", AccountKind.NEW_API);
            var hundred = new Tokens(100, 1000, 0, 10, 0);
            var collected = List.of(
                    row(EventType.CONSUME, "gpt-5", hundred, "1"),
                    row(EventType.CONSUME, "house-1", hundred, "2"),
                    row(EventType.ERROR, "gpt-5", Tokens.NONE, "3"));
            append(store, cpa, collected.stream().map(book::price).toList());
            append(
                    store,
                    work,
                    List.of(new Priced(
                            row(EventType.CONSUME, "gpt-5", hundred, "4").withQuota(500_000), QuotaUnit.DEFAULT)));
            ok(store.rebuildNow());
        }
    }

    private static Account account(SqliteStore store, String name, AccountKind kind) {
        return ok(store.addAccount(new Account(
                0,
                name,
                kind,
                kind.word(),
                URI.create("http://127.0.0.1:1"),
                Scope.SELF,
                "",
                QuotaUnit.DEFAULT,
                true)));
    }

    private static UsageEvent row(EventType type, String model, Tokens tokens, String request) {
        return CollectedRows.row(ROWS, type, "codex", model, "", tokens, request);
    }

    private static void append(SqliteStore store, Account account, List<Priced> rows) {
        ok(store.records().append(new RecordCommit(account.id(), rows, List.of(), null, null)));
    }

    @Test
    void reportsSayWhatIsAnEstimateAndMixNoUnits() {
        var report = home.run("report", RANGE, "--zone", "UTC", "--by", "account", "--json")
                .json();

        // 100 × 1.25 + 1000 × 0.125 + 10 × 10 dollars for a million
        var totals = report.get("totals");
        assertThat(totals.get("quota").longValue()).isEqualTo(500_000);
        assertThat(totals.get("gross_quota").longValue()).isEqualTo(500_000);
        assertThat(totals.get("cost").toString()).isEqualTo("{\"USD\":\"1.000350\"}");
        assertThat(totals.get("estimated").booleanValue()).isTrue();
        assertThat(totals.get("estimated_cost").toString()).isEqualTo("{\"USD\":\"0.000350\"}");
        assertThat(totals.get("unpriced").longValue()).isEqualTo(1);
        var work = report.get("groups").get(0);
        assertThat(work.get("name").asString()).isEqualTo("work");
        assertThat(work.get("share").asString()).isEqualTo("0.9997");
        assertThat(work.has("estimated") || work.has("estimated_cost") || work.has("unpriced"))
                .isFalse();
        var cpa = report.get("groups").get(1);
        assertThat(cpa.get("quota").isNull()
                        && cpa.get("gross_quota").isNull()
                        && cpa.get("wallet_quota").isNull())
                .isTrue();
        assertThat(cpa.get("cost").toString()).isEqualTo("{\"USD\":\"0.000350\"}");
        assertThat(cpa.get("estimated").booleanValue()).isTrue();
    }

    @Test
    void textAndFilesMarkThem() throws IOException {
        var text = home.run("report", RANGE, "--zone", "UTC", "--by", "model").out();
        assertThat(text).contains("≈ $1.0004", "≈ $0.0004 of it at list price", "One attempt is in no amount");
        assertThat(text.lines().filter(line -> line.startsWith("house-1")))
                .allSatisfy(line -> assertThat(line).contains("–"));
        var alone =
                home.run("report", RANGE, "--zone", "UTC", "--account", "=work").out();
        assertThat(alone).doesNotContain("≈", "list price");
        var collected = home.run("report", RANGE, "--zone", "UTC", "--account", "=cpa", "--lang", "zh")
                .out();
        assertThat(collected).contains("≈ 按标价估算");

        assertThat(home.run("prices", RANGE, "--zone", "UTC").out()).contains("≈ $0.0004", "≈ at list price");
        var prices = home.run("prices", RANGE, "--zone", "UTC", "--account", "=cpa", "--json")
                .json();
        assertThat(prices.get("prices").get(0).get("quota").isNull()).isTrue();
        assertThat(prices.get("prices").get(0).get("estimated").booleanValue()).isTrue();

        var file = folder.resolve("rows.csv");
        home.run(
                "export",
                RANGE,
                "--zone",
                "UTC",
                "--out",
                file.toString(),
                "--columns",
                "account,model,quota,cost,currency,net_cost,list_cost");
        assertThat(Files.readString(file).lines().skip(1))
                .containsExactlyInAnyOrder(
                        "work,gpt-5,500000,1.000000,USD,1.000000,",
                        "cpa,gpt-5,,,USD,,0.000350",
                        "cpa,gpt-5,,,USD,,0.000000",
                        "cpa,house-1,,,,,");
        var json = home.run(
                "export", RANGE, "--zone", "UTC", "--out", "-", "--format", "json", "--columns", "cost,list_cost");
        assertThat(json.out()).contains("{\"cost\":null,\"estimated_cost\":\"0.000350\"}");
    }

    @Test
    void ownPricesComeFirstAndStoredRowsFollow() {
        var set = home.run("price", "set", "house-*", "--input", "2", "--output", "4", "--currency", "cny", "--json");
        assertThat(set.exit()).as(set.all()).isZero();
        assertThat(set.json().get("rows").longValue()).isEqualTo(1);
        var later = home.run("price", "set", "gpt-5", "--input", "1", "--output", "1", "--from", "2026-11-24");
        assertThat(later.out()).contains("No stored row has another price now.");

        var totals = home.run("report", RANGE, "--zone", "UTC", "--json").json().get("totals");
        assertThat(totals.get("cost").toString())
                .as("1100 × 2 and 10 × 4 yuan for a million")
                .isEqualTo("{\"CNY\":\"0.002240\",\"USD\":\"1.000350\"}");
        assertThat(totals.get("unpriced").longValue()).isZero();
        var list = home.run("price", "list", "--json").json();
        assertThat(list.get("own").toString())
                .contains(
                        "\"from\":\"2026-11-24\",\"model\":\"gpt-5\"",
                        "\"model\":\"house-*\",\"currency\":\"CNY\",\"input\":\"2\"");
        assertThat(list.get("lists").toString())
                .isEqualTo(
                        "[{\"id\":0,\"name\":\"LiteLLM 1.109.1\",\"kind\":\"built-in\",\"day\":\"2026-11-22\",\"models\":444}]");

        assertThat(home.run("price", "remove", "HOUSE-*", "--json")
                        .json()
                        .get("rows")
                        .longValue())
                .isEqualTo(1);
        var gone = home.run("price", "remove", "house-*", "--json");
        assertThat(gone.errorCode()).isEqualTo("bad-input");
        assertThat(home.run("price", "apply").out()).contains("No stored row has another price now.");
    }

    @Test
    void aListIsShownBeforeItIsKept() throws IOException {
        var file = folder.resolve("litellm.json");
        Files.writeString(file, LITELLM);

        var dry = home.run("price", "import", file.toString(), "--dry-run", "--day", "2026-11-01", "--json")
                .json();
        assertThat(dry.get("added").intValue()).isEqualTo(1);
        assertThat(dry.get("changed").size()).isEqualTo(1);
        assertThat(dry.get("changed").get(0).get("after").get("output").asString())
                .isEqualTo("20");
        assertThat(dry.get("kept").booleanValue()).isFalse();
        var unasked = home.run("price", "import", file.toString(), "--day", "2026-11-01");
        assertThat(unasked.exit()).isEqualTo(1);
        assertThat(unasked.out()).contains("openai gpt-5: $1.25 / $10.00 → $2.00 / $20.00");
        assertThat(unasked.err()).contains("--yes");
        assertThat(home.run("price", "list", "--json").json().get("lists").size())
                .isEqualTo(1);

        var kept = home.run("price", "import", file.toString(), "--day", "2026-11-01", "--yes", "--json")
                .json();
        assertThat(kept.get("rows").longValue()).isEqualTo(2);
        // 100 × 2 + 1000 × 0.15 + 10 × 20, and 1110 × 1 dollars for a million
        assertThat(cost()).isEqualTo("{\"USD\":\"0.001660\"}");
        var list = home.run("price", "list", "house", "--json").json();
        assertThat(list.get("prices").size()).isEqualTo(1);
        var id = list.get("lists").get(1).get("id").toString();
        assertThat(home.run("price", "remove", "--list", id, "--json")
                        .json()
                        .get("rows")
                        .longValue())
                .isEqualTo(2);
        assertThat(cost()).isEqualTo("{\"USD\":\"0.000350\"}");
    }

    @Test
    void aListComesFromAnAddressAndFromNoOther() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/prices.json", call -> {
            var body = LITELLM.getBytes(StandardCharsets.UTF_8);
            call.sendResponseHeaders(200, body.length);
            call.getResponseBody().write(body);
            call.close();
        });
        server.createContext("/away", call -> {
            call.getResponseHeaders().add("Location", "http://localhost:1/prices.json");
            call.sendResponseHeaders(302, -1);
            call.close();
        });
        server.createContext("/page", call -> {
            call.sendResponseHeaders(200, 3);
            call.getResponseBody().write("<p>".getBytes(StandardCharsets.UTF_8));
            call.close();
        });
        server.start();
        try {
            var address = "http://127.0.0.1:" + server.getAddress().getPort();
            var kept = home.run("price", "import", address + "/prices.json?token=hidden", "--yes", "--json");
            assertThat(kept.exit()).as(kept.all()).isZero();
            assertThat(kept.json().get("list").get("day").asString()).isEqualTo("2026-11-24");
            assertThat(kept.all()).doesNotContain("hidden");
            assertThat(kept.json().get("rows").longValue())
                    .as("only a model that no older list knows has a price of a later day")
                    .isEqualTo(1);

            assertThat(home.run("price", "import", address + "/away", "--yes", "--json")
                            .errorCode())
                    .isEqualTo("redirected-away");
            assertThat(home.run("price", "import", address + "/page", "--yes", "--json")
                            .errorCode())
                    .isEqualTo("bad-input");
            assertThat(home.run("price", "import", address + "/none", "--yes", "--json")
                            .errorCode())
                    .isEqualTo("bad-input");
            assertThat(home.run("price", "import", folder.resolve("none").toString(), "--yes", "--json")
                            .errorCode())
                    .isEqualTo("file-fault");
            assertThat(home.run("price", "list", "--json").json().get("lists").size())
                    .isEqualTo(2);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void wrongWordsAreWrongUsage() {
        assertThat(home.run("price", "set", "m", "--input", "-1", "--output", "1")
                        .exit())
                .isEqualTo(2);
        assertThat(home.run("price", "set", "m", "--input", "1e3", "--output", "1")
                        .exit())
                .isEqualTo(2);
        assertThat(home.run("price", "set", "m", "--input", "1").exit()).isEqualTo(2);
        assertThat(home.run("price", "set", "m", "--input", "1", "--output", "1", "--from", "soon")
                        .exit())
                .isEqualTo(2);
        assertThat(home.run("price", "set", "m", "--input", "1", "--output", "1", "--currency", "EUR", "--json")
                        .errorCode())
                .isEqualTo("bad-input");
        assertThat(home.run("price", "remove").exit()).isEqualTo(2);
        assertThat(home.run("price").exit()).isEqualTo(2);
    }

    private String cost() {
        return home.run("report", RANGE, "--zone", "UTC", "--account", "=cpa", "--json")
                .json()
                .get("totals")
                .get("cost")
                .toString();
    }
}
