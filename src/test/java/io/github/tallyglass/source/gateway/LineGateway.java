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
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A loopback server of one [Line]. What was captured is answered with the captured bytes; everything
/// else by the contract, from the captured rows where there are some and from invented ones where there
/// are none.
public final class LineGateway implements AutoCloseable {

    public static final String USER_ID = "2";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Clock clock;
    private final List<ObjectNode> rows;
    private final List<ObjectNode> all;
    private volatile Line line;
    private volatile List<Captures.Entry> captured;
    private volatile Quirks quirks = Quirks.NONE;
    private volatile Line next;
    private final AtomicInteger pagesUntilNext = new AtomicInteger();
    private final AtomicInteger version = new AtomicInteger(1);
    private final Map<String, Reply> overrides = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final LoopbackServer server;

    /// @param clock what `Date` shows
    public LineGateway(Line line, Clock clock) throws IOException {
        this.line = line;
        this.next = line;
        this.clock = clock;
        this.captured = line.isCaptured() ? Captures.all(line.captures()) : List.of();
        this.rows = line.isCaptured() ? rows(captured) : InventedRows.of(line, clock.instant());
        this.all = AdminRows.of(line, rows);
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

    /// Everybody's, as an administrator gets them.
    public List<ObjectNode> allRows() {
        return all;
    }

    /// How hosted servers of a line differ from it (gateway contract §§0, 2.1, 6.1).
    ///
    /// @param granted rows of a page at most, whatever is asked; 0 for the line's own cap
    /// @param saysAsked the reply claims the size that was asked for
    /// @param objects `other` is an object, not a text
    /// @param total what every reply says; 0 for the truth
    /// @param millis times are milliseconds
    public record Quirks(int granted, boolean saysAsked, boolean objects, long total, boolean millis) {
        public static final Quirks NONE = new Quirks(0, false, false, 0, false);
    }

    public LineGateway with(Quirks now) {
        quirks = now;
        return this;
    }

    /// Updates the server: it keeps its rows and speaks another line after some more pages of rows, or at
    /// once.
    public void becomes(Line other, int afterPages) {
        next = other;
        pagesUntilNext.set(afterPages);
        if (afterPages == 0) {
            turn();
        }
    }

    /// Answers by the contract alone, from the captured rows.
    public LineGateway withoutCaptures() {
        captured = List.of();
        return this;
    }

    private void turn(Request request) {
        if (!next.equals(line) && request.path().startsWith("/api/log/") && pagesUntilNext.getAndDecrement() <= 0) {
            turn();
        }
    }

    private void turn() {
        line = next;
        captured = List.of();
        version.incrementAndGet();
    }

    /// Answers all requests to a path with one captured reply.
    public void answerWith(String path, String entry) {
        answerWith(path, Captures.named(line.captures(), entry).reply());
    }

    public void answerWith(String path, Reply reply) {
        overrides.put(path, reply);
    }

    public void answerByTheLine(String path) {
        overrides.remove(path);
    }

    @Override
    public void close() {
        server.close();
    }

    private Reply answer(Request request) {
        requests.add(request);
        turn(request);
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
            case "/api/user/self" -> success(self(isAdmin(request)));
            case "/api/log/self" -> success(logs(rows, query));
            case "/api/log/" -> success(logs(all, query));
            case "/api/log/self/stat" -> success(JSON.createObjectNode().put("quota", quota(between(rows, query))));
            case "/api/log/stat" -> success(JSON.createObjectNode().put("quota", quota(between(all, query))));
            case "/api/data/self" -> line.hourly() ? success(hourly(rows, query)) : notFound();
            case "/api/data/" -> line.hourly() ? success(hourly(all, query)) : notFound();
            case "/api/token/" -> success(keys(query));
            default -> notFound();
        };
    }

