package io.github.tallyglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.demo.LoopbackServer;
import io.github.tallyglass.source.gateway.ReplayGateway;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Rows as no gateway should write them: what can be used is there to the unit, the rest is put aside,
/// and nothing around them suffers.
class OddRowsTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String LONG_NAME = "x".repeat(10_240);
    private static final String HEBREW = "\u05de\u05d5\u05d3\u05dc-\u202eabc";
    private static final String QUOTED = "a \"quoted\", 'odd'\r\nname\t";
    private static final long HUGE = 900_000_000_000L;

    /// More than anyone ever paid, and still exact in JSON.
    private static final long LARGEST = 9_000_000_000_000_000L;

    @TempDir
    private Path folder;

    private final List<ObjectNode> rows = List.of(
            row("plain", 100).put("prompt_tokens", 10).put("completion_tokens", 5),
            row("text numbers", 0)
                    .put("quota", "200")
                    .put("prompt_tokens", "20")
                    .put("completion_tokens", "6"),
            row("nulls", 300)
                    .putNull("prompt_tokens")
                    .putNull("completion_tokens")
                    .putNull("use_time")
                    .putNull("token_name")
                    .putNull("other"),
            row("words for numbers", 400).put("prompt_tokens", "many").put("completion_tokens", true),
            row("other is an object", 500).set("other", JSON.readTree("{\"cache_tokens\":4,\"frt\":70}")),
            row("other is null in text", 600).put("other", "null"),
            row("other is no JSON", 700).put("other", "{oops"),
            row("unknown fields", 800).put("brand_new", "thing").set("nested", JSON.readTree("{\"a\":[1,2]}")),
            row("negative", -50),
            row("huge", HUGE),
            row(LONG_NAME, 1),
            row(HEBREW, 2),
            row(QUOTED, 3),
            row("=1+1", 4),
            row("quota beyond any bill", LARGEST),
            row("quota beyond 64 bits", 0).put("quota", new java.math.BigInteger("99999999999999999999")),
            row("no time", 5).putNull("created_at"));

    @Test
    void everyUsableRowCountsAndTheOthersAreTold() throws Exception {
        var home = new TestHome(folder, ReplayGateway.CAPTURED_AT);
        try (var gateway = new ReplayGateway(home.clock)) {
            assertThat(home.add("odd", gateway.url().toString(), ReplayGateway.TOKEN)
                            .exit())
                    .isZero();
            gateway.answerWith("/api/log/self", reply());
            var synced = home.run("sync", "--since", "1d", "--rate", "unlimited", "--json");
            assertThat(synced.exit())
                    .as("two rows cannot be read, which is said")
                    .isEqualTo(3);
            assertThat(synced.json().path("accounts").get(0).path("missing").toString())
                    .contains("unreadable-rows");
            assertThat(synced.err()).contains("2 rows could not be read");
        }
        var report = home.run("report", "24h", "--zone", "UTC", "--by", "model", "--json");
        assertThat(report.exit()).as(report.all()).isZero();
        var totals = report.json().path("totals");
        assertThat(totals.path("attempts").asLong()).as(report.all()).isEqualTo(15);
        assertThat(totals.path("gross_quota").asLong())
                .isEqualTo(100 + 200 + 300 + 400 + 500 + 600 + 700 + 800 - 50 + HUGE + LARGEST + 1 + 2 + 3 + 4);
        assertThat(totals.path("output_tokens").asLong()).isEqualTo(11);
        assertThat(report.json().path("complete").asBoolean()).isFalse();
        assertThat(report.json().path("missing").path(0).path("why").asString()).isEqualTo("unreadable-rows");
        assertThat(totals.path("cost").path("USD").asString()).isEqualTo("18001800000.007120");
        assertThat(report.json()
                        .path("groups")
                        .valueStream()
                        .map(group -> group.path("name").asString()))
                .contains(LONG_NAME, HEBREW, QUOTED, "=1+1", "nulls", "words for numbers");

        var table = home.run("report", "24h", "--zone", "UTC", "--by", "model");
        assertThat(table.exit()).isZero();
        assertThat(table.out().lines())
                .as("one line for each model in each of two tables")
                .hasSizeLessThan(48);
        assertThat(table.out()).as("nothing turns the terminal around").doesNotContain("\u202e", LONG_NAME);

        var csv = home.run("export", "24h", "--zone", "UTC", "--out", "-", "--columns", "model,quota");
        var models =
                Csv.read(csv.out()).stream().map(row -> row.getField("model")).toList();
        assertThat(models).hasSize(15).contains(LONG_NAME, HEBREW, QUOTED, "'=1+1");

        var narrowed = home.run("report", "24h", "--zone", "UTC", "--model", "=" + QUOTED, "--json");
        assertThat(narrowed.json().path("totals").path("quota").asLong()).isEqualTo(3);
    }

    private LoopbackServer.Reply reply() {
        var data = JSON.createObjectNode().put("page", 1).put("page_size", 100).put("total", rows.size());
        data.putArray("items").addAll(rows);
        var body = JSON.createObjectNode().put("success", true).put("message", "");
        body.set("data", data);
        return new LoopbackServer.Reply(
                200, Map.of("Content-Type", "application/json"), body.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode row(String model, long quota) {
        return JSON.createObjectNode()
                .put("id", 1)
                .put("user_id", 2)
                .put("created_at", ReplayGateway.CAPTURED_AT.getEpochSecond() - 600)
                .put("type", 2)
                .put("content", "")
                .put("username", "alice")
                .put("token_name", "key")
                .put("model_name", model)
                .put("quota", quota)
                .put("prompt_tokens", 0)
                .put("completion_tokens", 0)
                .put("use_time", 1)
                .put("is_stream", false)
                .put("channel", 1)
                .put("token_id", 1)
                .put("group", "default")
                .put("request_id", model.substring(0, Math.min(40, model.length())))
                .put("other", "{}");
    }
}
