package io.github.tallyglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.demo.LoopbackServer.Reply;
import io.github.tallyglass.source.gateway.Line;
import io.github.tallyglass.source.gateway.LineGateway;
import io.github.tallyglass.source.gateway.ReplayGateway;
import io.github.tallyglass.text.DisplayWidth;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What the pages of DMXAPI and Crazyrouter show of one's usage, from the whole program over a server of
/// each.
class OperatorsPagesTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    private Path folder;

    private TestHome home;

    @BeforeEach
    void home() {
        home = new TestHome(folder, ReplayGateway.CAPTURED_AT);
    }

    private LineGateway read(Line line, String status) throws Exception {
        return read("a", line, status);
    }

    private LineGateway read(String name, Line line, String status) throws Exception {
        var gateway = new LineGateway(line, home.clock);
        gateway.answerWith("/api/status", reply(status));
        home.environment.put("SECRET", line.token());
        var added = home.run(
                "account",
                "add",
                "--name",
                name,
                "--kind",
                line.kind().word(),
                "--url",
                gateway.url().toString(),
                "--user-id",
                LineGateway.USER_ID,
                "--secret-env",
                "SECRET",
                "--store",
                "file");
        assertThat(added.exit()).as(added.all()).isZero();
        var synced = home.run("sync", "--since", "30d", "--rate", "unlimited");
        assertThat(synced.exit()).as(synced.all()).isZero();
        return gateway;
    }

    private static Reply reply(String status) {
        return new Reply(
                200,
                Map.of("Content-Type", "application/json"),
                ("{\"success\":true,\"data\":{\"system_name\":\"x\",\"version\":\"v1\",\"start_time\":1," + status
                                + "}}")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode report(String... words) {
        var all = new ArrayList<>(List.of("report"));
        all.addAll(List.of(words));
        all.addAll(List.of("--zone", "UTC", "--json"));
        var ran = home.run(all.toArray(String[]::new));
        assertThat(ran.exit()).as(ran.all()).isZero();
        return ran.json();
    }

    private static long quota(LineGateway gateway, Predicate<ObjectNode> which) {
        return gateway.rows().stream()
                .filter(row -> row.get("type").asInt() == 2)
                .filter(which)
                .mapToLong(row -> row.get("quota").asLong())
                .sum();
    }

    @Test
    void dmxapisModesAndItsSummaryByModel() throws Exception {
        try (var gateway = read(Line.DMXAPI, "\"quota_per_unit\":500000")) {
            var all = quota(gateway, row -> true);
            assertThat(report("all").path("totals").path("quota").asLong()).isEqualTo(all);
            assertThat(report("all").path("totals").path("cost").propertyNames())
                    .containsExactly("CNY");
            // 2026-11-22 is a Sunday: its week began on the 16th.
            var today = 1_795_305_600L;
            assertThat(quotaOf("today")).isEqualTo(quota(gateway, row -> at(row) >= today));
            assertThat(quotaOf("yesterday"))
                    .isEqualTo(quota(gateway, row -> at(row) >= today - 86_400 && at(row) < today));
            assertThat(quotaOf("week")).isEqualTo(all);
            assertThat(quotaOf("last-week")).isZero();
            assertThat(quotaOf("month")).isEqualTo(all);
            assertThat(quotaOf("2026-11-20..2026-11-21"))
                    .isEqualTo(quota(gateway, row -> at(row) >= today - 2 * 86_400 && at(row) < today));

            var text = home.run("report", "month", "--by", "model", "--zone", "UTC")
                    .out();
            assertThat(text.lines())
                    .allSatisfy(line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(100));
            var model = report("month", "--by", "model").path("groups").get(0);
            assertThat(text)
                    .contains(
                            "2026-11-01 00:00 to 2026-12-01 00:00",
                            "Model",
                            "Cost",
                            "Share",
                            "Requests",
                            "OK",
                            "Failed")
                    .contains("Input", "Output", "Tokens", "Each: cost", "tokens", "time", "Total")
                    .contains("Not converted", "Success is not known")
                    .contains(model.path("name").asString(), "2.0\u00a0s");
            assertThat(model.path("average_duration_ms").asLong()).isEqualTo(2_000);
            assertThat(model.path("average_cost").path("CNY").asString()).matches("0\\.\\d{6}");
            assertThat(model.path("requests_share").asString()).matches("0\\.\\d{4}");
            assertThat(model.path("success_rate").isNull()).isTrue();
        }
    }

    @Test
    void dmxapisFiltersWorkOnTheRowsThatAreHere() throws Exception {
        try (var gateway = read(Line.DMXAPI, "\"quota_per_unit\":500000")) {
            assertThat(quotaOf("all", "--ip", "=192.0.2.3"))
                    .isEqualTo(quota(gateway, row -> row.path("ip").asString().equals("192.0.2.3")));
            assertThat(quotaOf("all", "--group", "=g1"))
                    .isEqualTo(
                            quota(gateway, row -> row.path("group").asString().equals("g1")));
            for (var one : List.of("14", "15")) { // in the row, in its further fields
                assertThat(quotaOf("all", "--request-id", "=req-" + one)).isEqualTo(quota(gateway, of("req-" + one)));
                assertThat(quotaOf("all", "--response-id", "=resp-" + one))
                        .isEqualTo(quota(gateway, of("resp-" + one)));
            }
            var byAddress = report("all", "--by", "ip").path("groups");
            assertThat(byAddress.size()).isEqualTo(5);
            var missing = home.run("report", "all", "--client", "codex", "--zone", "UTC");
            assertThat(missing.err()).contains("--client", "matches nothing");
        }
    }

    @Test
    void aDimensionThatOnlyAnotherAccountHasIsToldOf() throws Exception {
        try (var without = read("a", Line.DMXAPI, "\"quota_per_unit\":500000");
                var with = read("b", Line.CRAZYROUTER, "\"quota_per_unit\":500000")) {
            var client = with.rows().stream()
                    .map(row -> row.path("other").asString(""))
                    .filter(other -> other.contains("client"))
                    .count();
            assertThat(client).isPositive();
            assertThat(without.rows()).isNotEmpty();

            assertThat(home.run("report", "all", "--account", "=a", "--client", "x")
                            .err())
                    .contains("--client", "matches nothing");
            assertThat(home.run("report", "all", "--account", "=b", "--client", "no such")
                            .err())
                    .doesNotContain("matches nothing");
        }
    }

    @Test
    void crazyroutersTablesInBothCurrenciesAndItsSuccessByStatus() throws Exception {
        try (var gateway = read(Line.CRAZYROUTER, "\"quota_per_unit\":500000,\"usd_exchange_rate\":7.3,\"price\":99")) {
            for (var by : List.of("key", "model", "month")) {
                var text =
                        home.run("report", "all", "--by", by, "--zone", "UTC").out();
                assertThat(text).contains("$", "¥", "Converted").doesNotContain("Not converted");
                var groups = report("all", "--by", by).path("groups");
                var sum = 0L;
                for (var group : groups) {
                    sum += group.path("quota").asLong();
                    assertThat(group.path("converted").propertyNames()).containsExactly("CNY");
                }
                assertThat(sum).isEqualTo(quota(gateway, row -> true));
            }
            var keyOne = quota(gateway, row -> row.path("token_name").asString().equals("key 1"));
            var rows = report("all", "--by", "key,model").path("groups");
            assertThat(rows.size()).isEqualTo(3);
            for (var group : rows) {
                assertThat(group.path("groups").size()).isEqualTo(4);
                if (group.path("name").asString().equals("key 1")) {
                    assertThat(group.path("quota").asLong()).isEqualTo(keyOne);
                }
            }
            assertThat(home.run("report", "all", "--by", "month,model", "--zone", "UTC")
                            .out())
                    .contains("\n2026-11", "\n  model-0");
            assertThat(home.run("report", "all", "--by", "key,key").exit()).isEqualTo(2);
            assertThat(home.run("report", "all", "--by", "key,model,day").exit())
                    .isEqualTo(2);

            var failed = gateway.rows().stream()
                    .filter(row -> row.get("type").asInt() == 5)
                    .count();
            var statuses = report("all", "--by", "status");
            assertThat(statuses.path("totals").path("failed").asLong()).isEqualTo(failed);
            assertThat(statuses.path("totals").path("success_rate").asString())
                    .isEqualTo(new BigDecimal(gateway.rows().size() - failed)
                            .divide(new BigDecimal(gateway.rows().size()), 4, RoundingMode.HALF_UP)
                            .toPlainString());
            assertThat(statuses.path("groups").get(0).path("name").asString()).isEqualTo("200");
            assertThat(statuses.path("groups").get(1).path("name").asString()).isEqualTo("502");
            assertThat(statuses.path("groups").get(1).path("requests").asLong()).isEqualTo(failed);
            assertThat(report("all", "--by", "client").path("groups").size()).isEqualTo(2);
        }
    }

    @Test
    void thePriceBesideTheQuotaIsNeverCounted() throws Exception {
        try (var gateway = read(Line.CRAZYROUTER, "\"quota_per_unit\":1000000")) {
            // The stated prices are of half a million units a dollar: the quota alone counts.
            assertThat(report("all").path("totals").path("cost").path("USD").asString())
                    .isEqualTo(new BigDecimal(quota(gateway, row -> true))
                            .movePointLeft(6)
                            .toPlainString());
            var exported = JSON.readTree(home.run(
                            "export",
                            "all",
                            "--out",
                            "-",
                            "--format",
                            "json",
                            "--columns",
                            "quota,cost,stated_usd,paid_by")
                    .out());
            var first = exported.get(0);
            assertThat(new BigDecimal(first.path("stated_usd").asString()))
                    .isEqualByComparingTo(new BigDecimal(first.path("cost").asString()).multiply(BigDecimal.TWO));
            assertThat(first.path("paid_by").asString()).isIn("wallet", "");
            assertThat(quotaOf("all", "--mark", "=stated-otherwise")).isEqualTo(quota(gateway, row -> true));
        }
    }

    private long quotaOf(String... words) {
        return report(words).path("totals").path("quota").asLong();
    }

    private static Predicate<ObjectNode> of(String id) {
        return row -> row.toString().replace("\\", "").contains("\"" + id + "\"");
    }

    private static long at(ObjectNode row) {
        return row.get("created_at").asLong();
    }
}
