package io.github.tallyglass.source.cliproxy.server;

import io.github.tallyglass.source.cliproxy.server.CpaLog.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The routes about usage records: the queue, whether records are written, how long they are kept.
final class CpaUsageRoutes {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern RETENTION =
            Pattern.compile("^redis-usage-queue-retention-seconds:\\s*(-?\\d+)", Pattern.MULTILINE);
    private static final Pattern STATISTICS =
            Pattern.compile("^usage-statistics-enabled:\\s*(true|false)", Pattern.MULTILINE);
    private static final Pattern COUNT = Pattern.compile("(?:^|&)count=([^&]*)");

    private final CpaServer server;

    CpaUsageRoutes(CpaServer server) {
        this.server = server;
    }

    void addTo(CpaManagement management) {
        management.route("GET /usage-queue", this::usageQueue);
        management.route(
                "GET /usage-statistics-enabled",
                request -> CpaReply.json(200, "{\"usage-statistics-enabled\":" + server.statistics() + "}"));
        management.route("PUT /usage-statistics-enabled", this::setStatistics);
        management.route("PATCH /usage-statistics-enabled", this::setStatistics);
        management.route("GET /config", request -> config());
        management.route(
                "GET /config.yaml",
                request -> new CpaReply(
                        200,
                        Map.of("Content-Type", "application/yaml; charset=utf-8"),
                        yaml().getBytes(StandardCharsets.UTF_8)));
        management.route("PUT /config.yaml", this::setConfig);
    }

    private CpaReply usageQueue(Request request) {
        var matcher = COUNT.matcher(request.target().replaceFirst("^[^?]*\\??", ""));
        var given = matcher.find()
                ? URLDecoder.decode(matcher.group(1), StandardCharsets.UTF_8).strip()
                : "";
        int count;
        try {
            count = given.isEmpty() ? 1 : Integer.parseInt(given);
        } catch (NumberFormatException notANumber) {
            count = 0;
        }
        if (count <= 0) {
            return CpaReply.error(400, "count must be a positive integer");
        }
        return CpaReply.json(
                200,
                server.queue().pop(count).stream()
                        .map(CpaUsageRoutes::value)
                        .collect(Collectors.joining(",", "[", "]")));
    }

    /// As a JSON value; as a string where it is none.
    private static String value(CpaRecord record) {
        var payload = record.payload();
        return json(payload) == null ? JSON.writeValueAsString(payload) : payload;
    }

    static @Nullable JsonNode json(String text) {
        try {
            var node = JSON.readTree(text);
            return node == null || node.isMissingNode() ? null : node;
        } catch (JacksonException notJson) {
            return null;
        }
    }

    private CpaReply setStatistics(Request request) {
        var value = json(request.body()) instanceof ObjectNode object ? object.get("value") : null;
        if (value == null || !value.isBoolean()) {
            return CpaReply.error(400, "invalid body");
        }
        server.statistics(value.asBoolean());
        server.refresh();
        return CpaReply.json(200, "{\"status\":\"ok\"}");
    }

    private CpaReply config() {
        var config = (ObjectNode) JSON.readTree(CpaManagement.text("config.json"));
        config.put("usage-statistics-enabled", server.statistics());
        config.put("redis-usage-queue-retention-seconds", server.queue().retention());
        return CpaReply.json(200, JSON.writeValueAsBytes(config));
    }

    private String yaml() {
        var text = RETENTION
                .matcher(CpaManagement.text("config-yaml.yaml"))
                .replaceFirst(
                        "redis-usage-queue-retention-seconds: " + server.queue().retention());
        return STATISTICS.matcher(text).replaceFirst("usage-statistics-enabled: " + server.statistics());
    }

    private CpaReply setConfig(Request request) {
        if (request.body().contains("[broken")) {
            return CpaReply.json(
                    400, "{\"error\":\"invalid_yaml\",\"message\":\"yaml: line 1: did not find expected ',' or ']'\"}");
        }
        RETENTION
                .matcher(request.body())
                .results()
                .findFirst()
                .ifPresent(found -> server.retention(Integer.parseInt(found.group(1))));
        STATISTICS
                .matcher(request.body())
                .results()
                .findFirst()
                .ifPresent(found -> server.statistics(Boolean.parseBoolean(found.group(1))));
        server.refresh();
        return CpaReply.json(200, "{\"changed\":[\"config\"],\"ok\":true}");
    }
}
