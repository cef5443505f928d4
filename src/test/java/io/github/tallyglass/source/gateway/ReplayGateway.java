package io.github.tallyglass.source.gateway;

import io.github.tallyglass.demo.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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
import tools.jackson.databind.node.ObjectNode;

/// A loopback gateway over captured replies. A request that was captured gets the captured bytes and
/// headers; any other well-formed request for own rows, sums, hourly aggregates or keys is answered by the
/// contract from all captured rows of the user.
public final class ReplayGateway implements AutoCloseable {

    public static final String TOKEN = "EXAMPLEpatalice0000000000000";
    public static final String USER_ID = "2";

    /// The whole closed day 2026-11-18 UTC: 244 rows.
    public static final long DAY_FROM = 1_794_960_000;

    public static final long DAY_TO = 1_795_046_399;

    /// When the replies were captured.
    public static final Instant CAPTURED_AT = Instant.parse("2026-11-22T07:51:14Z");

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long HOURLY_LIMIT = 2_592_000;

    private final List<Captures.Entry> entries = Captures.all();
    private final List<ObjectNode> rows = rows(entries);
    private final Map<String, LoopbackServer.Reply> overrides = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final LoopbackServer server;
    private final Clock clock;
    private final boolean dated;

    /// Replies exactly as captured, at the time of the capture.
    public ReplayGateway() throws IOException {
        this(Clock.fixed(CAPTURED_AT, ZoneOffset.UTC), false);
    }

    /// The same at another time.
    ///
    /// @param clock what the `Date` header of every answer shows
    public ReplayGateway(Clock clock) throws IOException {
        this(clock, true);
    }

    private ReplayGateway(Clock clock, boolean dated) throws IOException {
        this.clock = clock;
        this.dated = dated;
        this.server = new LoopbackServer(0, this::answer);
    }

    public URI url() {
        return server.url();
    }

    /// Path and query of each request so far.
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /// Answers every request to `path` (query left aside) with a captured reply: `rate-limit/global-429`.
    public void answerWith(String path, String entry) {
        overrides.put(path, Captures.named(entry).reply());
    }

    /// Answers every request to `path` (query left aside) as given.
    public void answerWith(String path, LoopbackServer.Reply reply) {
        overrides.put(path, reply);
    }

    public void answerAsCaptured(String path) {
        overrides.remove(path);
    }

    /// All distinct captured rows of the user, newest first, without `id`.
    public List<ObjectNode> rows() {
        return rows;
    }

    @Override
    public void close() {
        server.close();
    }

    private LoopbackServer.Reply answer(LoopbackServer.Request request) {
        requests.add(request.target());
        var reply = found(request);
        if (!dated) {
            return reply;
        }
        var headers = new LinkedHashMap<>(reply.headers());
        headers.put("Date", date());
        return new LoopbackServer.Reply(reply.status(), headers, reply.body());
    }

    private LoopbackServer.Reply found(LoopbackServer.Request request) {
        var override = overrides.get(request.path());
        if (override != null) {
            return override;
        }
        return entries.stream()
                .filter(entry -> entry.path().equals(request.target()) && sameHeaders(entry, request))
                .filter(entry -> !entry.name().startsWith("rate-limit/"))
                .min(Comparator.comparingInt(entry -> -entry.sent().size()))
                .map(Captures.Entry::reply)
                .orElseGet(() -> byContract(request));
    }

    /// The id header is not read by this line, so it may be there or not. Unpacked replies go to anybody.
    private static boolean sameHeaders(Captures.Entry entry, LoopbackServer.Request request) {
        return Stream.of("Authorization", "Accept-Language")
                        .allMatch(name -> entry.sent()
                                .getOrDefault(name, "")
                                .equals(request.headers().getOrDefault(name.toLowerCase(Locale.ROOT), "")))
                && Stream.of("New-Api-User", "Accept-Encoding")
                        .filter(entry.sent()::containsKey)
                        .allMatch(name ->
                                Objects.equals(entry.sent().get(name), request.header(name.toLowerCase(Locale.ROOT))));
    }

    private LoopbackServer.Reply byContract(LoopbackServer.Request request) {
        var authorization = request.headers().getOrDefault("authorization", "");
        if (request.path().startsWith("/api/") && !authorization.equals("Bearer " + TOKEN)) {
            return Captures.named(authorization.isEmpty() ? "auth/none" : "auth/wrong-token")
                    .reply();
        }
        var query = parse(request.query() == null ? "" : request.query());
        return switch (request.path()) {
            case "/api/log/self" -> success(list(query, between(query), 10));
            case "/api/log/self/stat" -> success(stat(query));
            case "/api/data/self" -> hourly(query);
            case "/api/token/" -> success(list(query, keys(), 10));
            default -> Captures.named("not-found").reply();
        };
    }

    private List<ObjectNode> between(Map<String, Long> query) {
        var from = query.getOrDefault("start_timestamp", 0L);
        var to = query.getOrDefault("end_timestamp", 0L);
        return rows.stream()
                .filter(row -> at(row) >= from && (to == 0 || at(row) <= to))
                .toList();
    }

