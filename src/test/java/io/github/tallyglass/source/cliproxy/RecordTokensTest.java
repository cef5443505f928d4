package io.github.tallyglass.source.cliproxy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Tokens;
import io.github.tallyglass.source.cliproxy.QueueItem.Usage;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class RecordTokensTest {

    private final RecordReader reader = new RecordReader(Labels.NONE);

    @Test
    void kindsOfEveryCapturedRecordAddUpToItsTotal() {
        Captured.records().forEach((name, bytes) -> {
            var tokens = RecordReader.JSON.readTree(bytes).path("tokens");
            // Totals of Claude left cache out in that version.
            var cache = name.equals("old/v7.1.16-claude-ok.json") ? 1_100 : 0;

            assertThat(tokens(bytes).total())
                    .as(name)
                    .isEqualTo(tokens.path("total_tokens").asLong() + cache);
        });
    }

    @Test
    void withoutTheServersDivisionTheSameKindsComeOut() {
        Captured.records().forEach((name, bytes) -> {
            var record = (ObjectNode) RecordReader.JSON.readTree(bytes);
            var divided = tokens(bytes);
            record.remove("token_breakdown");

            assertThat(tokens(record)).as(name).isEqualTo(divided);
        });
    }

    @ParameterizedTest
    @CsvSource({
        // provider, input, output, reasoning, cached, read, creation, total, then the kinds
        "codex, 1200, 340, 120, 900, 0, 0, 1540, 300, 900, 0, 340, 120",
        "claude, 300, 340, 0, 900, 900, 200, 640, 300, 900, 200, 340, 0",
        "claude, 5000, 340, 0, 900, 900, 0, 5340, 5000, 900, 0, 340, 0",
        "claude, 300, 340, 120, 200, 0, 200, 840, 300, 0, 200, 340, 120",
        "claude, 300, 340, 0, 900, 0, 0, 640, 300, 900, 0, 340, 0",
        "gemini, 1200, 220, 120, 900, 0, 0, 1540, 300, 900, 0, 340, 120",
        "vertex, 1200, 220, 120, 900, 900, 0, 0, 300, 900, 0, 340, 120",
        // The total tells that an upstream behind a compatible interface counts thoughts beside output …
        "openai-compatible-x, 1200, 220, 420, 900, 900, 0, 1840, 300, 900, 0, 640, 420",
        // … or cache beside input.
        "openai-compatible-x, 300, 340, 0, 900, 900, 0, 1540, 300, 900, 0, 340, 0",
        // Parts that are larger than the whole are cut.
        "codex, 100, 50, 90, 900, 900, 0, 150, 0, 100, 0, 50, 50",
        "codex, -5, 50, 0, 0, 0, 0, 50, 0, 0, 0, 50, 0",
    })
    void oldRecordsAreDividedByProvider(
            String provider,
            long input,
            long output,
            long reasoning,
            long cached,
            long read,
            long creation,
            long total,
            long uncached,
            long cacheRead,
            long cacheWrite,
            long out,
            long thoughts) {
        var record = record(provider, input, output, reasoning, cached, read, creation, total);

        assertThat(tokens(record)).isEqualTo(new Tokens(uncached, cacheRead, cacheWrite, out, thoughts));
    }

    @Test
    void aTotalWithoutKindsCountsAsInputAndIsNamed() {
        var record = record("plugin", 0, 0, 0, 0, 0, 0, 700);
        record.putObject("token_breakdown")
                .put("quality", "unclassified")
                .put("total_tokens", 700)
                .put("unclassified_tokens", 700);
        var event = usage(record).event();

        assertThat(event.tokens()).isEqualTo(new Tokens(700, 0, 0, 0, 0));
        assertThat(event.extra()).contains("\"quality\":\"unclassified\"", "\"unclassified_tokens\":700");
    }

    @Test
    void aContradictionThatTheServerDidNotDivideIsDividedByItsFields() {
        var record = record("openai-compatible-x", 1000, 200, 300, 400, 400, 0, 1500);
        record.putObject("token_breakdown")
                .put("quality", "inconsistent")
                .put("total_tokens", 1500)
                .put("unclassified_tokens", 1500);
        var event = usage(record).event();

        assertThat(event.tokens()).isEqualTo(new Tokens(600, 400, 0, 500, 300));
        assertThat(event.extra()).contains("\"quality\":\"inconsistent\"").doesNotContain("unclassified");
    }

    @Test
    void whateverTheCountsKindsNeverOverlap() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        for (var round = 0; round < 5_000; round++) {
            var record = record(
                    List.of("codex", "claude", "gemini", "kimi", "unknown").get(random.nextInt(5)),
                    some(random),
                    some(random),
                    some(random),
                    some(random),
                    some(random),
                    some(random),
                    some(random));
            var stated = record.path("tokens").path("total_tokens").asLong();
            var tokens = tokens(record);

            assertThat(tokens.total()).as("seed %d, %s", seed, record).isGreaterThanOrEqualTo(Math.max(0, stated));
            assertThat(tokens.reasoning()).as("seed %d, %s", seed, record).isBetween(0L, tokens.output());
            assertThat(List.of(tokens.input(), tokens.cacheRead(), tokens.cacheWrite(), tokens.output()))
                    .as("seed %d, %s", seed, record)
                    .allMatch(count -> count >= 0);
        }
    }

    private static long some(Random random) {
        return random.nextInt(4) == 0 ? 0 : random.nextInt(-20, 2_000);
    }

    private static ObjectNode record(
            String provider,
            long input,
            long output,
            long reasoning,
            long cached,
            long read,
            long creation,
            long total) {
        var record = RecordReader.JSON
                .createObjectNode()
                .put("timestamp", "2026-08-20T09:14:58Z")
                .put("provider", provider);
        record.putObject("tokens")
                .put("input_tokens", input)
                .put("output_tokens", output)
                .put("reasoning_tokens", reasoning)
                .put("cached_tokens", cached)
                .put("cache_read_tokens", read)
                .put("cache_creation_tokens", creation)
                .put("total_tokens", total);
        return record;
    }

    private Tokens tokens(byte[] bytes) {
        return ((Usage) reader.read(bytes)).event().tokens();
    }

    private Tokens tokens(ObjectNode record) {
        return usage(record).event().tokens();
    }

    private Usage usage(ObjectNode record) {
        return (Usage) reader.read(record.toString().getBytes(UTF_8));
    }
}
