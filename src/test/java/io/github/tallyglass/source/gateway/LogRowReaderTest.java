package io.github.tallyglass.source.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Pricing;
import io.github.tallyglass.domain.Tokens;
import io.github.tallyglass.domain.UsageEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Rows as forks, older builds and bad luck write them.
class LogRowReaderTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final LogRowReader reader = new LogRowReader(new NewApiDialect(), Scrubber.PLAIN);

    private static ObjectNode row(String other) {
        var row = (ObjectNode)
                JSON.readTree(
                        "{\"id\":1,\"created_at\":1794960001,\"type\":2,\"model_name\":\"m\",\"quota\":5,"
                                + "\"prompt_tokens\":100,\"completion_tokens\":7,\"use_time\":3,\"is_stream\":true,\"channel\":4,"
                                + "\"token_id\":9,\"token_name\":\"k\",\"group\":\"vip\",\"username\":\"alice\",\"user_id\":2}");
        return row.put("other", other);
    }

    private UsageEvent event(ObjectNode row) {
        return switch (reader.read(row)) {
            case LogRowReader.Outcome.Read(var read) -> read.event();
            case LogRowReader.Outcome.Unreadable(var rejected) -> throw new AssertionError(rejected.why());
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "", "   ", "{broken", "[1]", "\"text\"", "7", "{}"})
    void whateverOtherIsTheRowCounts(String other) {
        var event = event(row(other));
        assertThat(event.quota()).isEqualTo(5);
        assertThat(event.tokens()).isEqualTo(new Tokens(100, 0, 0, 7, 0));
        assertThat(event.pricing()).isEqualTo(Pricing.NONE);
        assertThat(event.extra()).isEmpty();
        assertThat(event.outcome().status()).isEqualTo(200);
        assertThat(event.timing()).isEqualTo(new UsageEvent.Timing(3000L, null, true));
    }

    @Test
    void otherMayBeAnObject() {
        var row = row("");
        row.set(
                "other",
                JSON.readTree(
                        "{\"cache_tokens\":40,\"model_ratio\":1.250,\"frt\":12,\"request_path\":\"/v1/x?key=1\"}"));
        var event = event(row);
        assertThat(event.tokens()).isEqualTo(new Tokens(60, 40, 0, 7, 0));
        assertThat(event.pricing().modelRatio()).isEqualTo("1.25");
        assertThat(event.timing().firstTokenMs()).isEqualTo(12);
        assertThat(event.origin().endpoint()).isEqualTo("/v1/x");
        row.putNull("other");
        assertThat(event(row).extra()).isEmpty();
        row.remove("other");
        assertThat(event(row).extra()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "includes its cache;{\"cache_tokens\":40};60;40;0",
                "includes reads and writes;{\"cache_tokens\":40,\"cache_creation_tokens\":10};50;40;10",
                "anthropic by flag;{\"claude\":true,\"cache_tokens\":40,\"cache_creation_tokens\":10};100;40;10",
                "anthropic by semantic;{\"usage_semantic\":\"anthropic\",\"cache_tokens\":40};100;40;0",
                "more read than went in;{\"cache_tokens\":101};100;101;0",
                "normalised total wins;{\"claude\":true,\"cache_tokens\":40,\"input_tokens_total\":90};50;40;0",
                "normalised writes win;{\"claude\":true,\"cache_write_tokens\":30,\"cache_creation_tokens\":10};100;0;30",
                "split writes;{\"claude\":true,\"cache_creation_tokens_5m\":3,\"cache_creation_tokens_1h\":4};100;0;7",
                "split within the sum;{\"claude\":true,\"cache_creation_tokens\":9,\"cache_creation_tokens_1h\":4};100;0;9",
                "numbers as text;{\"cache_tokens\":\"40\"};60;40;0",
                "nonsense;{\"cache_tokens\":\"many\",\"cache_creation_tokens\":-5};100;0;0"
            })
    void tokensAreDisjoint(String name, String other, long input, long read, long write) {
        assertThat(event(row(other)).tokens()).as(name).isEqualTo(new Tokens(input, read, write, 7, 0));
    }

    @Test
    void nullsAndTextsWhereNumbersBelongCountAsAbsent() {
        var row = row("{\"frt\":\"x\",\"model_ratio\":null,\"status_code\":\"200\"}");
        row.putNull("quota")
                .put("prompt_tokens", "12")
                .put("completion_tokens", "")
                .putNull("use_time");
        row.putNull("model_name")
                .putNull("token_name")
                .put("is_stream", "true")
                .putNull("channel")
                .put("channel_id", "8");
        var event = event(row);
        assertThat(event.quota()).isZero();
        assertThat(event.tokens()).isEqualTo(new Tokens(12, 0, 0, 0, 0));
        assertThat(event.timing()).isEqualTo(new UsageEvent.Timing(null, null, true));
        assertThat(event.model()).isEmpty();
        assertThat(event.origin().key()).isEmpty();
        assertThat(event.origin().channel()).isEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"quota", "prompt_tokens", "created_at", "token_id", "use_time", "type"})
    void numbersOfAnySizeAreNoLoad(String field) {
        for (var number : List.of("1e999999999", "1e-999999999", "123456789012345678901234567890", "-1e30", "0.5")) {
            var row = row("{\"model_ratio\":" + number + ",\"cache_tokens\":" + number + "}");
            row.set(field, Envelope.JSON.readTree(number));
            reader.read(row);
        }
    }

    @Test
    void awkwardNamesStayAsTheyAre() {
        for (var name : List.of(
                "acme/llama \"instruct\"",
                "line\nbreak",
                "=HYPERLINK(\"http://x.example\")",
                "نموذج‏\u202E",
                "🤖".repeat(2500))) {
            var row = row("{}");
            row.put("model_name", name);
            assertThat(event(row).model()).isEqualTo(name);
        }
    }

    @Test
    void typesAndStatusesFollowTheLine() {
        var failed = row("{\"status_code\":529,\"error_type\":\"openai_error\",\"channel_name\":\"c\"}")
                .put("type", 5);
        assertThat(event(failed).type()).isEqualTo(EventType.ERROR);
        assertThat(event(failed).outcome().status()).isEqualTo(529);
        assertThat(event(failed).extra()).contains("error_type", "channel_name");
        assertThat(event(row("null").put("type", 5).put("content", "status_code=503, busy"))
                        .outcome()
                        .status())
                .isEqualTo(503);
        assertThat(event(row("null").put("type", 5).put("content", "busy"))
                        .outcome()
                        .status())
                .isNull();
        assertThat(event(row("{\"http_status\":204}")).outcome().status()).isEqualTo(204);
        var refund = event(row("{\"task_id\":\"t\",\"reason\":\"blocked\"}").put("type", 6));
        assertThat(refund.type()).isEqualTo(EventType.REFUND);
        assertThat(refund.outcome().status()).isNull();
        assertThat(refund.timing().durationMs()).isNull();
        assertThat(refund.settlement()).isFalse();
        assertThat(event(row("null").put("type", 77)).type()).isEqualTo(EventType.UNKNOWN);
        assertThat(event(row("null").put("type", 4_294_967_298L)).type()).isEqualTo(EventType.UNKNOWN);
    }

    @Test
    void settlementsAndSubscriptionsAreMarked() {
        assertThat(event(row("{\"task_id\":\"t\",\"pre_consumed_quota\":5,\"actual_quota\":10}"))
                        .settlement())
                .isTrue();
        assertThat(event(row("{\"task_id\":\"t\"}")).settlement()).isFalse();
        assertThat(event(row("{\"billing_source\":\"subscription\"}")).subscription())
                .isTrue();
        assertThat(event(row("{\"billing_source\":\"wallet\"}")).subscription()).isFalse();
    }

    @Test
    void ratiosAreExactAndMinusOneIsNone() {
        var pricing = event(row(
                        "{\"model_ratio\":0.075,\"completion_ratio\":4.0,\"group_ratio\":\"0.8\",\"model_price\":-1,"
                                + "\"cache_ratio\":0.1,\"cache_creation_ratio\":1.25,\"cache_creation_ratio_1h\":2,"
                                + "\"billing_mode\":\"tiered_expr\"}"))
                .pricing();
        assertThat(pricing.modelRatio()).isEqualTo("0.075");
        assertThat(pricing.completionRatio()).isEqualTo("4");
        assertThat(pricing.groupRatio()).isEqualTo("0.8");
        assertThat(pricing.modelPrice()).isNull();
        assertThat(pricing.cacheWriteRatio()).isEqualTo("1.25");
        assertThat(pricing.cacheWrite1hRatio()).isEqualTo("2");
        assertThat(pricing.mode()).isEqualTo("tiered_expr");
        assertThat(event(row("{\"model_price\":0.3,\"group_ratio\":1}"))
                        .pricing()
                        .modelPrice())
                .isEqualTo("0.3");
        assertThat(event(row("{\"model_price\":0,\"model_ratio\":1}")).pricing().modelPrice())
                .isNull();
    }

    @Test
    void requestIdsComeFromTheRowThenFromOther() {
        assertThat(event(row("{\"request_id\":\"inner\",\"client\":\"codex\"}"))
                        .outcome()
                        .requestId())
                .isEqualTo("inner");
        var event = event(row("{\"request_id\":\"inner\",\"client\":\"codex\"}").put("request_id", "outer"));
        assertThat(event.outcome().requestId()).isEqualTo("outer");
        assertThat(event.origin().client()).isEqualTo("codex");
    }

    @Test
    void extraKeepsWhatExplainsAPriceAndNothingThatRepeats() {
        var plain =
                "{\"billing_source\":\"wallet\",\"cache_ratio\":0.1,\"cache_tokens\":0,\"completion_ratio\":4,\"frt\":49,"
                        + "\"group_ratio\":1,\"model_price\":-1,\"model_ratio\":1.25,\"request_conversion\":[\"OpenAI Compatible\"],"
                        + "\"request_path\":\"/v1/x\",\"stream_status\":{\"end_reason\":\"eof\",\"status\":\"ok\"},\"user_group_ratio\":-1}";
        assertThat(event(row(plain)).extra()).isEmpty();
        var rich =
                "{\"cache_creation_tokens_5m\":900,\"cache_creation_tokens_1h\":400,\"upstream_model_name\":\"gpt-4o\","
                        + "\"tool_surcharges\":[{\"name\":\"web_search\",\"count\":2,\"price\":10}],\"audio_input\":12,"
                        + "\"reasoning_effort\":\"high\",\"stream_status\":{\"status\":\"error\"},\"user_group_ratio\":0.5}";
        assertThat(JSON.readTree(event(row(rich)).extra())).isEqualTo(JSON.readTree(rich));
        assertThat(event(row("{}").put("response_id", "r-1").put("cost_usd", 0.1))
                        .extra())
                .isEqualTo("{\"response_id\":\"r-1\",\"cost_usd\":0.1}");
    }

    @Test
    void promptsAndSecretsAreNotKept() {
        var other =
                "{\"input_content\":[{\"role\":\"user\",\"content\":\"SECRETWORDS\"}],\"output_content\":\"SECRETWORDS\","
                        + "\"context\":\"SECRETWORDS\",\"admin_info\":{\"use_channel\":[\"SECRETWORDS\"]},"
                        + "\"op\":{\"params\":{\"password\":\"SECRETWORDS\",\"api_key\":\"SECRETWORDS\"}},"
                        + "\"note\":\"used sk-SECRETWORDS1234567890 and Bearer SECRETWORDS0123\",\"ok\":1}";
        var row = row(other);
        row.put("content", "Incorrect API key provided: sk-SECRETWORDS1234567890.");
        row.put("key", "SECRETWORDS").put("token_name", "sk-SECRETWORDS1234567890");
        var event = event(row);
        assertThat(event.toString()).doesNotContain("SECRETWORDS");
        assertThat(event.extra()).contains("sk-…", "Bearer …", "\"ok\":1");
        assertThat(event.content()).isEqualTo("Incorrect API key provided: sk-…");

        row.putNull("created_at");
        assertThat(reader.read(row).toString()).doesNotContain("SECRETWORDS");
    }

    @Test
    void extraIsBounded() {
        var other = JSON.createObjectNode();
        for (var i = 0; i < 500; i++) {
            other.put("field" + i, "x".repeat(5000));
        }
        var deep = other.putObject("deep");
        for (var i = 0; i < 200; i++) {
            deep = deep.putObject("deep");
        }
        assertThat(event(row(other.toString())).extra()).hasSizeLessThan(40 * 600);
    }

    @Test
    void theFingerprintCoversItsFieldsAndNoOther() {
        var base = fingerprint(row("{}"));
        for (var field : List.of(
                "created_at",
                "type",
                "token_id",
                "quota",
                "prompt_tokens",
                "completion_tokens",
                "use_time",
                "channel")) {
            assertThat(fingerprint(row("{}").put(field, 77))).as(field).isNotEqualTo(base);
        }
        for (var field : List.of("request_id", "token_name", "model_name", "group")) {
            assertThat(fingerprint(row("{}").put(field, "77"))).as(field).isNotEqualTo(base);
        }
        assertThat(fingerprint(row("{}").put("is_stream", false))).isNotEqualTo(base);
        for (var field : List.of("id", "content", "channel_name", "username", "ip", "other", "cost_usd", "unknown")) {
            assertThat(fingerprint(row("{}").put(field, "77"))).as(field).isEqualTo(base);
        }
        // Fields do not run into each other, and text is as good as a number.
        assertThat(fingerprint(row("{}").put("token_name", "ab").put("model_name", "c")))
                .isNotEqualTo(fingerprint(row("{}").put("token_name", "a").put("model_name", "bc")));
        assertThat(fingerprint(row("{}").put("quota", "5"))).isEqualTo(base);
    }

    private static String fingerprint(ObjectNode row) {
        return Fingerprint.of(row);
    }

    @Test
    void capturedRowsAreReadWithoutAReject() {
        var rejected = new ArrayList<String>();
        for (var entry : Captures.all()) {
            if (entry.status() == 200
                    && entry.path().startsWith("/api/log/")
                    && entry.headers().get("Content-Encoding") == null) {
                var data = entry.json().path("data");
                (data.isArray() ? data : data.path("items")).forEach(item -> {
                    if (reader.read(item) instanceof LogRowReader.Outcome.Unreadable(var why)) {
                        rejected.add(why.why());
                    }
                });
            }
        }
        assertThat(rejected).isEmpty();
    }
}
