package io.github.tallyglass.source.gateway;

import io.github.tallyglass.demo.LoopbackServer;
import io.github.tallyglass.demo.LoopbackServer.Reply;
import io.github.tallyglass.demo.LoopbackServer.Request;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A loopback server of one [Line]. What was captured is answered with the captured bytes; everything else by
/// the contract, from the captured rows where there are some and from invented ones where there are none.
public final class LineGateway implements AutoCloseable {

    public static final String USER_ID = "2";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Line line;
    private final Clock clock;
    private final List<Captures.Entry> captured;
    private final List<ObjectNode> rows;
    private final Map<String, Reply> overrides = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final LoopbackServer server;

    /// @param clock what `Date` shows
    public LineGateway(Line line, Clock clock) throws IOException {
        this.line = line;
        this.clock = clock;
        this.captured = line.isCaptured() ? Captures.all(line.captures()) : List.of();
        this.rows = line.isCaptured() ? rows(captured) : InventedRows.of(line, clock.instant());
        this.server = new LoopbackServer(0, this::answer);
    }

    public URI url() {
        return server.url();
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /// Own rows, newest first.
    public List<ObjectNode> rows() {
        return rows;
    }

    /// Answers all requests to a path with one captured reply.
    public void answerWith(String path, String entry) {
        answerWith(path, Captures.named(line.captures(), entry).reply());
    }

    public void answerWith(String path, Reply reply) {
        overrides.put(path, reply);
    }

    @Override
    public void close() {
        server.close();
    }

    private Reply answer(Request request) {
        requests.add(request);
        var override = overrides.get(request.path());
        var reply = override == null ? found(request) : override;
        var headers = new LinkedHashMap<>(reply.headers());
        headers.put(
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atOffset(ZoneOffset.UTC)));
        return new Reply(reply.status(), headers, reply.body());
    }

    private Reply found(Request request) {
        return captured.stream()
                .filter(entry -> plain(entry.path()).equals(plain(request.target())) && sameHeaders(entry, request))
                .filter(entry ->
                        !entry.name().startsWith("rate-limit") && !entry.name().startsWith("fault"))
                .findFirst()
                .map(Captures.Entry::reply)
                .orElseGet(() -> byContract(request));
    }

    /// Type 0 is the same as none.
    private static String plain(String target) {
        return target.replace("&type=0", "");
    }

    private boolean sameHeaders(Captures.Entry entry, Request request) {
        return entry.sent().getOrDefault("Accept-Encoding", "").isEmpty()
                && Stream.of("Authorization", line.idHeader())
                        .filter(name -> !name.isEmpty())
                        .allMatch(name -> Objects.equals(entry.sent().get(name), request.header(lower(name))));
    }

    private Reply byContract(Request request) {
        if (request.path().equals("/api/status")) {
            return success(status());
        }
        var refusal = refusal(request);
        if (refusal != null) {
            return refusal;
        }
        var query = new Query(request.query());
        return switch (request.path()) {
            case "/api/user/self" -> success(self());
            case "/api/log/self" -> success(logs(query));
            case "/api/log/self/stat" -> success(JSON.createObjectNode().put("quota", quota(between(query))));
            case "/api/data/self" -> line.hourly() ? success(hourly(query)) : notFound();
            case "/api/token/" -> success(keys(query));
            default -> notFound();
        };
    }

    /// Token first, then the id header.
    private @org.jspecify.annotations.Nullable Reply refusal(Request request) {
        var authorization = request.header("authorization");
        if (authorization == null) {
            return refused(401, "无权进行此操作，未登录且未提供 access token");
        }
        var token = line.rawTokenOnly() ? authorization : authorization.replaceFirst("^Bearer ", "");
        if (!token.equals(line.token())) {
            return refused(200, "无权进行此操作，access token 无效");
        }
        if (line.idHeader().isEmpty()) {
            return null;
        }
        var id = request.header(lower(line.idHeader()));
        if (id == null) {
            return refused(401, "无权进行此操作，未提供 " + line.idHeader());
        }
        if (!id.matches("\\d+")) {
            return refused(401, "无权进行此操作，" + line.idHeader() + " 格式错误");
        }
        return id.equals(USER_ID) ? null : refused(401, "无权进行此操作，" + line.idHeader() + " 与登录用户不匹配");
    }

    private ObjectNode status() {
        var status = JSON.createObjectNode()
                .put("system_name", line.dialect())
                .put("version", "v1")
                .put("start_time", 1)
                .put("quota_per_unit", 500_000);
        return line.hourly() ? status.put("enable_data_export", true).put("price", 7.3) : status;
    }

    private static ObjectNode self() {
        return JSON.createObjectNode()
                .put("id", 2)
                .put("username", "alice")
                .put("group", "default")
                .put("role", 1)
                .put("quota", 1_000_000)
                .put("used_quota", 5_000)
                .put("access_token", "EXAMPLEpatalice00000000000000000")
                .put("request_count", 9);
    }

