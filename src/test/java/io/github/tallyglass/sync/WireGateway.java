package io.github.tallyglass.sync;

import io.github.tallyglass.demo.LoopbackServer;
import io.github.tallyglass.demo.LoopbackServer.Reply;
import io.github.tallyglass.demo.LoopbackServer.Request;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.source.gateway.Line;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A [SimGateway]'s log on loopback, in the form of a [Line]: its list shape, page base and cap, its ids,
/// its refusals. Time passes with each request.
final class WireGateway implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final SimGateway sim;
    private final SimClock clock;
    private final Line line;
    private final LoopbackServer server;

    /// What the next request is answered with instead of its answer.
    volatile @Nullable Failure fault;

    WireGateway(SimGateway sim, SimClock clock, Line line) throws IOException {
        this.sim = sim;
        this.clock = clock;
        this.line = line;
        server = new LoopbackServer(0, this::answer);
    }

    URI url() {
        return server.url();
    }

    @Override
    public void close() {
        server.close();
    }

    private Reply answer(Request request) throws IOException {
        sim.requests++;
        clock.advanceMillis(sim.latencyMillis / 2);
        var trouble = fault;
        fault = null;
        var reply = trouble == null ? found(request) : broken(trouble);
        var headers = new LinkedHashMap<>(reply.headers());
        headers.put(
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        Instant.ofEpochMilli(sim.now()).atOffset(ZoneOffset.UTC)));
        clock.advanceMillis(sim.latencyMillis - sim.latencyMillis / 2);
        return new Reply(reply.status(), headers, reply.body());
    }

    private static Reply broken(Failure failure) throws IOException {
        return switch (failure) {
            case Failure.RateLimited(var host, var retryAfter) ->
                retryAfter == null
                        ? new Reply(429, Map.of(), new byte[0])
                        : new Reply(429, Map.of("Retry-After", "" + retryAfter.toSeconds()), new byte[0]);
            case Failure.ServerFault _, Failure.TimedOut _ ->
                new Reply(
                        502,
                        Map.of("Content-Type", "text/html"),
                        "<html><h1>502 Bad Gateway</h1></html>".getBytes(StandardCharsets.UTF_8));
            case Failure.Refused(var message) ->
                json(JSON.createObjectNode().put("success", false).put("message", message));
            default -> throw new IOException("the connection breaks");
        };
    }

    private Reply found(Request request) {
        var query = request.query() == null ? "" : request.query();
        return switch (request.path()) {
            case "/api/status" -> success(status());
            case "/api/user/self" -> success(self());
            case "/api/log/self" -> success(logs(query));
            case "/api/data/self" -> line.hourly() ? success(hourly(query)) : notFound();
            default -> notFound();
        };
    }

    private ObjectNode status() {
        return JSON.createObjectNode()
                .put("system_name", "Sim")
                .put("version", "v1")
                .put("start_time", 1)
                .put("quota_per_unit", 500_000)
                .put("enable_data_export", line.hourly() && sim.hourlyData);
    }

    private static ObjectNode self() {
        return JSON.createObjectNode()
                .put("id", 1)
                .put("username", "sim")
                .put("role", 1)
                .put("quota", 1_000_000)
                .put("used_quota", 0);
    }

    private JsonNode logs(String query) {
        var doneHub = line.rows().equals("data");
        var matching = sim.rows(new Interval(number(query, "start_timestamp", 0), number(query, "end_timestamp", 0)))
                .reversed();
        var asked = number(query, doneHub ? "size" : "page_size", line.cap());
        var size = (int) Math.min(Math.min(line.cap(), sim.pageSize), asked);
        var index = Math.max(0, number(query, doneHub ? "page" : "p", line.base()) - line.base());
        var items = JSON.createArrayNode();
        for (var i = index * size; i < Math.min(matching.size(), (index + 1) * size); i++) {
            items.add(row(matching.get((int) i), i));
        }
        return shaped(items, index + line.base(), size, Math.min(matching.size(), sim.totalCap));
    }

    private JsonNode shaped(ArrayNode items, long page, int size, long total) {
        return switch (line.rows()) {
            case "array" -> items;
            case "data" -> {
                var data = JSON.createObjectNode()
                        .put("page", page)
                        .put("size", size)
                        .put("total_count", total);
                data.set("data", items);
                yield data;
            }
            default -> {
                var data = JSON.createObjectNode()
                        .put("page", page)
                        .put("page_size", size)
                        .put("total", total);
                data.set("items", items);
                yield data;
            }
        };
    }

    /// Ids are of no use on any of these lists: an ordinal, a number modulo 1024, or nothing.
    private ObjectNode row(SimGateway.Planned row, long index) {
        var id = line.rows().equals("array") ? 0 : line.dialect().equals("new-api") ? index + 1 : index % 1024;
        var written = JSON.createObjectNode()
                .put("id", id)
                .put("user_id", 1)
                .put("created_at", row.second())
                .put("type", 2)
                .put("username", "sim")
                .put("token_name", "k")
                .put("model_name", row.model())
                .put("quota", row.quota())
                .put("prompt_tokens", 1)
                .put("completion_tokens", 1)
                .put("channel", 7);
        return line.dialect().startsWith("one-api")
                ? written.put("elapsed_time", 900)
                : written.put("use_time", 1).put("other", "");
    }

    private ArrayNode hourly(String query) {
        var sums = new LinkedHashMap<Long, long[]>();
        var hours = new Interval(number(query, "start_timestamp", 0), number(query, "end_timestamp", 0));
        for (var row : sim.rows(hours)) {
            var cell = sums.computeIfAbsent(row.second() - row.second() % 3600, hour -> new long[2]);
            cell[0]++;
            cell[1] += row.quota();
        }
        var lines = JSON.createArrayNode();
        sums.forEach((hour, cell) -> lines.add(JSON.createObjectNode()
                .put("model_name", "m")
                .put("created_at", hour)
                .put("count", cell[0])
                .put("quota", cell[1])
                .put("token_used", 0)));
        return lines;
    }

    private static long number(String query, String name, long otherwise) {
        return Stream.of(query.split("&", -1))
                .filter(pair -> pair.matches(name + "=\\d+"))
                .map(pair -> Long.parseLong(pair.substring(name.length() + 1)))
                .findFirst()
                .orElse(otherwise);
    }

    private static Reply success(JsonNode data) {
        var body = JSON.createObjectNode().put("message", "").put("success", true);
        body.set("data", data);
        return json(body);
    }

    private static Reply json(JsonNode body) {
        return new Reply(
                200, Map.of("Content-Type", "application/json"), body.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Reply notFound() {
        return new Reply(
                404, Map.of("Content-Type", "application/json"), "{\"error\":{}}".getBytes(StandardCharsets.UTF_8));
    }

    /// The lines that are simulated: every shape, base, cap and credential form.
    static List<Line> lines() {
        var lines = new ArrayList<Line>(List.of(
                Line.NEW_API_2026_01,
                Line.NEW_API_2025_04,
                Line.VELOERA,
                Line.ONE_API,
                Line.NEW_API_2024,
                Line.ONE_API_FROM_1,
                Line.DONE_HUB,
                Line.DMXAPI,
                Line.DMXAPI_RAW,
                Line.CRAZYROUTER,
                Line.BURNCLOUD,
                Line.BURNCLOUD_ARRAY));
        lines.add(new Line(
                "",
                io.github.tallyglass.domain.AccountKind.NEW_API,
                "new-api",
                "",
                false,
                "items",
                1,
                100,
                "items",
                true));
        return lines;
    }
}
