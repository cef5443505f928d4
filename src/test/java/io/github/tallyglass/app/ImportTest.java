package io.github.tallyglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.text.Numbers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The whole way of files that other programs wrote: from `import` to what reports say of them.
class ImportTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant THEN = Instant.parse("2026-11-22T06:00:00Z");
    private static final String DAY = "2026-11-22..2026-11-22";

    @TempDir
    Path folder;

    private TestHome home;

    @BeforeEach
    void home() {
        home = new TestHome(folder.resolve("home"), NOW);
    }

    @Test
    void aDashboardsRowsAreAddedOnce() {
        var seed = new Random().nextLong();
        var file = folder.resolve("usage.sqlite");
        try (var dashboard = new PythonDashboard(file, seed)) {
            dashboard.add(20_000, THEN);

            var first = home.run("import", file.toString(), "--json");
            assertThat(first.exit()).as("seed %d %s", seed, first.err()).isZero();
            assertThat(first.json().get("rows_new").longValue()).isEqualTo(dashboard.requests);
            assertThat(first.json().get("rows_seen").longValue()).isEqualTo(dashboard.requests);
            assertThat(first.json().get("rejected")).isEmpty();
            assertThat(first.json().get("account").stringValue()).isEqualTo("CLIProxyAPI");
            assertThat(first.json().get("account_added").booleanValue()).isTrue();
            assertThat(first.err()).contains("retries are missing");

            var totals = totals();
            assertThat(totals.get("attempts").longValue()).as("seed %d", seed).isEqualTo(dashboard.requests);
            assertThat(totals.get("failed").longValue()).isEqualTo(dashboard.failed);
            assertThat(totals.get("total_tokens").longValue()).isEqualTo(dashboard.tokens);

            var again = home.run("import", file.toString(), "--json");
            assertThat(again.json().get("rows_new").longValue()).isZero();
            assertThat(again.json().get("rows_seen").longValue()).isEqualTo(dashboard.requests);
            assertThat(again.json().get("account_added").booleanValue()).isFalse();
            assertThat(totals()).isEqualTo(totals);

            dashboard.add(500, THEN.plusSeconds(30_000));
            assertThat(home.run("import", file.toString(), "--json")
                            .json()
                            .get("rows_new")
                            .longValue())
                    .isEqualTo(dashboard.requests - first.json().get("rows_new").longValue());
        }
    }

    @Test
    void aDatabaseThatNobodyHasOpenStaysAsItIs() throws IOException {
        var file = Files.createDirectory(folder.resolve("a folder #1 100%")).resolve("usage.sqlite");
        try (var dashboard = new PythonDashboard(file, 5)) {
            dashboard.add(1_500, THEN);
        }
        var before = state(file.getParent());
        assertThat(before).as("closed, so that no log lies beside it").hasSize(1);

        assertThat(home.run("import", file.toString()).out()).contains(rowsOf(1_500));

        assertThat(state(file.getParent())).isEqualTo(before);
    }

    @Test
    void aDatabaseThatIsWrittenToIsReadAsFarAsItIsCommitted() throws IOException {
        var file = folder.resolve("usage.sqlite");
        try (var dashboard = new PythonDashboard(file, 5)) {
            dashboard.add(1_200, THEN);
            var before = Files.readAllBytes(file);
            assertThat(folder.resolve("usage.sqlite-wal")).isNotEmptyFile();

            assertThat(home.run("import", file.toString()).out()).contains(rowsOf(1_200));

            assertThat(Files.readAllBytes(file))
                    .as("nothing was moved out of the log")
                    .isEqualTo(before);
            dashboard.add(1, THEN);
        }
    }

    @Test
    void rowsWithoutAReadableRecordAreMadeOfTheirColumns() {
        var file = folder.resolve("usage.sqlite");
        try (var dashboard = new PythonDashboard(file, 5)) {
            dashboard.addRaw("", THEN);
            dashboard.addRaw("{\"timestamp\":", THEN.plusSeconds(1));
        }

        var ran = home.run("import", file.toString(), "--json");

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.json().get("rows_new").longValue()).isEqualTo(2);
        assertThat(totals().get("attempts").longValue()).isEqualTo(2);
    }

    @Test
    void theAccountIsTheNamedOneOrTheOnlyOne() {
        var file = folder.resolve("usage.sqlite");
        try (var dashboard = new PythonDashboard(file, 5)) {
            dashboard.add(10, THEN);
        }
        assertThat(home.run("import", file.toString(), "--account", "nobody").err())
                .contains("no account of this name");
        assertThat(home.run("account", "list", "--json").out()).doesNotContain("CLIProxyAPI");

        home.run("import", file.toString());
        assertThat(home.run("import", file.toString(), "--account", "CLIProxyAPI", "--json")
                        .json()
                        .get("rows_new")
                        .longValue())
                .isZero();
        assertThat(home.run("account", "list", "--json").out()).contains("\"state\" : \"paused\"");
    }

    @Test
    void anOldExportIsAddedOnceAndEqualRequestsAllCount() throws IOException {
        var file = folder.resolve("export.json");
        var detail = "{\"timestamp\":\"2026-11-22T09:00:00+02:00\",\"latency_ms\":1200,\"source\":\"a@example.com\","
                + "\"auth_index\":\"0011\",\"tokens\":{\"input_tokens\":100,\"output_tokens\":20,\"reasoning_tokens\":5,"
                + "\"cached_tokens\":60,\"total_tokens\":120},\"failed\":false}";
        var claude = "{\"timestamp\":\"2026-11-22T09:01:00Z\",\"source\":\"sk-ant-secret-0001\",\"tokens\":{"
                + "\"input_tokens\":10,\"output_tokens\":20,\"cached_tokens\":300,\"total_tokens\":30},\"failed\":true}";
        Files.writeString(
                file,
                "{\"version\":1,\"exported_at\":\"2026-11-23T00:00:00Z\",\"usage\":{\"total_requests\":4,\"apis\":{"
                        + "\"sk-client-alpha-0001\":{\"total_requests\":3,\"models\":{\"gpt-x\":{\"details\":[" + detail
                        + "," + detail + "]},\"claude-y\":{\"details\":[" + claude + "]}}},"
                        + "\"POST /v1/messages\":{\"models\":{\"gpt-x\":{\"details\":[" + detail
                        + ",{\"failed\":true,\"model\":\"gpt-x\"}]}}}},\"requests_by_day\":{\"2026-11-22\":4}}}");

        var ran = home.run("import", file.toString(), "--json");
        assertThat(ran.exit()).as("one could not be read").isEqualTo(3);
        assertThat(ran.json().get("rows_new").longValue()).isEqualTo(4);
        assertThat(ran.json().get("rows_seen").longValue()).isEqualTo(5);
        assertThat(ran.json().get("rejected").get(0).get("record").longValue()).isEqualTo(5);
        assertThat(ran.json().get("rejected").get(0).get("why").stringValue()).contains("timestamp");

        var totals = totals();
        assertThat(totals.get("attempts").longValue()).isEqualTo(4);
        assertThat(totals.get("total_tokens").longValue()).isEqualTo(3 * 120 + 330);
        assertThat(totals.get("cache_read_tokens").longValue()).isEqualTo(3 * 60 + 300);

        assertThat(home.run("import", file.toString(), "--json")
                        .json()
                        .get("rows_new")
                        .longValue())
                .isZero();
        assertThat(totals()).isEqualTo(totals);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "[]",
                "{}",
                "{\"a\":1}",
                "{\"version\":1,\"usage\":{\"apis\":{\"k\":{\"models\":{\"m\":{\"details\":[{\"timestamp\":\"2026-11-22T09:00:00Z\"},",
                "{\"management_key\":\"sk-secret-1\"",
                "SQLite format 3\0 but no more"
            })
    void anotherFileIsRefusedAndChangesNothing(String content) throws IOException {
        var file = folder.resolve("some.file");
        Files.writeString(file, content);

        var ran = home.run("import", file.toString());

        assertThat(ran.exit()).isIn(1, 2);
        assertThat(ran.err()).isNotBlank().doesNotContain("sk-secret", "Exception");
        assertThat(home.run("account", "list", "--json").out()).doesNotContain("CLIProxyAPI");
    }

    @Test
    void anotherDatabaseIsRefused() {
        assertThat(home.run("account", "list").exit()).isZero();

        var ran = home.run("import", home.folder.resolve("data/usage.db").toString());

        assertThat(ran.exit()).isNotZero();
        assertThat(ran.err()).contains("usage");
        assertThat(home.run("import", folder.resolve("none.sqlite").toString()).err())
                .contains("no such file");
        assertThat(home.run("import", folder.toString()).err()).contains("folder");
    }

    @Test
    void noSecretOfAnImportedRecordReachesTheHome() throws IOException {
        var file = folder.resolve("usage.sqlite");
        try (var dashboard = new PythonDashboard(file, 5)) {
            dashboard.add(300, THEN);
        }
        home.run("import", file.toString());
        home.run("report", DAY);

        try (var files = Files.walk(home.folder)) {
            for (var kept : files.filter(Files::isRegularFile).toList()) {
                var text = new String(Files.readAllBytes(kept), StandardCharsets.ISO_8859_1);
                assertThat(text.contains("sk-client-alpha") || text.contains("sk-upstream") || text.contains("__cf_bm"))
                        .as(kept.toString())
                        .isFalse();
            }
        }
    }

    private static String rowsOf(long rows) {
        return Numbers.exact(rows) + " new rows of " + Numbers.exact(rows) + " records";
    }

    private JsonNode totals() {
        return home.run("report", DAY, "--zone", "UTC", "--json").json().get("totals");
    }

    /// Names, times and content of everything in a folder.
    private static List<String> state(Path folder) throws IOException {
        var state = new ArrayList<String>();
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                state.add(file.getFileName() + " " + Files.getLastModifiedTime(file) + " "
                        + HexFormat.of().formatHex(Files.readAllBytes(file)).hashCode());
            }
        }
        return state;
    }
}
