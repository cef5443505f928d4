package io.github.tallyglass.source.gateway;

import java.util.List;

/// A field of a row that a definition may place, and the names under which the family knows it.
///
/// @see DefinedRow
enum DefinedField {
    TIME("time", List.of("created_at"), List.of()),
    TYPE("type", List.of("type"), List.of()),
    MODEL("model", List.of("model_name"), List.of()),
    QUOTA("quota", List.of("quota"), List.of()),
    PROMPT_TOKENS("prompt_tokens", List.of("prompt_tokens"), List.of("input_tokens_total")),
    COMPLETION_TOKENS("completion_tokens", List.of("completion_tokens"), List.of()),
    CACHE_READ("cache_read_tokens", List.of(), List.of("cache_tokens")),
    CACHE_WRITE(
            "cache_write_tokens",
            List.of(),
            List.of(
                    "cache_write_tokens",
                    "cache_creation_tokens",
                    "cache_creation_tokens_5m",
                    "cache_creation_tokens_1h")),
    REASONING("reasoning_tokens", List.of(), List.of("reasoning_tokens")),
    KEY("key", List.of("token_name"), List.of()),
    KEY_ID("key_id", List.of("token_id"), List.of()),
    GROUP("group", List.of("group"), List.of()),
    USER("user", List.of("username"), List.of()),
    USER_ID("user_id", List.of("user_id"), List.of()),
    CHANNEL("channel", List.of("channel", "channel_id"), List.of()),
    DURATION("duration", List.of("elapsed_time", "use_time"), List.of()),
    FIRST_TOKEN("first_token", List.of(), List.of("frt")),
    STREAM("stream", List.of("is_stream"), List.of()),
    STATUS("status", List.of("http_status"), List.of("http_status", "status_code")),
    REQUEST_ID("request_id", List.of("request_id"), List.of("request_id")),
    UPSTREAM_REQUEST_ID("upstream_request_id", List.of("upstream_request_id"), List.of("upstream_request_id")),
    ENDPOINT("endpoint", List.of(), List.of("request_path")),
    CLIENT("client", List.of("client"), List.of("client")),
    IP("ip", List.of("ip"), List.of()),
    CONTENT("content", List.of("content"), List.of());

    private final String key;
    private final List<String> inRow;
    private final List<String> inOther;

    DefinedField(String key, List<String> inRow, List<String> inOther) {
        this.key = key;
        this.inRow = inRow;
        this.inOther = inOther;
    }

    /// Pointer of its setting.
    String at() {
        return "/row/" + key;
    }

    /// Its names in a row of the family; the first is the one that a defined value goes to.
    List<String> inRow() {
        return inRow;
    }

    /// Its names in `other` of such a row; the first counts where the row has none.
    List<String> inOther() {
        return inOther;
    }
}