    /// Token first, then the id header.
    private @org.jspecify.annotations.Nullable Reply refusal(Request request) {
        if (request.header("authorization") == null) {
            return line.coded() ? coded(401, "AUTH_UNAUTHORIZED") : refused(401, "无权进行此操作，未登录且未提供 access token");
        }
        var token = token(request);
        var admin = token.equals(line.adminToken());
        if (!admin && !token.equals(line.token())) {
            return line.coded() ? coded(401, "AUTH_UNAUTHORIZED") : refused(200, "无权进行此操作，access token 无效");
        }
        if (!admin && Set.of("/api/log/", "/api/log/stat", "/api/data/").contains(request.path())) {
            return line.coded() ? coded(403, "AUTH_INSUFFICIENT_PRIVILEGE") : refused(200, "无权进行此操作，权限不足");
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
        return id.equals(admin ? line.adminId() : USER_ID)
                ? null
                : refused(401, "无权进行此操作，" + line.idHeader() + " 与登录用户不匹配");
    }

    private String token(Request request) {
        var authorization = Objects.requireNonNullElse(request.header("authorization"), "");
        return line.rawTokenOnly() ? authorization : authorization.replaceFirst("^Bearer ", "");
    }

    private boolean isAdmin(Request request) {
        return token(request).equals(line.adminToken());
    }

    private ObjectNode status() {
        var status = JSON.createObjectNode()
                .put("system_name", line.dialect())
                .put("version", "v" + version)
                .put("start_time", version.get())
                .put("quota_per_unit", 500_000);
        return line.hourly() ? status.put("enable_data_export", true).put("price", 7.3) : status;
    }

    private ObjectNode self(boolean admin) {
        return JSON.createObjectNode()
                .put("id", admin ? Integer.parseInt(line.adminId()) : 2)
                .put("username", admin ? "ops" : "alice")
                .put("group", "default")
                .put("role", admin ? 10 : 1)
                .put("quota", 1_000_000)
                .put("used_quota", 5_000)
                .put("access_token", "EXAMPLEpatalice00000000000000000")
                .put("request_count", 9);
    }

    private JsonNode logs(List<ObjectNode> list, Query query) {
        var doneHub = line.rows().equals("data");
        var matching = between(list, query).stream()
                .filter(row -> query.number("type", 0) == 0 || row.get("type").asLong() == query.number("type", 0))
                .map(this::asSent)
                .toList();
        var asked = query.number(doneHub ? "size" : "page_size", line.cap() == 10 ? 10 : 0);
        var size = (int) Math.min(quirks.granted() > 0 ? quirks.granted() : line.cap(), asked);
        var page = page(line.rows(), matching, query.number(doneHub ? "page" : "p", line.base()), line.base(), size);
        if (page instanceof ObjectNode object && quirks.saysAsked()) {
            object.put(doneHub ? "size" : "page_size", asked);
        }
        if (page instanceof ObjectNode object && quirks.total() > 0) {
            object.put(doneHub ? "total_count" : "total", quirks.total());
        }
        return page;
    }

    private ObjectNode asSent(ObjectNode row) {
        var sent = row.deepCopy();
        if (quirks.millis()) {
            sent.put("created_at", at(row) * 1000 + 7);
        }
        var other = row.path("other").asString("");
        if (quirks.objects() && other.startsWith("{")) {
            sent.set("other", JSON.readTree(other));
        }
        return sent;
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

    private ArrayNode hourly(List<ObjectNode> list, Query query) {
        var lines = new TreeMap<String, ObjectNode>();
        for (var row : list) {
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

    private List<ObjectNode> between(List<ObjectNode> list, Query query) {
        var unit = quirks.millis() ? 1000 : 1;
        var from = Math.ceilDiv(query.number("start_timestamp", 0), unit);
        var to = Math.floorDiv(query.number("end_timestamp", 0), unit);
        return list.stream()
                .filter(row -> at(row) >= from && (to == 0 || at(row) <= to))
                .toList();
    }

    /// Gross quota of consume rows.
    public static long quota(List<ObjectNode> rows) {
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

    private static Reply coded(int status, String code) {
        return json(
                status,
                JSON.createObjectNode().put("success", false).put("code", code).put("message", "refused"));
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

    public static long at(JsonNode row) {
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
