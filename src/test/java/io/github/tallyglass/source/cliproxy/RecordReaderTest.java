package io.github.tallyglass.source.cliproxy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Tokens;
import io.github.tallyglass.source.cliproxy.QueueItem.Control;
import io.github.tallyglass.source.cliproxy.QueueItem.Rejected;
import io.github.tallyglass.source.cliproxy.QueueItem.Usage;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordReaderTest {

    private final RecordReader reader = new RecordReader(Labels.NONE);

    @Test
    void aRecordFillsEveryColumn() {
        var usage = captured("records/codex-responses-effort-tier-ok.json");
        var event = usage.event();

        assertThat(event.createdAt())
                .isEqualTo(Instant.parse("2026-11-22T07:32:58Z").getEpochSecond());
        assertThat(event.type()).isEqualTo(EventType.CONSUME);
        assertThat(event.model()).isEqualTo("gpt-model-1");
        assertThat(event.tokens()).isEqualTo(new Tokens(300, 900, 0, 340, 120));
        assertThat(event.quota()).isZero();
        assertThat(event.outcome().status()).isEqualTo(200);
        assertThat(event.outcome().requestId()).isEqualTo("2dcbebcf");
        assertThat(event.outcome().upstreamRequestId()).isEqualTo("req_up_0001");
        assertThat(event.origin().key()).isEqualTo("sk-…0001");
        assertThat(event.origin().endpoint()).isEqualTo("/v1/responses");
        assertThat(event.origin().client()).isEqualTo("demo-client/1.0");
        assertThat(event.origin().ip()).isEqualTo("127.0.0.1");
        var upstream = event.origin().upstream();
        assertThat(upstream.provider()).isEqualTo("codex");
        assertThat(upstream.login()).isEqualTo("sk-…0001");
        assertThat(upstream.loginRef()).isEqualTo("729578c8079b9216");
        assertThat(upstream.effort()).isEqualTo("high");
        assertThat(upstream.tier()).isEqualTo("default");
        assertThat(event.extra())
                .isEqualTo("{\"alias\":\"my-codex\",\"auth_type\":\"apikey\",\"key_hash\":\""
                        + ClientKeys.hash("sk-client-alpha-0001") + "\",\"service_tier\":\"priority\"}");
    }

    @Test
    void latenciesAreThoseOfTheRecordAndAFirstTokenOfZeroIsUnknown() {
        assertThat(captured("records/claude-oauth-nonstream-ok.json").event().timing())
                .satisfies(timing -> {
                    assertThat(timing.durationMs()).isEqualTo(34);
                    assertThat(timing.firstTokenMs()).isEqualTo(34);
                });
        assertThat(captured("records/antigravity-oauth-stream-ok.json").event().timing())
                .satisfies(timing -> {
                    assertThat(timing.durationMs()).isZero();
                    assertThat(timing.firstTokenMs()).isNull();
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            records/claude-apikey-stream-529.json | 529 | Overloaded | overloaded_error
            records/codex-oauth-stream-401.json | 401 | Unauthorized | authentication_error
            records/codex-oauth-nonstream-429.json | 429 | The usage limit has been reached | usage_limit_reached
            records/gemini-apikey-stream-429.json | 429 | You exceeded your current quota. | RESOURCE_EXHAUSTED
            records/compat-apikey-stream-client-gone.json | 499 | context canceled |
            records/codex-apikey-stream-ended-early.json | 408 | stream error: stream disconnected before completion: stream closed before response.completed |
            """)
    void aFailureSaysWhy(String name, int status, String reason, String type) {
        var event = captured(name).event();

        assertThat(event.type()).isEqualTo(EventType.ERROR);
        assertThat(event.outcome().status()).isEqualTo(status);
        assertThat(event.content()).isEqualTo(reason);
        if (type == null) {
            assertThat(event.extra()).doesNotContain("error_type");
        } else {
            assertThat(event.extra()).contains("\"error_type\":\"" + type + "\"");
        }
    }

    @Test
    void aPageOfAMegabyteBecomesItsTitle() {
        var page = "<!DOCTYPE html><html><head><title>Attention Required! | Cloudflare</title></head><body>"
                + "x".repeat(1_000_000);
        var text = "Bad gateway " + "y".repeat(1_000_000);

        assertThat(failed(page).event().content()).isEqualTo("Attention Required! | Cloudflare");
        assertThat(failed(text).event().content()).startsWith("Bad gateway yyy").hasSizeLessThanOrEqualTo(1_001);
        assertThat(failed("{\"error\":{\"message\":\"" + "z".repeat(1_000_000) + "\"}}")
                        .event()
                        .content())
                .hasSizeLessThanOrEqualTo(1_001);
    }

    @Test
    void addressesInErrorsKeepNoKey() {
        var content = failed("Post \"https://user:pw1234@h.example/v1beta/models/x:generateContent?key=AIza-upstream-9"
                        + "&alt=sse\": dial tcp: lookup h.example: no such host")
                .event()
                .content();

        assertThat(content)
                .isEqualTo("Post \"https://…@h.example/v1beta/models/x:generateContent?key=…&alt=…\": dial tcp:"
                        + " lookup h.example: no such host");
    }

    @Test
    void picturesDrawnByARequestAreNoSecondRequest() {
        var request = captured("records/codex-apikey-stream-image-tool.1.json").event();
        var picture = captured("records/codex-apikey-stream-image-tool.2.json").event();

        assertThat(picture.outcome().requestId()).isEqualTo(request.outcome().requestId());
        assertThat(request.settlement()).isFalse();
        assertThat(picture.settlement()).isTrue();
        assertThat(picture.tokens().output()).isEqualTo(1056);
        assertThat(picture.timing().durationMs()).isNull();
    }

    @Test
    void namesOfTheServerGoBeforeMasks() {
        var hash = ClientKeys.hash("sk-client-alpha-0001");
        var named = new RecordReader(new Labels() {
            @Override
            public String key(String asked) {
                return asked.equals(hash) ? "laptop" : "";
            }

            @Override
            public String login(String authIndex) {
                return authIndex.equals("87953d463363e9e7") ? "a@example.com · team" : "";
            }
        });
        var event = ((Usage) named.read(Captured.record("records/codex-oauth-stream-ok.json"))).event();

        assertThat(event.origin().key()).isEqualTo("laptop");
        assertThat(event.origin().upstream().login()).isEqualTo("a@example.com · team");
    }

    @Test
    void aLoginWithoutANameIsCalledByItsProvider() {
        var event = captured("records/kimi-oauth-stream-ok.json").event();

        assertThat(event.origin().upstream().login()).startsWith("kimi ").doesNotContain("sk-");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-08-20T09:14:58+02:00, 2026-08-20T07:14:58Z",
        "2026-08-20T09:14:58.1-03:30, 2026-08-20T12:44:58Z",
        "2026-08-20T09:14:58.123456789Z, 2026-08-20T09:14:58Z",
        "2026-08-20T23:59:60Z, 2026-08-21T00:00:00Z",
        "2026-08-20T09:14:58.12093Z, 2026-08-20T09:14:58Z",
    })
    void timesWithAnyFractionAndOffset(String written, String moment) {
        var item = read("{\"timestamp\":\"" + written + "\",\"model\":\"m\"}");

        assertThat(((Usage) item).event().createdAt())
                .isEqualTo(Instant.parse(moment).getEpochSecond());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "0001-01-01T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-08-20T09:14:58",
                "1787230000",
                "2026-08-20T09:14:58Zjunk",
                "2026-08-20T24:00:00Z"
            })
    void whatHasNoTimeIsNoRow(String written) {
        var item = read("{\"timestamp\":\"" + written + "\",\"model\":\"m\",\"api_key\":\"sk-client-alpha-0001\","
                + "\"source\":\"sk-upstream-1\",\"response_headers\":{\"Set-Cookie\":[\"c=secret-cookie\"]}}");

        assertThat(item).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.why()).startsWith("timestamp");
            assertThat(rejected.raw()).contains("\"model\":\"m\"").doesNotContain("sk-", "cookie");
        });
    }

    @Test
    void messagesOfASubscriptionAreNoRecords() {
        assertThat(read("{\"support_refresh\":true}")).isEqualTo(new Control(false));
        assertThat(read("{\"refresh\":true}")).isEqualTo(new Control(true));
        assertThat(read("{}")).isEqualTo(new Control(false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nul", "{\"timestamp\":", "not json at all", "{\"a\":1} {\"b\":2}", "\"a text\""})
    void whatIsNoJsonIsKeptScrubbed(String item) {
        assertThat(read(item))
                .isInstanceOfSatisfying(
                        Rejected.class, rejected -> assertThat(rejected.why()).isEqualTo("not JSON"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1,2]", "7", "true", "null"})
    void whatIsNoObjectIsNoRow(String item) {
        assertThat(read(item))
                .isInstanceOfSatisfying(
                        Rejected.class, rejected -> assertThat(rejected.why()).isEqualTo("not an object"));
    }

    @Test
    void aRecordWithinAJsonTextIsRead() {
        var text = RecordReader.JSON.writeValueAsBytes(
                new String(Captured.record("records/codex-oauth-stream-ok.json"), UTF_8));

        assertThat(reader.read(text)).isEqualTo(captured("records/codex-oauth-stream-ok.json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999999999999999999", "9007199254740993", "1e30", "\"99999999999999999999999\""})
    void countsBeyondAllSenseAreNoRow(String count) {
        var item = read(
                "{\"timestamp\":\"2026-08-20T09:14:58Z\",\"model\":\"m\",\"tokens\":{\"input_tokens\":" + count + "}}");

        assertThat(item).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.why()).contains("input_tokens");
            assertThat(rejected.createdAt())
                    .isEqualTo(Instant.parse("2026-08-20T09:14:58Z").getEpochSecond());
        });
    }

    @Test
    void aDurationBeyondAllSenseIsUnknown() {
        var item = read("{\"timestamp\":\"2026-08-20T09:14:58Z\",\"latency_ms\":99999999999999999999,\"ttft_ms\":-5}");

        assertThat(((Usage) item).event().timing().durationMs()).isNull();
        assertThat(((Usage) item).event().timing().firstTokenMs()).isNull();
    }

    @Test
    void unknownFieldsAreKeptWithinBounds() {
        var item = read("{\"timestamp\":\"2026-08-20T09:14:58Z\",\"model\":\"m\",\"stream\":true,\"region\":\"eu\","
                + "\"new_secret\":\"s3cret\",\"nested\":{\"key\":\"k\",\"n\":1},\"big\":[\"" + "b".repeat(9_000)
                + "\"],\"more\":[" + "\"ccccccccc\",".repeat(300) + "1]}");
        var event = ((Usage) item).event();

        assertThat(event.timing().stream()).isTrue();
        assertThat(event.extra())
                .contains("\"region\":\"eu\"", "\"nested\":{\"n\":1}")
                .doesNotContain("s3cret")
                .hasSizeLessThan(2_300);
    }

    @Test
    void bytesThatAreNoUtf8AreReplaced() {
        var bytes = "{\"timestamp\":\"2026-08-20T09:14:58Z\",\"model\":\"m\",\"user_agent\":\"xyz\"}".getBytes(UTF_8);
        bytes[bytes.length - 4] = (byte) 0xC3;

        assertThat(reader.read(bytes))
                .isInstanceOfSatisfying(
                        Usage.class,
                        usage -> assertThat(usage.event().origin().client()).isEqualTo("x\uFFFDz"));
    }

    @Test
    void brokenRecordsNeitherThrowNorLeak() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        var records = Captured.records().values().stream().toList();
        for (var round = 0; round < 3_000; round++) {
            var bytes = records.get(random.nextInt(records.size())).clone();
            for (var damage = random.nextInt(4); damage >= 0; damage--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            var cut = Arrays.copyOf(bytes, random.nextInt(4) == 0 ? random.nextInt(bytes.length) : bytes.length);
            assertThatCode(() -> reader.read(cut))
                    .as("seed %d round %d", seed, round)
                    .doesNotThrowAnyException();
        }
    }

    private Usage captured(String name) {
        return (Usage) reader.read(Captured.record(name));
    }

    private Usage failed(String body) {
        var record = RecordReader.JSON
                .createObjectNode()
                .put("timestamp", "2026-08-20T09:14:58Z")
                .put("model", "m")
                .put("failed", true);
        record.putObject("fail").put("status_code", 502).put("body", body);
        return (Usage) reader.read(record.toString().getBytes(UTF_8));
    }

    private QueueItem read(String item) {
        return reader.read(item.getBytes(UTF_8));
    }
}
