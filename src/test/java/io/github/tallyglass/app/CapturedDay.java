package io.github.tallyglass.app;

import io.github.tallyglass.source.gateway.ReplayGateway;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The captured day 2026-11-18 UTC, added up from the captured bytes alone, by the gateway contract: none
/// of the program's own arithmetic is in here.
record CapturedDay(List<JsonNode> rows) {

    static final String DATE = "2026-11-18";

    private static final Map<Integer, String> TYPES = Map.of(1, "top-up", 2, "consume", 5, "error", 6, "refund");
    private static final BigDecimal UNITS_PER_DOLLAR = new BigDecimal("500000");

    static CapturedDay of(ReplayGateway gateway) {
        return new CapturedDay(gateway.rows().stream()
                .map(JsonNode.class::cast)
                .filter(row -> at(row) >= ReplayGateway.DAY_FROM && at(row) <= ReplayGateway.DAY_TO)
                .toList());
    }

    /// The promised figures of `report --json`, the currencies left aside.
    Map<String, Long> figures() {
        var requestsWithSuccess = rows.stream()
                .filter(row -> type(row) == 2)
                .map(row -> row.path("request_id").asString(""))
                .collect(Collectors.toCollection(HashSet::new));
        var failed = rows.stream()
                .filter(row -> type(row) == 5)
                .map(row -> row.path("request_id").asString(""))
                .filter(id -> !requestsWithSuccess.contains(id))
                .distinct()
                .count();
        var figures = new TreeMap<String, Long>();
        var ok = count(2);
        figures.put("attempts", ok + count(5));
        figures.put("ok", ok);
        figures.put("failed", failed);
        figures.put("requests", ok + failed);
        figures.put("gross_quota", sum(2, row -> row.path("quota").asLong()));
        figures.put("refund_quota", sum(6, row -> row.path("quota").asLong()));
        figures.put(
                "quota",
                sum(2, row -> row.path("quota").asLong())
                        - sum(6, row -> row.path("quota").asLong()));
        figures.put("input_tokens", sum(2, CapturedDay::input));
        figures.put("cache_read_tokens", sum(2, row -> other(row, "cache_tokens")));
        figures.put("cache_write_tokens", sum(2, CapturedDay::written));
        figures.put("output_tokens", sum(2, row -> row.path("completion_tokens").asLong()));
        figures.put("reasoning_tokens", sum(2, row -> other(row, "reasoning_tokens")));
        figures.put("total_tokens", sum(2, CapturedDay::total));
        figures.put(
                "subscription_quota",
                sum(
                        2,
                        row -> parsed(row).path("billing_source").asString("").equals("subscription")
                                ? row.path("quota").asLong()
                                : 0));
        figures.put("wallet_quota", figures.get("quota") - figures.get("subscription_quota"));
        figures.put("average_tokens", Math.round((double) figures.get("total_tokens") / figures.get("requests")));
        figures.put(
                "average_duration_ms",
                Math.round(1000.0 * sum(2, row -> row.path("use_time").asLong()) / ok));
        return figures;
    }

    /// Net cost in US$, six decimals.
    String cost() {
        return BigDecimal.valueOf(figures().getOrDefault("quota", 0L))
                .divide(UNITS_PER_DOLLAR)
                .setScale(6)
                .toPlainString();
    }

    /// Net quota of each model that has any attempt.
    Map<String, Long> quotaByModel() {
        var sums = new TreeMap<String, Long>();
        for (var row : rows) {
            var sign = type(row) == 2 ? 1 : type(row) == 6 ? -1 : 0;
            sums.merge(
                    row.path("model_name").asString(""),
                    sign * row.path("quota").asLong(),
                    Long::sum);
        }
        return sums;
    }

    /// The cells of an exported row, in the promised order.
    static List<String> cells(JsonNode row, String account) {
        var type = type(row);
        var request = type == 2 || type == 5;
        var firstToken = other(row, "frt");
        return List.of(
                Instant.ofEpochSecond(at(row)).toString(),
                account,
                "",
                row.path("token_name").asString(""),
                harmless(row.path("model_name").asString("")),
                row.path("group").asString(""),
                row.path("username").asString(""),
                TYPES.get(type),
                type == 2 ? "200" : type == 5 ? Long.toString(other(row, "status_code")) : "",
                row.path("quota").asString(),
                new BigDecimal(row.path("quota").asString())
                        .divide(UNITS_PER_DOLLAR)
                        .setScale(6)
                        .toPlainString(),
                "USD",
                Long.toString(input(row)),
                Long.toString(other(row, "cache_tokens")),
                Long.toString(written(row)),
                row.path("completion_tokens").asString(),
                Long.toString(other(row, "reasoning_tokens")),
                Long.toString(total(row)),
                request ? Long.toString(row.path("use_time").asLong() * 1000) : "",
                firstToken > 0 ? Long.toString(firstToken) : "",
                row.path("is_stream").asString(),
                row.path("request_id").asString(""),
                type == 5 ? harmless(row.path("content").asString("")) : "");
    }

    /// What the command line promises of a text cell.
    private static String harmless(String text) {
        return text.matches("(?s)[=+\\-@\t\r].*") ? "'" + text : text;
    }

    private long count(int type) {
        return rows.stream().filter(row -> type(row) == type).count();
    }

    private long sum(int type, ToLongFunction<JsonNode> figure) {
        return rows.stream().filter(row -> type(row) == type).mapToLong(figure).sum();
    }

    private static long input(JsonNode row) {
        var prompt = row.path("prompt_tokens").asLong();
        var excludes = parsed(row).path("claude").asBoolean(false);
        return excludes ? prompt : prompt - other(row, "cache_tokens") - written(row);
    }

    private static long written(JsonNode row) {
        var normalised = other(row, "cache_write_tokens");
        return normalised > 0 ? normalised : other(row, "cache_creation_tokens");
    }

    private static long total(JsonNode row) {
        return input(row)
                + other(row, "cache_tokens")
                + written(row)
                + row.path("completion_tokens").asLong();
    }

    private static long other(JsonNode row, String field) {
        return parsed(row).path(field).asLong(0);
    }

    private static JsonNode parsed(JsonNode row) {
        var text = row.path("other").asString("");
        return JsonMapper.shared().readTree(text.isEmpty() ? "null" : text);
    }

    private static int type(JsonNode row) {
        return row.path("type").asInt();
    }

    private static long at(JsonNode row) {
        return row.path("created_at").asLong();
    }
}