    private List<ObjectNode> keys() {
        return Stream.of("tokens/p-1", "tokens/p-2")
                .flatMap(name -> items(Captures.named(name).json()))
                .toList();
    }

    private static ObjectNode list(Map<String, Long> query, List<ObjectNode> matching, int usualSize) {
        var size = (int) Math.min(100, query.getOrDefault("page_size", query.getOrDefault("size", (long) usualSize)));
        var page = Math.max(1, query.getOrDefault("p", 1L));
        var items = JSON.createArrayNode();
        var from = (page - 1) * size;
        for (var i = from; i < Math.min(matching.size(), from + size); i++) {
            var item = matching.get((int) i);
            items.add(
                    item.has("id")
                            ? item
                            : JSON.createObjectNode().put("id", i + 1).setAll(item));
        }
        var data =
                JSON.createObjectNode().put("page", page).put("page_size", size).put("total", matching.size());
        data.set("items", items);
        return data;
    }

    private ObjectNode stat(Map<String, Long> query) {
        var quota = between(query).stream()
                .filter(row -> row.get("type").asInt() == 2)
                .mapToLong(row -> row.get("quota").asLong())
                .sum();
        return JSON.createObjectNode().put("quota", quota).put("rpm", 0).put("tpm", 0);
    }

    private LoopbackServer.Reply hourly(Map<String, Long> query) {
        var from = query.getOrDefault("start_timestamp", 0L);
        var to = query.getOrDefault("end_timestamp", 0L);
        if (to - from > HOURLY_LIMIT) {
            return Captures.named("data/31-days").reply();
        }
        var lines = new TreeMap<String, ObjectNode>();
        for (var row : rows) {
            var hour = Math.floorDiv(at(row), 3600L) * 3600;
            if (row.get("type").asInt() == 2 && from > 0 && hour >= from && hour <= to) {
                var model = row.get("model_name").asString();
                var line = lines.computeIfAbsent(
                        model + "\n" + hour,
                        _ -> JSON.createObjectNode().put("model_name", model).put("created_at", hour));
                add(line, "count", 1);
                add(line, "quota", row.get("quota").asLong());
                add(
                        line,
                        "token_used",
                        row.get("prompt_tokens").asLong()
                                + row.get("completion_tokens").asLong());
            }
        }
        var data = JSON.createArrayNode();
        lines.values().forEach(data::add);
        return success(data);
    }

    private static void add(ObjectNode line, String field, long amount) {
        line.put(field, (line.has(field) ? line.get(field).asLong() : 0) + amount);
    }

    private LoopbackServer.Reply success(JsonNode data) {
        var body = JSON.createObjectNode();
        body.set("data", data);
        body.put("message", "").put("success", true);
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", "application/json; charset=utf-8");
        headers.put("Date", date());
        return new LoopbackServer.Reply(200, headers, body.toString().getBytes(StandardCharsets.UTF_8));
    }

    private String date() {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atOffset(ZoneOffset.UTC));
    }

    /// Whole windows first, so that rows of one second keep the order that the server gave them. Equal rows
    /// within one window are twins and stay; the same row in two windows is one.
    private static List<ObjectNode> rows(List<Captures.Entry> entries) {
        var usable = entries.stream()
                .filter(entry -> entry.status() == 200 && entry.path().startsWith("/api/log/self"))
                .filter(entry ->
                        entry.headers().getOrDefault("Content-Encoding", "").isEmpty())
                .toList();
        var distinct = new LinkedHashMap<String, ObjectNode>();
        var occurrences = new HashMap<String, Integer>();
        Stream.concat(
                        usable.stream().filter(entry -> isWholeWindow(entry.name())),
                        usable.stream().filter(entry -> !isWholeWindow(entry.name())))
                .forEach(entry -> items(entry.json()).forEach(row -> {
                    row.remove("id");
                    var window = isWholeWindow(entry.name()) ? entry.name().replaceFirst("page-.*", "") : entry.name();
                    var n = occurrences.merge(window + row, 1, Integer::sum);
                    distinct.putIfAbsent(row + "#" + n, row);
                }));
        var rows = new ArrayList<>(distinct.values());
        rows.sort(Comparator.comparingLong(ReplayGateway::at).reversed());
        return List.copyOf(rows);
    }

    private static boolean isWholeWindow(String name) {
        return name.contains("/page-") || name.startsWith("written-by");
    }

    private static Stream<ObjectNode> items(JsonNode reply) {
        var items = reply.path("data").path("items");
        return items.valueStream().filter(JsonNode::isObject).map(ObjectNode.class::cast);
    }

    private static long at(JsonNode row) {
        return row.get("created_at").asLong();
    }

    private static Map<String, Long> parse(String query) {
        var values = new LinkedHashMap<String, Long>();
        for (var pair : query.split("&", -1)) {
            var words = pair.split("=", 2);
            if (words.length == 2 && words[1].matches("\\d{1,15}")) {
                values.put(words[0], Long.valueOf(words[1]));
            }
        }
        return values;
    }
}
