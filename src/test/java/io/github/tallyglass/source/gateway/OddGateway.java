package io.github.tallyglass.source.gateway;

import io.github.tallyglass.demo.LoopbackServer;
import io.github.tallyglass.demo.LoopbackServer.Reply;
import io.github.tallyglass.demo.LoopbackServer.Request;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A loopback server of a gateway that no dialect knows, with rows that are known to the unit. What it
/// does not understand it refuses, so that a definition has to say everything right.
public final class OddGateway implements AutoCloseable {

    public static final String TOKEN = "EXAMPLEoddtoken";

    private static final JsonMapper JSON = JsonMapper.shared();

    /// How it is odd.
    public enum Style {
        /// The example definition: pages of 20 from 0, no total, milliseconds with an open end, a header
        /// of its own, amounts in dollars, rows nested deeply.
        NESTED("nested.json"),
        /// New-api with numbers as texts, `other` as an object, ISO times, `data.data` with a count
        /// elsewhere.
        TEXTS("texts.json"),
        /// A bare array with everything at once, no success flag, no status, no account.
        BARE("bare.json");

        private final String file;

        Style(String file) {
            this.file = file;
        }

        public String definition() {
            try (InputStream stream =
                    Objects.requireNonNull(OddGateway.class.getResourceAsStream("/definitions/" + file))) {
                return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException broken) {
                throw new java.io.UncheckedIOException(broken);
            }
        }
    }

    /// A row as it truly is.
    ///
    /// @param units millionths of a dollar
    public record Row(long millis, String kind, String model, long units, long in, long out, long cached, long took) {}

    private final Style style;
    private final Clock clock;
    private final List<Row> rows;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final LoopbackServer server;

    public OddGateway(Style style, Clock clock, int count, long seed) throws IOException {
        this.style = style;
        this.clock = clock;
        this.rows = invented(clock.instant(), count, seed);
        this.server = new LoopbackServer(0, this::answer);
    }

    public URI url() {
        return server.url();
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /// Newest first.
    public List<Row> rows() {
        return rows;
    }

    public long units(String kind) {
        return rows.stream()
                .filter(row -> row.kind().equals(kind))
                .mapToLong(Row::units)
                .sum();
    }

    @Override
    public void close() {
        server.close();
    }

    private static List<Row> invented(Instant now, int count, long seed) {
        var random = new Random(seed);
        var rows = new ArrayList<Row>();
        var at = now.minusSeconds(60).toEpochMilli();
        for (var index = 0; index < count; index++) {
            // Many share a second, and some a millisecond.
            at -= random.nextInt(4) == 0 ? random.nextInt(600_000) : random.nextInt(900);
            var kind = List.of("call", "call", "call", "call", "failure", "payback", "deposit")
                    .get(random.nextInt(7));
            rows.add(new Row(
                    at,
                    kind,
                    "model-" + random.nextInt(3),
                    kind.equals("failure") ? 0 : random.nextInt(1, 2_000_000),
                    random.nextInt(100, 5_000),
                    random.nextInt(1, 900),
                    random.nextInt(100),
                    random.nextInt(1, 90_000)));
        }
        return List.copyOf(rows);
    }

    private Reply answer(Request request) {
        requests.add(request);
        var reply = answered(request);
        return new Reply(
                reply.status(),
                Map.of(
                        "Content-Type",
                        "application/json",
                        "Date",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                clock.instant().atOffset(ZoneOffset.UTC))),
                reply.body());
    }

    private Reply answered(Request request) {
        var query = query(request);
        return switch (style) {
            case NESTED ->
                request.path().equals("/v2/info")
                        ? json(200, "{\"code\":0,\"info\":{\"title\":\"Odd\",\"build\":\"7\"}}")
                        : !TOKEN.equals(request.header("x-api-token")) || !"u-7".equals(request.header("x-api-user"))
                                ? json(200, "{\"code\":401,\"reason\":\"who are you\"}")
                                : nested(request.path(), query);
            case TEXTS ->
                request.path().equals("/api/status")
                        ? json(200, "{\"success\":\"true\",\"data\":{\"quota_per_unit\":\"1000000\"}}")
                        : !("Token " + TOKEN).equals(request.header("authorization"))
                                ? json(401, "{\"success\":false,\"message\":\"token\"}")
                                : texts(request.path(), query);
            case BARE ->
                !("Bearer " + TOKEN).equals(request.header("authorization"))
                        ? json(401, "{\"detail\":\"no\"}")
                        : request.path().equals("/usage") ? bare(query) : json(404, "{}");
        };
    }

    private Reply nested(String path, Map<String, String> query) {
        return switch (path) {
            case "/v2/me" ->
                json(
                        200,
                        "{\"code\":0,\"user\":{\"uid\":\"u-7\",\"name\":\"ann\"},"
                                + "\"wallet\":{\"left\":12.345678,\"spent\":\"0.5\"}}");
            case "/v2/usage/records" -> {
                var from = Long.parseLong(query.get("after"));
                var before = Long.parseLong(query.get("before"));
                var size = Math.min(20, Integer.parseInt(query.get("limit")));
                if (!"all".equals(query.get("kind"))) {
                    yield json(400, "{\"code\":1,\"reason\":\"kind\"}");
                }
                var records = JSON.createArrayNode();
                rows.stream()
                        .filter(row -> row.millis() >= from && row.millis() < before)
                        .skip(Long.parseLong(query.get("page")) * size)
                        .limit(size)
                        .forEach(row -> records.add(nestedRow(row)));
                var body = JSON.createObjectNode().put("code", 0);
                body.putObject("result").set("records", records);
                yield json(200, body.toString());
            }
            default -> json(404, "{}");
        };
    }

