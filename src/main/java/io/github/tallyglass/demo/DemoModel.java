package io.github.tallyglass.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// A model of the demo gateway with the ratios by which it is billed (gateway contract §3.2; a ratio of 1
/// is two US dollars for a million tokens).
enum DemoModel {
    OPUS("claude-opus-4-6", Convention.ANTHROPIC, "2.5", "5", "0.1", "/v1/messages", 11, 12, 9_000, 900),
    SONNET("claude-sonnet-4-6", Convention.ANTHROPIC, "1.5", "5", "0.1", "/v1/messages", 11, 13, 7_000, 700),
    HAIKU("claude-haiku-4-5", Convention.ANTHROPIC, "0.5", "5", "0.1", "/v1/messages", 11, 12, 2_500, 300),
    GPT("gpt-5.2", Convention.OPENAI, "0.875", "8", "0.1", "/v1/chat/completions", 21, 22, 5_000, 800),
    CODEX("gpt-5.2-codex", Convention.OPENAI, "0.875", "8", "0.1", "/v1/responses", 21, 23, 24_000, 1_100),
    MINI("gpt-5-mini", Convention.OPENAI, "0.125", "8", "0.1", "/v1/chat/completions", 21, 22, 1_800, 350),
    GEMINI("gemini-3-pro", Convention.OPENAI, "1", "6", "0.1", "/v1/chat/completions", 31, 32, 9_000, 900),
    DEEPSEEK("deepseek-v4", Convention.OPENAI, "0.15", "4", "0.02", "/v1/chat/completions", 41, 42, 3_500, 600),
    QWEN("qwen3-max", Convention.OPENAI_WITH_WRITES, "0.6", "5", "0.2", "/v1/chat/completions", 51, 52, 4_000, 600),
    SORA("sora-2", Convention.PER_CALL, "0", "0", "0", "/v1/videos", 61, 62, 0, 0);

    /// How cache reads and writes stand beside prompt tokens.
    enum Convention {
        /// Prompt tokens exclude both.
        ANTHROPIC,
        /// Prompt tokens include reads.
        OPENAI,
        /// Prompt tokens include reads and writes.
        OPENAI_WITH_WRITES,
        /// No tokens: a price for each call.
        PER_CALL
    }

    static final BigDecimal CACHE_WRITE = new BigDecimal("1.25");
    static final BigDecimal CACHE_WRITE_1H = new BigDecimal("2");
    static final BigDecimal PRICE_PER_CALL = new BigDecimal("0.4");
    static final BigDecimal UNITS_PER_DOLLAR = new BigDecimal(500_000);

    private final String wireName;
    private final Convention convention;
    private final BigDecimal ratio;
    private final BigDecimal completionRatio;
    private final BigDecimal cacheRatio;
    private final String path;
    private final int channel;
    private final int secondChannel;
    private final int usualInput;
    private final int usualOutput;

    DemoModel(
            String wireName,
            Convention convention,
            String ratio,
            String completionRatio,
            String cacheRatio,
            String path,
            int channel,
            int secondChannel,
            int usualInput,
            int usualOutput) {
        this.wireName = wireName;
        this.convention = convention;
        this.ratio = new BigDecimal(ratio);
        this.completionRatio = new BigDecimal(completionRatio);
        this.cacheRatio = new BigDecimal(cacheRatio);
        this.path = path;
        this.channel = channel;
        this.secondChannel = secondChannel;
        this.usualInput = usualInput;
        this.usualOutput = usualOutput;
    }

    String wireName() {
        return wireName;
    }

    Convention convention() {
        return convention;
    }

    BigDecimal ratio() {
        return ratio;
    }

    BigDecimal completionRatio() {
        return completionRatio;
    }

    BigDecimal cacheRatio() {
        return cacheRatio;
    }

    String path() {
        return path;
    }

    /// @param attempt from 0; retries alternate between the two channels that serve the model
    int channel(int attempt) {
        return attempt % 2 == 0 ? channel : secondChannel;
    }

    int usualInput() {
        return usualInput;
    }

    int usualOutput() {
        return usualOutput;
    }

    /// Quota units of a call: rounded half up, at least 1.
    ///
    /// @param input tokens neither read from nor written to a cache
    long quota(long input, long cacheRead, long write, long write1h, long output, BigDecimal groupRatio) {
        if (convention == Convention.PER_CALL) {
            return round(PRICE_PER_CALL.multiply(UNITS_PER_DOLLAR).multiply(groupRatio));
        }
        var weighted = BigDecimal.valueOf(input)
                .add(BigDecimal.valueOf(cacheRead).multiply(cacheRatio))
                .add(BigDecimal.valueOf(write).multiply(CACHE_WRITE))
                .add(BigDecimal.valueOf(write1h).multiply(CACHE_WRITE_1H))
                .add(BigDecimal.valueOf(output).multiply(completionRatio));
        return round(weighted.multiply(ratio).multiply(groupRatio));
    }

    private static long round(BigDecimal units) {
        return Math.max(1, units.setScale(0, RoundingMode.HALF_UP).longValueExact());
    }
}
