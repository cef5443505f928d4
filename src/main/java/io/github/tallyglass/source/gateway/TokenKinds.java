package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.Tokens;
import tools.jackson.databind.JsonNode;

/// Sorts a row's token counts into disjoint kinds, whatever the provider's convention (gateway contract
/// §3.2).
final class TokenKinds {

    private TokenKinds() {}

    /// @param row the log row
    /// @param other its `other`, as an object
    static Tokens read(JsonNode row, JsonNode other) {
        var prompt = count(row, "prompt_tokens");
        var output = count(row, "completion_tokens");
        var cacheRead = count(other, "cache_tokens");
        var cacheWrite = cacheWrites(other);
        var fullInput = JsonFields.number(other, "input_tokens_total");
        long input;
        if (fullInput.isPresent() && fullInput.getAsLong() > 0) {
            input = Math.max(0, fullInput.getAsLong() - cacheRead - cacheWrite);
        } else if (promptExcludesCache(other, prompt, cacheRead)) {
            input = prompt;
        } else {
            input = Math.max(0, prompt - cacheRead - cacheWrite);
        }
        return new Tokens(input, cacheRead, cacheWrite, output, Math.min(output, count(other, "reasoning_tokens")));
    }

    /// More was read from the cache than went in: whatever the flags say, prompt tokens cannot contain it.
    private static boolean promptExcludesCache(JsonNode other, long prompt, long cacheRead) {
        return JsonFields.flag(other, "claude")
                || "anthropic".equals(JsonFields.text(other, "usage_semantic"))
                || cacheRead > prompt;
    }

    private static long cacheWrites(JsonNode other) {
        var normalised = count(other, "cache_write_tokens");
        var split = count(other, "cache_creation_tokens_5m") + count(other, "cache_creation_tokens_1h");
        return normalised > 0 ? normalised : Math.max(count(other, "cache_creation_tokens"), split);
    }

    /// Not negative, and small enough that sums of a few never overflow.
    private static long count(JsonNode object, String field) {
        return Math.clamp(JsonFields.numberOr0(object, field), 0, Long.MAX_VALUE / 16);
    }
}
