package io.github.tallyglass.source.cliproxy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.LoginReading;
import io.github.tallyglass.domain.QuotaWindow;
import io.github.tallyglass.domain.QuotaWindow.Reach;
import io.github.tallyglass.domain.QuotaWindow.Source;
import io.github.tallyglass.source.cliproxy.QueueItem.Usage;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class PassiveReadingsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String DATE = "Sun, 22 Nov 2026 09:00:01 GMT";
    private static final Instant DATED = Instant.parse("2026-11-22T09:00:01Z");

    private final RecordReader reader = new RecordReader(Labels.NONE);
    private final PassiveReadings readings = new PassiveReadings(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void windowsOfCodexAreToldByTheirLength() {
        var reading = only(captured("records/codex-oauth-stream-ok.json"));

        assertThat(reading.login()).isEqualTo("87953d463363e9e7");
        assertThat(reading.plan()).isEqualTo("plus");
        assertThat(reading.complete()).isFalse();
        assertThat(reading.source()).isEqualTo(Source.HEADERS);
        assertThat(reading.windows())
                .extracting(
                        QuotaWindow::id,
                        QuotaWindow::length,
                        window -> window.usedPercent().intValue())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("5h", 18_000L, 37),
                        org.assertj.core.groups.Tuple.tuple("7d", 604_800L, 12));
        assertThat(reading.credits()).isNull();
    }

    @Test
    void aWeekAloneInTheFirstPlaceIsAWeek() {
        var reading = only(codex(Map.of(
                "X-Codex-Primary-Used-Percent", "7.5",
                "X-Codex-Primary-Window-Minutes", "10080",
                "X-Codex-Primary-Reset-At", "1795339150",
                "X-Codex-Secondary-Used-Percent", "0",
                "X-Codex-Secondary-Window-Minutes", "0",
                "X-Codex-Secondary-Reset-At", "")));

        assertThat(reading.windows()).singleElement().satisfies(window -> {
            assertThat(window.id()).isEqualTo("7d");
            assertThat(window.usedPercent()).isEqualByComparingTo("7.5");
            assertThat(window.resetsAt()).isEqualTo(Instant.ofEpochSecond(1795339150));
            assertThat(window.observedAt()).isEqualTo(DATED);
        });
    }

    @Test
    void limitsOfModelsHaveTheirNames() {
        var reading = only(codex(Map.of(
                "X-Codex-Bengal-Limit-Name", "GPT-X-Spark",
                "X-Codex-Bengal-Primary-Used-Percent", "80",
                "X-Codex-Bengal-Primary-Window-Minutes", "10080",
                "X-Codex-Bengal-Primary-Reset-After-Seconds", "600",
                "X-Codex-Credits-Has-Credits", "True",
                "X-Codex-Credits-Balance", "12.50",
                "X-Codex-Primary-Used-Percent", "3",
                "X-Codex-Primary-Window-Minutes", "43200",
                "X-Codex-Primary-Reset-At", "1795339150")));

        assertThat(reading.windows())
                .anySatisfy(window -> {
                    assertThat(window.id()).isEqualTo("model:GPT-X-Spark:7d");
                    assertThat(window.reach()).isEqualTo(Reach.MODEL);
                    assertThat(window.label()).isEqualTo("GPT-X-Spark");
                    assertThat(window.resetsAt()).isEqualTo(DATED.plusSeconds(600));
                })
                .anySatisfy(window -> assertThat(window.id()).isEqualTo("30d"))
                .hasSize(2);
        assertThat(reading.credits())
                .satisfies(credits -> assertThat(credits.balance()).isEqualByComparingTo("12.50"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "-1", "", "1e9", "half"})
    void aShareThatIsNoneIsNoWindow(String share) {
        assertThat(readings.of(List.of(codex(Map.of(
                        "X-Codex-Primary-Used-Percent", share,
                        "X-Codex-Primary-Window-Minutes", "300",
                        "X-Codex-Primary-Reset-At", "1795339150")))))
                .isEmpty();
    }

    @Test
    void fractionsOfClaudeBecomePercent() {
        var reading = only(captured("records/claude-oauth-stream-ok.json"));

        assertThat(reading.windows())
                .extracting(QuotaWindow::id, QuotaWindow::usedPercent, QuotaWindow::resetsAt)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "5h",
                                new BigDecimal("42"),
                                reading.windows().get(0).resetsAt()),
                        org.assertj.core.groups.Tuple.tuple(
                                "7d",
                                new BigDecimal("18.5"),
                                reading.windows().get(1).resetsAt()));
        assertThat(reading.windows()).allMatch(window -> window.resetsAt() != null);
    }

    @Test
    void aRejectedWindowOfClaudeIsUsedUp() {
        var reading = only(claude(Map.of(
                "Anthropic-Ratelimit-Unified-5h-Status", "rejected",
                "Anthropic-Ratelimit-Unified-5h-Reset", "1795341748",
                "Anthropic-Ratelimit-Unified-7d-Status", "allowed_warning",
                "Anthropic-Ratelimit-Unified-7d-Reset", "1795732748",
                "Anthropic-Ratelimit-Unified-7d_oi-Status", "allowed",
                "Anthropic-Ratelimit-Unified-7d_oi-Utilization", "0.07",
                "Anthropic-Ratelimit-Unified-Status", "rejected")));

        assertThat(reading.windows())
                .as("the week tells no share and is left as it is known")
                .extracting(QuotaWindow::id, window -> window.usedPercent().intValue(), QuotaWindow::reach)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("5h", 100, Reach.ALL),
                        org.assertj.core.groups.Tuple.tuple("model:oi:7d", 7, Reach.MODEL));
    }

    @Test
    void headersOfAnotherAttemptDoNotCount() {
        var first = captured("records/stale-headers-codex-oauth-429-then-connect-refused.1.json");
        var second = captured("records/stale-headers-codex-oauth-429-then-connect-refused.2.json");

        assertThat(readings.of(first))
                .isNotEmpty()
                .allMatch(reading -> reading.login().equals("87953d463363e9e7"));
        assertThat(readings.of(second)).isEmpty();
        assertThat(second.event().outcome().upstreamRequestId())
                .as("nor does the id of its answer")
                .isEmpty();
        assertThat(new PassiveReadings(Clock.systemUTC()).of(second))
                .as("also where the first was read before a restart")
                .isEmpty();
    }

    @Test
    void theSameHeadersCountOnceInARequestAndAgainInAnother() {
        var windows = week("10");
        var attempt = codex(windows, record -> record.put("request_id", "r1").put("auth_index", "aaaa"));
        var repeated = codex(
                windows,
                record -> record.put("request_id", "r1")
                        .put("auth_index", "bbbb")
                        .put("failed", true)
                        .putObject("fail")
                        .put("status_code", 499)
                        .put("body", "context canceled"));
        var answered =
                codex(week("60"), record -> record.put("request_id", "r1").put("auth_index", "bbbb"));
        var other = codex(windows, record -> record.put("request_id", "r2").put("auth_index", "cccc"));

        assertThat(Stream.of(attempt, repeated, answered, other)
                        .flatMap(record -> readings.of(record).stream())
                        .map(LoginReading::login))
                .containsExactly("aaaa", "bbbb", "cccc");
    }

    @Test
    void apiKeysHaveNoWindows() {
        assertThat(readings.of(List.of(captured("records/codex-apikey-stream-ok.json"))))
                .isEmpty();
        assertThat(readings.of(List.of(captured("records/claude-apikey-stream-429.json"))))
                .isEmpty();
    }

    @Test
    void headersOfAHandshakeCountWhileTheyAreNew() {
        var first = codex(week("10"), record -> record.put("endpoint", "GET /v1/responses"));
        var later = codex(
                week("11"),
                record -> record.put("endpoint", "GET /v1/responses").put("timestamp", "2026-11-22T09:30:00Z"));
        var undated = codex(week("12"), record -> {
            record.put("endpoint", "GET /v1/responses");
            ((ObjectNode) record.path("response_headers")).remove("Date");
        });

        assertThat(readings.of(first)).hasSize(1);
        assertThat(readings.of(later)).isEmpty();
        assertThat(readings.of(undated)).isEmpty();
    }

    @Test
    void withoutADateTheRecordsOwnTimeCountsAndRelativeResets() {
        var record = codex(week("10"), fields -> {
            ((ObjectNode) fields.path("response_headers")).remove("Date");
            fields.put("latency_ms", 4_000);
        });

        assertThat(readings.of(record)).singleElement().satisfies(reading -> {
            assertThat(reading.observedAt()).isEqualTo(Instant.parse("2026-11-22T09:00:04Z"));
            assertThat(reading.windows().getFirst().resetsAt()).isEqualTo(Instant.parse("2026-11-22T10:00:04Z"));
        });
    }

    @Test
    void noReadingIsYoungerThanNow() {
        var record = codex(week("10"), fields -> {
            ((ObjectNode) fields.path("response_headers")).remove("Date");
            fields.put("timestamp", "2026-11-25T09:00:00Z");
        });

        assertThat(readings.of(record)).singleElement().satisfies(reading -> {
            assertThat(reading.observedAt()).isEqualTo(NOW);
            assertThat(reading.windows()).allMatch(window -> window.observedAt().equals(NOW));
        });
    }

    @Test
    void aRefusalNamesTheWindowThatIsResetThen() {
        var week = Instant.parse("2026-11-22T11:30:00Z");
        readings.of(codex(Map.of(
                "X-Codex-Primary-Used-Percent", "97",
                "X-Codex-Primary-Window-Minutes", "10080",
                "X-Codex-Primary-Reset-At", Long.toString(week.getEpochSecond()))));

        var reading = only(refused("\"resets_at\":" + (week.getEpochSecond() + 40)));

        assertThat(reading.source()).isEqualTo(Source.ERROR_BODY);
        assertThat(reading.plan()).isEqualTo("plus");
        assertThat(reading.windows()).singleElement().satisfies(window -> {
            assertThat(window.id()).isEqualTo("7d");
            assertThat(window.usedPercent()).isEqualByComparingTo("100");
            assertThat(window.resetsAt()).isEqualTo(week);
        });
    }

    @Test
    void aRefusalAloneIsOfTheShortestWindowThatLastsSoLong() {
        assertThat(only(refused("\"resets_in_seconds\":6400"))
                        .windows()
                        .getFirst()
                        .id())
                .isEqualTo("5h");
        assertThat(only(refused("\"resets_in_seconds\":18060"))
                        .windows()
                        .getFirst()
                        .id())
                .isEqualTo("5h");
        assertThat(only(refused("\"resets_in_seconds\":310000"))
                        .windows()
                        .getFirst()
                        .id())
                .isEqualTo("7d");
        assertThat(only(refused("\"resets_in_seconds\":2000000"))
                        .windows()
                        .getFirst()
                        .id())
                .isEqualTo("30d");
        assertThat(readings.of(List.of(refused("\"message\":\"no reset\"")))).isEmpty();
    }

    @Test
    void readingsOfManyRecordsAreTheYoungestOfEachWindow() {
        var older = codex(week("10"), record -> record.put("request_id", "r1"));
        var newer = codex(
                Map.of(
                        "Date", "Sun, 22 Nov 2026 09:05:00 GMT",
                        "X-Codex-Primary-Used-Percent", "20",
                        "X-Codex-Primary-Window-Minutes", "300",
                        "X-Codex-Primary-Reset-After-Seconds", "60"),
                record -> record.put("request_id", "r2").put("timestamp", "2026-11-22T09:05:00Z"));
        var late = codex(week("9"), record -> record.put("request_id", "r3"));

        var reading = readings.of(List.of(older, newer, late));

        assertThat(reading).singleElement().satisfies(merged -> {
            assertThat(merged.observedAt()).isEqualTo(Instant.parse("2026-11-22T09:05:00Z"));
            assertThat(merged.windows()).extracting(QuotaWindow::id).containsExactlyInAnyOrder("5h", "7d");
        });
    }

    private static Map<String, String> week(String used) {
        return Map.of(
                "X-Codex-Primary-Used-Percent", used,
                "X-Codex-Primary-Window-Minutes", "10080",
                "X-Codex-Primary-Reset-At", "1795339150",
                "X-Codex-Primary-Reset-After-Seconds", "3600");
    }

    private LoginReading only(Usage record) {
        var all = readings.of(List.of(record));
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private Usage captured(String name) {
        return (Usage) reader.read(Captured.record(name));
    }

    private Usage codex(Map<String, String> headers) {
        return codex(headers, record -> {});
    }

    private Usage codex(Map<String, String> headers, java.util.function.Consumer<ObjectNode> change) {
        return record("codex", headers, change);
    }

    private Usage claude(Map<String, String> headers) {
        return record("claude", headers, record -> {});
    }

    private Usage refused(String limit) {
        var body = "{\"error\":{\"type\":\"usage_limit_reached\",\"plan_type\":\"plus\"," + limit + "}}";
        return codex(
                Map.of(),
                record -> record.put("failed", true)
                        .putObject("fail")
                        .put("status_code", 429)
                        .put("body", body));
    }

    private Usage record(String provider, Map<String, String> headers, java.util.function.Consumer<ObjectNode> change) {
        var record = RecordReader.JSON
                .createObjectNode()
                .put("timestamp", "2026-11-22T09:00:00Z")
                .put("latency_ms", 2_000)
                .put("auth_index", "abcd")
                .put("auth_type", "oauth")
                .put("endpoint", "POST /v1/responses")
                .put("model", "m")
                .put("provider", provider);
        var node = record.putObject("response_headers");
        node.putArray("Date").add(DATE);
        headers.forEach((name, value) -> node.putArray(name).add(value));
        change.accept(record);
        return (Usage) reader.read(record.toString().getBytes(UTF_8));
    }
}