    private JsonNode logs(Query query) {
        var doneHub = line.rows().equals("data");
        var matching = between(query).stream()
                .filter(row -> query.number("type", 0) == 0 || row.get("type").asLong() == query.number("type", 0))
                .toList();
        var asked = query.number(doneHub ? "size" : "page_size", line.cap() == 10 ? 10 : 0);
        var size = (int) Math.min(line.cap(), asked);
        return page(line.rows(), matching, query.number(doneHub ? "page" : "p", line.base()), line.base(), size);
    }

    /// Keys are counted from 0 wherever they are an array, and know `size` only.
    private JsonNode keys(Query query) {
        var keys = line.isCaptured() ? capturedKeys() : InventedRows.keys();
        var base = line.keys().equals("array") && line.rows().equals("items") ? 0 : line.base();
        var size = (int) Math.min(line.cap(), query.number("size", 10));
        return page(line.keys(), keys, query.number(line.keys().equals("data") ? "page" : "p", base), base, size);
    }

    private List<ObjectNode> capturedKeys() {
        var keys = new LinkedHashMap<Long, ObjectNode>();
        captured.stream()
                .filter(entry -> entry.name().matches("tokens/p-\\d|token-page-\\d"))
                .map(entry -> entry.json().path("data"))
                .forEach(data -> (data.isArray() ? data : data.path("items"))
                        .forEach(key -> keys.put(key.get("id").asLong(), (ObjectNode) key)));
        return List.copyOf(keys.values());
    }

    private static JsonNode page(String shape, List<ObjectNode> matching, long number, int base, int size) {
        var index = Math.max(number, base) - base;
        ArrayNode items = JSON.createArrayNode();
        matching.stream().skip(index * size).limit(size).forEach(items::add);
        if (shape.equals("array")) {
            return items;
        }
        var data = JSON.createObjectNode().put("page", index + base);
        if (shape.equals("data")) {
            data.put("size", size).put("total_count", matching.size()).set("data", items);
        } else {
            data.put("page_size", size).put("total", matching.size()).set("items", items);
        }
        return data;
    }

    private ArrayNode hourly(Query query) {
        var lines = new TreeMap<String, ObjectNode>();
        for (var row : rows) {
            var hour = at(row) - at(row) % 3600;
            if (row.get("type").asInt() == 2
                    && hour >= query.number("start_timestamp", 0)
                    && hour <= query.number("end_timestamp", 0)) {
                var model = row.get("model_name").asString();
                var sum = lines.computeIfAbsent(
                        hour + model,
                        _ -> JSON.createObjectNode()
                                .put("model_name", model)
                                .put("created_at", hour)
                                .put("count", 0)
                                .put("quota", 0)
                                .put("token_used", 0));
                sum.put("count", sum.get("count").asLong() + 1);
                sum.put("quota", sum.get("quota").asLong() + row.get("quota").asLong());
            }
        }
        var data = JSON.createArrayNode();
        lines.values().forEach(data::add);
        return data;
    }

    private List<ObjectNode> between(Query query) {
        var from = query.number("start_timestamp", 0);
        var to = query.number("end_timestamp", 0);
        return rows.stream()
                .filter(row -> at(row) >= from && (to == 0 || at(row) <= to))
                .toList();
    }

    /// Gross quota of consume rows.
    static long quota(List<ObjectNode> rows) {
        return rows.stream()
                .filter(row -> row.get("type").asInt() == 2)
                .mapToLong(row -> row.get("quota").asLong())
                .sum();
    }

    private static Reply success(JsonNode data) {
        var body = JSON.createObjectNode().put("message", "").put("success", true);
        body.set("data", data);
        return json(200, body);
    }

    private static Reply refused(int status, String message) {
        return json(status, JSON.createObjectNode().put("message", message).put("success", false));
    }

    private static Reply notFound() {
        var body = JSON.createObjectNode();
        body.putObject("error").put("message", "Invalid URL").put("type", "invalid_request_error");
        return json(404, body);
    }

    private static Reply json(int status, ObjectNode body) {
        return new Reply(
                status,
                Map.of("Content-Type", "application/json; charset=utf-8"),
                body.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// Whole windows that were captured; they do not overlap.
    private static List<ObjectNode> rows(List<Captures.Entry> entries) {
        var rows = new ArrayList<ObjectNode>();
        entries.stream()
                .filter(entry -> entry.name().contains("/page-")
                        || entry.name().startsWith("written-by")
                        || entry.name().equals("log-self-mixed")
                        || entry.name().equals("log-self-chat-content"))
                .filter(entry -> entry.path().startsWith("/api/log/self?"))
                .map(entry -> entry.json().path("data"))
                .forEach(data ->
                        (data.isArray() ? data : data.path("items")).forEach(row -> rows.add((ObjectNode) row)));
        rows.sort(Comparator.comparingLong(LineGateway::at).reversed());
        return List.copyOf(rows);
    }

    static long at(JsonNode row) {
        return row.get("created_at").asLong();
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /// Numbers of a query; what cannot be read counts as absent.
    private record Query(@org.jspecify.annotations.Nullable String text) {
        long number(String name, long otherwise) {
            return text == null
                    ? otherwise
                    : Stream.of(text.split("&", -1))
                            .filter(pair -> pair.matches(name + "=\\d+"))
                            .map(pair -> Long.parseLong(pair.substring(name.length() + 1)))
                            .findFirst()
                            .orElse(otherwise);
        }
    }
}