    private static ObjectNode nestedRow(Row row) {
        var node = JSON.createObjectNode()
                .put("finished", row.millis())
                .put("kind", row.kind())
                .put("took", row.took())
                .put("trace", "t-" + row.hashCode())
                .put("region", "eu")
                .put("question", "a secret prompt")
                // Means something else here than in the family.
                .put("quota", 99);
        node.putObject("model").put("name", row.model());
        node.putObject("price").put("usd", new java.math.BigDecimal(row.units()).movePointLeft(6));
        node.putObject("tokens").put("in", row.in()).put("out", row.out()).put("cached", row.cached());
        node.putObject("key").put("label", "main");
        return node;
    }

    private Reply texts(String path, Map<String, String> query) {
        return switch (path) {
            case "/api/user/self" ->
                json(
                        200,
                        "{\"success\":\"true\",\"data\":{\"id\":\"2\",\"username\":\"ann\",\"quota\":\"5000\","
                                + "\"used_quota\":\"7\",\"access_token\":\"" + TOKEN + "\"}}");
            case "/api/log/self" -> {
                var size = Integer.parseInt(query.get("n"));
                var matching = between(query, "since", "until");
                var data = JSON.createArrayNode();
                matching.stream()
                        .skip((Long.parseLong(query.get("seite")) - 1) * size)
                        .limit(size)
                        .forEach(row -> data.add(textRow(row)));
                var body = JSON.createObjectNode().put("success", "true");
                body.putObject("data").set("data", data);
                body.putObject("meta").put("count", Integer.toString(matching.size()));
                yield json(200, body.toString());
            }
            case "/api/log/sums" ->
                json(200, "{\"success\":1,\"data\":{\"quota\":\"" + sum(between(query, "since", "until")) + "\"}}");
            case "/api/token/" ->
                json(
                        200,
                        "1".equals(query.get("p"))
                                ? "{\"success\":true,\"data\":{\"items\":[{\"id\":\"4\",\"name\":\"main\",\"key\":\""
                                        + TOKEN
                                        + "\",\"remain_quota\":\"50\",\"used_quota\":3,\"unlimited_quota\":false}]}}"
                                : "{\"success\":true,\"data\":{\"items\":[]}}");
            case "/api/data/hours" ->
                json(200, "{\"success\":true,\"data\":" + hours(between(query, "since", "until")) + "}");
            default -> json(404, "{}");
        };
    }

    private static long sum(List<Row> rows) {
        return rows.stream()
                .filter(row -> row.kind().equals("call"))
                .mapToLong(Row::units)
                .sum();
    }

    private static ArrayNode hours(List<Row> rows) {
        var data = JSON.createArrayNode();
        rows.stream()
                .filter(row -> row.kind().equals("call"))
                .forEach(row -> data.addObject()
                        .put(
                                "hour",
                                Instant.ofEpochSecond(Math.floorDiv(row.millis(), 3_600_000) * 3600)
                                        .toString())
                        .put("model_name", row.model())
                        .put("count", "1")
                        .put("quota", Long.toString(row.units()))
                        .put("token_used", row.in() + row.out()));
        return data;
    }

    private List<Row> between(Map<String, String> query, String from, String to) {
        var first = Instant.parse(query.get(from)).toEpochMilli();
        var last = Instant.parse(query.get(to)).toEpochMilli();
        return rows.stream()
                .filter(row -> row.millis() >= first && row.millis() <= last)
                .toList();
    }

    private static ObjectNode textRow(Row row) {
        var code = Map.of("call", "2", "failure", "5", "payback", "6", "deposit", "1")
                .get(row.kind());
        var node = JSON.createObjectNode()
                .put("when", Instant.ofEpochMilli(row.millis()).toString())
                .put("type", code)
                .put("model_name", row.model())
                .put("quota", Long.toString(row.units()))
                .put("prompt_tokens", Long.toString(row.in()))
                .put("completion_tokens", row.out() + ".0")
                .put("token_name", "main")
                .put("token_id", "4")
                .put("use_time", Long.toString(row.took() / 1000))
                .put("request_id", "r-" + row.hashCode());
        node.putObject("other")
                .put("cache_tokens", Long.toString(row.cached()))
                .put("request_path", "/v1/messages?key=x");
        return node;
    }

    private Reply bare(Map<String, String> query) {
        var from = Long.parseLong(query.get("from"));
        var to = Long.parseLong(query.get("to"));
        var data = JSON.createArrayNode();
        rows.stream()
                .filter(row -> row.millis() / 1000 > from && row.millis() / 1000 <= to)
                .filter(row -> row.kind().equals("call"))
                .forEach(row -> data.addArray()
                        .add(Math.floorDiv(row.millis(), 1000L))
                        .add(row.model())
                        .add(row.units())
                        .add(row.in())
                        .add(row.out()));
        var objects = JSON.createArrayNode();
        data.forEach(values -> objects.addObject().set("v", values));
        return json(200, objects.toString());
    }

    private static Map<String, String> query(Request request) {
        var query = new HashMap<String, String>();
        var text = request.query();
        if (text != null) {
            for (var pair : text.split("&", -1)) {
                var at = pair.indexOf('=');
                query.put(pair.substring(0, at), URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    private static Reply json(int status, String body) {
        return new Reply(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }
}
