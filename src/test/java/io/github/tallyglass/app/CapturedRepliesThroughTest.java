package io.github.tallyglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.github.tallyglass.source.gateway.ReplayGateway;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The main job on a real gateway's replies: an account is added, its rows are read, reported and
/// exported, and every figure is that of the captured bytes.
class CapturedRepliesThroughTest {

    private static final String DAY = CapturedDay.DATE + ".." + CapturedDay.DATE;
    private static final List<String> COLUMNS = List.of(
            ("time account login key model group user type status quota cost currency input_tokens cache_read_tokens"
                            + " cache_write_tokens output_tokens reasoning_tokens total_tokens duration_ms"
                            + " first_token_ms stream request_id error")
                    .split(" "));

    @TempDir
    private static Path folder;

    private static ReplayGateway gateway;
    private static CapturedDay day;
    private static TestHome home;
    private static Ran added;
    private static Ran synced;

    @BeforeAll
    static void read() throws Exception {
        gateway = new ReplayGateway();
        day = CapturedDay.of(gateway);
        home = new TestHome(folder, ReplayGateway.CAPTURED_AT);
        added = home.add("work", gateway.url().toString(), ReplayGateway.TOKEN, "--user-id", ReplayGateway.USER_ID);
        synced = home.run("sync", "--since", "2026-11-12", "--rate", "unlimited", "--json");
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    @Test
    void theAccountIsTestedAndSaved() {
        assertThat(added.exit()).as(added.all()).isZero();
        assertThat(added.json().path("name").asString()).isEqualTo("work");
        assertThat(added.json().path("kind").asString()).isEqualTo("new-api");
        assertThat(added.json().path("currency").asString()).isEqualTo("USD");

        var list = home.run("account", "list", "--json").json();
        assertThat(list.size()).isOne();
        assertThat(list.get(0).propertyNames())
                .containsExactly("name", "kind", "dialect", "url", "scope", "currency", "state", "last_sync");
        assertThat(list.get(0).path("state").asString()).isEqualTo("ok");

        var test = home.run("account", "test", "work", "--json");
        assertThat(test.exit()).as(test.all()).isZero();
        assertThat(test.json().propertyNames())
                .containsExactly(
                        "ok",
                        "dialect",
                        "system_name",
                        "version",
                        "currency",
                        "units_per_currency",
                        "page_size",
                        "balance",
                        "limits");
        assertThat(test.json().path("system_name").asString()).isEqualTo("Example Gateway");
        assertThat(test.json().path("page_size").asInt()).isEqualTo(100);
    }

    @Test
    void aSyncReadsEveryCapturedRowOnce() {
        assertThat(synced.exit()).as(synced.all()).isZero();
        var account = synced.json().path("accounts").get(0);
        assertThat(account.propertyNames())
                .containsExactly(
                        "name",
                        "ok",
                        "dialect",
                        "rows_new",
                        "rows_seen",
                        "requests",
                        "seconds",
                        "covered",
                        "missing",
                        "error");
        assertThat(account.path("ok").asBoolean()).isTrue();
        assertThat(account.path("rows_new").asLong())
                .isEqualTo(gateway.rows().size())
                .isEqualTo(account.path("rows_seen").asLong());
        assertThat(account.path("missing").isEmpty()).isTrue();
        assertThat(account.path("error").isNull()).isTrue();

        var again = home.run("sync", "--since", "2026-11-12", "--rate", "unlimited", "--json")
                .json()
                .path("accounts")
                .get(0);
        assertThat(again.path("rows_new").asLong()).isZero();
    }

    @Test
    void theReportIsEqualToTheCapturedRowsToTheUnit() {
        var report = report("report", DAY, "--zone", "UTC", "--json");
        assertThat(report.propertyNames())
                .containsExactly("range", "from", "to", "zone", "complete", "missing", "totals", "groups");
        assertThat(report.path("from").asString()).isEqualTo("2026-11-18T00:00:00Z");
        assertThat(report.path("to").asString()).isEqualTo("2026-11-19T00:00:00Z");
        assertThat(report.path("complete").asBoolean()).isTrue();
        assertThat(report.path("missing").isEmpty()).isTrue();

        var totals = report.path("totals");
        var figures = new TreeMap<String, Long>();
        totals.properties().stream()
                .filter(field -> field.getValue().isNumber())
                .forEach(field -> figures.put(field.getKey(), field.getValue().asLong()));
        assertThat(figures).isEqualTo(day.figures());
        assertThat(figures)
                .containsEntry("gross_quota", 952_943L)
                .containsEntry("refund_quota", 300_000L)
                .containsEntry("quota", 652_943L)
                .containsEntry("output_tokens", 166_342L)
                .containsEntry("attempts", 237L);
        assertThat(totals.path("cost").path("USD").asString()).isEqualTo(day.cost());
        assertThat(totals.path("cost").size()).isOne();
        assertThat(totals.path("converted").path("CNY").asString()).isEqualTo("9.532968");
    }

    @Test
    void modelsAddUpToTheDay() {
        var report = report("report", DAY, "--zone", "UTC", "--by", "model", "--json");
        var quotas = new TreeMap<String, Long>();
        report.path("groups")
                .forEach(group -> quotas.put(
                        group.path("name").asString(), group.path("quota").asLong()));
        var expected = new TreeMap<>(day.quotaByModel());
        expected.keySet().removeIf(model -> model.isEmpty() && !quotas.containsKey(""));
        assertThat(quotas).isEqualTo(expected);
        assertThat(quotas.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(652_943);
        for (var by :
                List.of("key", "group", "hour", "day", "status", "endpoint", "user", "account", "week", "month")) {
            var groups =
                    report("report", DAY, "--zone", "UTC", "--by", by, "--json").path("groups");
            assertThat(groups.valueStream()
                            .mapToLong(group -> group.path("quota").asLong())
                            .sum())
                    .as(by)
                    .isEqualTo(652_943);
        }
    }

    @Test
    void everyExportedRowIsACapturedRow() throws Exception {
        var file = folder.resolve("day.csv");
        var ran = home.run("export", DAY, "--zone", "UTC", "--out", file.toString());
        assertThat(ran.exit()).as(ran.all()).isZero();
        var text = Files.readString(file, StandardCharsets.UTF_8);
        assertThat(text).startsWith(String.join(",", COLUMNS) + "\r\n").endsWith("\r\n");

        var rows = Csv.read(text);
        assertThat(rows).hasSize(244);
        assertThat(rows.stream().map(NamedCsvRecord::getFields).toList())
                .containsExactlyInAnyOrderElementsOf(expected());
        assertThat(rows.stream().map(row -> row.getField("time")).toList())
                .isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(rows.stream()
                        .filter(row -> row.getField("type").equals("consume"))
                        .mapToLong(row -> Long.parseLong(row.getField("quota")))
                        .sum())
                .isEqualTo(952_943);
    }

    @Test
    void awkwardModelNamesSurvive() {
        var ran = home.run("export", DAY, "--zone", "UTC", "--out", "-", "--columns", "model");
        var models =
                Csv.read(ran.out()).stream().map(row -> row.getField("model")).toList();
        assertThat(models)
                .contains(
                        "line\nbreak",
                        "acme/llama-3.3-70b \"instruct\"",
                        "通义千问-max",
                        "qwen,max",
                        "'=HYPERLINK(\"http://x.example\",\"y\")");
    }

    @Test
    void jsonAndCsvExportsHaveTheSameRows() {
        var ran = home.run("export", DAY, "--zone", "UTC", "--out", "-", "--format", "json");
        assertThat(ran.json().size()).isEqualTo(244);
        var first = ran.json().get(0);
        assertThat(first.propertyNames()).containsExactlyElementsOf(COLUMNS);
        assertThat(ran.json()
                        .valueStream()
                        .filter(row -> row.path("type").asString().equals("refund"))
                        .mapToLong(row -> row.path("quota").asLong())
                        .sum())
                .isEqualTo(300_000);
    }

    private static List<List<String>> expected() {
        var rows = new ArrayList<List<String>>();
        day.rows().forEach(row -> rows.add(CapturedDay.cells(row, "work")));
        return rows;
    }

    private static JsonNode report(String... words) {
        var ran = home.run(words);
        assertThat(ran.exit()).as(ran.all()).isZero();
        return ran.json();
    }

    @Test
    void whatAPlanPaidIsToldApartFromTheWallet() {
        var paid = gateway.rows().stream()
                .filter(row -> row.path("type").asInt() == 2
                        && row.path("other").asString("").contains("\"billing_source\":\"subscription\""))
                .mapToLong(row -> row.path("quota").asLong())
                .sum();
        assertThat(paid).isPositive();

        var totals = home.run("report", "2026-11-22..2026-11-22", "--zone", "UTC", "--json")
                .json()
                .path("totals");

        assertThat(totals.path("subscription_quota").asLong()).isEqualTo(paid);
        assertThat(totals.path("wallet_quota").asLong())
                .isEqualTo(totals.path("quota").asLong() - paid);
        assertThat(home.run("report", "2026-11-22..2026-11-22", "--zone", "UTC").out())
                .contains("was paid by a plan");
        var plans = home.run("export", "all", "--out", "-", "--columns", "quota,paid_by", "--zone", "UTC")
                .out()
                .lines()
                .filter(line -> line.endsWith(",plan"))
                .mapToLong(line -> Long.parseLong(line.substring(0, line.indexOf(','))))
                .sum();
        assertThat(plans).isEqualTo(paid);
    }
}
