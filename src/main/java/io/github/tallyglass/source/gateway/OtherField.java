package io.github.tallyglass.source.gateway;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The field `other` of a row: an object, or a text that holds one, or `"null"`, `""`, or something broken
/// (gateway contract §3.1). What remains of it as `extra` is what a person may want to see of one row and
/// what explains its price beyond the ratios.
final class OtherField {

    /// Read into fields of their own, or repeated in every row without saying anything.
    private static final Set<String> KNOWN = Set.of(
            "model_ratio",
            "completion_ratio",
            "group_ratio",
            "model_price",
            "cache_ratio",
            "cache_creation_ratio",
            "cache_creation_ratio_5m",
            "cache_creation_ratio_1h",
            "billing_mode",
            "cache_tokens",
            "cache_creation_tokens",
            "cache_write_tokens",
            "input_tokens_total",
            "reasoning_tokens",
            "claude",
            "usage_semantic",
            "frt",
            "request_path",
            "client",
            "request_id",
            "upstream_request_id",
            "http_status",
            "status_code",
            "billing_source",
            "request_conversion",
            "channel_id",
            "expr_b64",
            "request_rules",
            "subscription_id",
            "subscription_plan_id",
            "subscription_total",
            "subscription_used",
            "subscription_remain",
            "subscription_consumed",
            "subscription_pre_consumed",
            "subscription_post_delta");

    /// Top-level fields that are read, or that only the server needs.
    private static final Set<String> KNOWN_IN_ROW = Set.of(
            "id",
            "user_id",
            "username",
            "created_at",
            "type",
            "content",
            "token_name",
            "token_id",
            "model_name",
            "quota",
            "prompt_tokens",
            "completion_tokens",
            "use_time",
            "elapsed_time",
            "is_stream",
            "channel",
            "channel_id",
            "channel_name",
            "group",
            "ip",
            "request_id",
            "upstream_request_id",
            "other",
            "client",
            "http_status",
            "cost_usd");

    private OtherField() {}

    /// Whether a row of the family has a field of this name, which is read or which only the server needs.
    static boolean isKnownInRow(String name) {
        return KNOWN_IN_ROW.contains(name);
    }

    /// Always an object, empty where the field says nothing.
    static JsonNode read(JsonNode row) {
        var other = row.get("other");
        if (other != null && other.isObject()) {
            return other;
        }
        var parsed = other != null && other.isString() ? parse(other.asString()) : null;
        return parsed != null && parsed.isObject() ? parsed : Envelope.JSON.createObjectNode();
    }

    private static @Nullable JsonNode parse(String text) {
        if (text.isBlank() || text.equals("null")) {
            return null;
        }
        try {
            return Envelope.JSON.readTree(text);
        } catch (JacksonException broken) {
            // A row is worth its numbers even when this text is not JSON.
            return null;
        }
    }

    /// Unknown fields of row and `other`, scrubbed, as a JSON object; `""` when nothing is left.
    static String extra(JsonNode row, JsonNode other, Scrubber scrubber) {
        var extra = Envelope.JSON.createObjectNode();
        for (var field : row.properties()) {
            if (!KNOWN_IN_ROW.contains(field.getKey())) {
                extra.set(field.getKey(), field.getValue());
            }
        }
        // Of what only an administrator gets, which channels a request was tried on: more than one is news.
        var tried = other.path("admin_info").path("use_channel");
        if (tried.size() > 1) {
            extra.set("use_channel", tried);
        }
        for (var field : other.properties()) {
            if (!KNOWN.contains(field.getKey()) && saysSomething(field.getKey(), field.getValue(), other)) {
                extra.set(field.getKey(), field.getValue());
            }
        }
        var clean = scrubber.json(extra);
        return clean == null ? "" : clean.toString();
    }

    private static boolean saysSomething(String name, JsonNode value, JsonNode other) {
        return switch (name) {
            // Without a one-hour part, all cache writes have the one price of the ratios.
            case "cache_creation_tokens_5m" -> JsonFields.numberOr0(other, "cache_creation_tokens_1h") > 0;
            case "user_group_ratio" -> {
                var ratio = JsonFields.decimal(other, name);
                yield ratio != null && ratio.signum() >= 0;
            }
            case "stream_status" -> !"ok".equals(JsonFields.text(value, "status"));
            case "reason", "task_id" -> !JsonFields.text(other, name).isEmpty();
            default -> !isEmptyValue(value);
        };
    }

    /// Zero counts and `false` flags are what a missing field says too.
    private static boolean isEmptyValue(JsonNode value) {
        return value.isNull()
                || (value.isNumber() && value.decimalValue().signum() == 0)
                || (value.isBoolean() && !value.asBoolean())
                || (value.isString() && value.asString().isEmpty())
                || (value.isContainer() && value.isEmpty());
    }
}
