package io.github.tallyglass.source.gateway;

import io.github.tallyglass.demo.LoopbackServer;
import io.github.tallyglass.demo.LoopbackServer.Reply;
import io.github.tallyglass.demo.LoopbackServer.Request;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A loopback server as an API key sees it, one for each form of its log, quirks included. Requests that
/// were captured get the captured bytes where a line's captures are given.
public final class KeyGateway implements AutoCloseable {

    /// What the server is.
    public enum Form {
        /// new-api since 2026-02-06.
        NEWEST,
        /// new-api of 2026-01: everything by query, the key's figures under full authentication.
        WHOLE,
        /// new-api of mid-2025: the same with the key's figures at their first path.
        MID_2025,
        /// new-api of 2025-04: no figures of the key but billing.
        OLD,
        BURNCLOUD,
        VELOERA,
        ONE_API,
        EZMODEL
    }

    public static final String KEY = "sk-Hq7Lm2Xk9Rt4Vp6Wb8Nc3Jd5Zf1Gs0YaEu7Ti3Ro9Kx2Mq5";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int CRITICAL_LIMIT = 20;
    private static final long CRITICAL_SECONDS = 1200;

    private final Form form;
    private final Clock clock;
    private final String key;
    private final List<Captures.Entry> captured;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Map<String, Reply> overrides = new ConcurrentHashMap<>();
    private final ArrayDeque<Instant> critical = new ArrayDeque<>();
    private final LoopbackServer server;

    /// The key's rows in the order in which they were written.
    public final List<ObjectNode> rows = new CopyOnWriteArrayList<>();

    /// Granted units; below 0 for an unlimited key.
    public volatile long granted = 2_000_000;

    public volatile boolean expired;
    public volatile String displayType = "USD";
    public volatile boolean saysRetryAfter = true;

    public KeyGateway(Form form, Clock clock) throws IOException {
        this(form, clock, KEY, "");
    }

    /// @param captures name of a line whose captured replies go before all else; `""` for none
    public KeyGateway(Form form, Clock clock, String key, String captures) throws IOException {
        this.form = form;
        this.clock = clock;
        this.key = key;
        this.captured = captures.isEmpty() ? List.of() : Captures.all(captures);
        this.server = new LoopbackServer(0, this::answer);
    }

    public URI url() {
        return server.url();
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    public void answerWith(String path, Reply reply) {
        overrides.put(path, reply);
    }

    public void answerAgain(String path) {
        overrides.remove(path);
    }

    /// Adds a consume row.
    public void row(long second, long quota, String requestId) {
        var row = JSON.createObjectNode()
                .put("user_id", 2)
                .put("created_at", second)
                .put("type", 2)
                .put("content", "")
                .put("username", "alice")
                .put("token_name", "laptop")
                .put("model_name", "gpt-4o")
                .put("quota", quota)
                .put("prompt_tokens", 100)
                .put("completion_tokens", 20)
                .put("use_time", 3)
                .put("is_stream", true)
                .put(form == Form.BURNCLOUD ? "channel_id" : "channel", 4)
                .put("token_id", 7)
                .put("group", "default")
                .put("other", "{\"model_ratio\":1.25,\"frt\":300}");
        rows.add(form == Form.NEWEST ? row.put("request_id", requestId) : row);
    }

    @Override
    public void close() {
        server.close();
    }

    private synchronized Reply answer(Request request) {
        requests.add(request);
        var override = overrides.get(request.path());
        var reply = override != null ? override : found(request);
        var headers = new LinkedHashMap<>(reply.headers());
        headers.putIfAbsent("Content-Type", "application/json; charset=utf-8");
        headers.put(
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atOffset(ZoneOffset.UTC)));
        return new Reply(reply.status(), headers, reply.body());
    }

    private Reply found(Request request) {
        return captured.stream()
                .filter(entry -> withoutDates(entry.path()).equals(request.target())
                        && entry.sent().getOrDefault("Authorization", "").equals(authorization(request))
                        && entry.sent().getOrDefault("Veloera-User", "").isEmpty()
                        && entry.sent().getOrDefault("Accept-Encoding", "").isEmpty()
                        && entry.sent().getOrDefault("Accept-Language", "").isEmpty())
                .filter(entry -> !entry.name().startsWith("rate-limit")
                        && !entry.name().startsWith("display")
                        && !entry.name().startsWith("fault"))
                .findFirst()
                .map(Captures.Entry::reply)
                .orElseGet(() -> byContract(request));
    }

    /// Billing does not look at them.
    private static String withoutDates(String path) {
        return path.replaceFirst("\\?start_date=.*", "");
    }

    private Reply byContract(Request request) {
        return switch (request.path()) {
            case "/api/status" -> success(status());
            case "/api/log/token" -> log(request);
            case "/api/usage/token/" -> usage(request);
            case "/api/token/usage" -> oldUsage(request);
            case "/v1/dashboard/billing/subscription" -> billing(request, "hard_limit_usd", limit());
            case "/v1/dashboard/billing/usage" ->
                billing(request, "total_usage", shown(used()).movePointRight(2));
            default -> notFound(request.path());
        };
    }

    private ObjectNode status() {
        var status = JSON.createObjectNode()
                .put("system_name", "Key gateway")
                .put("version", "v1")
                .put("start_time", 1)
                .put("quota_per_unit", 500_000);
        return switch (form) {
            case NEWEST, WHOLE -> status.put("quota_display_type", displayType).put("usd_exchange_rate", 7.3);
            case VELOERA -> status.put("check_in_enabled", true).put("price", 7.3);
            case ONE_API -> status.put("lark_client_id", "");
            default -> status.put("price", 7.3);
        };
    }

    private Reply log(Request request) {
        return switch (form) {
            case NEWEST -> newest(request);
            case WHOLE, MID_2025, OLD, BURNCLOUD -> whole(request);
            case VELOERA ->
                authorization(request).isEmpty()
                        ? refused(401, "无权进行此操作，未登录且未提供 access token")
                        : refused(200, "无权进行此操作，access token 无效");
            case ONE_API -> notFound(request.path());
            case EZMODEL -> paged(request);
        };
    }

    private Reply newest(Request request) {
        var full = criticalFull();
        if (full != null) {
            return full;
        }
        var words = authorization(request).split(" ", -1);
        if (words[0].isEmpty()) {
            return refused(401, "Token not provided");
        }
        if (!words[words.length - 1].equals(key)) {
            return refused(401, "Invalid token");
        }
        var list = JSON.createArrayNode();
        var ordinal = 1;
        for (var row : rows.reversed().subList(0, Math.min(1000, rows.size()))) {
            list.add(JSON.createObjectNode().put("id", ordinal++).setAll(row));
        }
        return success(list);
    }

    /// No order is promised; a key in the header is not looked at.
    private Reply whole(Request request) {
        var list = JSON.createArrayNode();
        if (key.equals(parameter(request, "key"))) {
            var id = 1000L;
            for (var row : rows) {
                list.add(JSON.createObjectNode().put("id", id++ % 1024).setAll(row));
            }
        }
        return success(list);
    }

    private Reply paged(Request request) {
        var page = parameter(request, "p");
        var size = parameter(request, "page_size");
        var from = parameter(request, "start_timestamp");
        var to = parameter(request, "end_timestamp");
        if (parameter(request, "key") == null) {
            return refused(200, "缺少 key 参数");
        }
        if (!key.equals(parameter(request, "key"))) {
            return refused(200, "无效的 key");
        }
        if (from == null || to == null) {
            return refused(200, "start_timestamp 和 end_timestamp 为必填参数");
        }
        if (page == null || size == null) {
            return refused(200, "p 和 page_size 为必填参数");
        }
        var matching = rows.reversed().stream()
                .filter(row -> at(row) >= Long.parseLong(from) && at(row) <= Long.parseLong(to))
                .toList();
        var most = Math.min(100, Integer.parseInt(size));
        var items = JSON.createArrayNode();
        matching.stream().skip((Long.parseLong(page) - 1) * most).limit(most).forEach(items::add);
        var data = JSON.createObjectNode()
                .put("page", Long.parseLong(page))
                .put("page_size", most)
                .put("total", matching.size());
        data.set("items", items);
        return success(data);
    }

    private Reply usage(Request request) {
        if (form == Form.NEWEST) {
            var full = criticalFull();
            if (full != null) {
                return full;
            }
        } else if (form != Form.WHOLE) {
            return notFound(request.path());
        }
        var words = authorization(request).split(" ", -1);
        if (words.length != 2 || !words[0].toLowerCase(Locale.ROOT).equals("bearer")) {
            return refused(401, words[0].isEmpty() ? "Token not provided" : "Invalid Bearer token");
        }
        if (form == Form.WHOLE && !isGood(request)) {
            return openAiError(401, expired ? "该令牌已过期" : "无效的令牌");
        }
        return words[1].equals(key) ? ok(figures()) : refused(401, "Invalid token");
    }

    /// Where the path is absent another one swallows it, which asks for a user.
    private Reply oldUsage(Request request) {
        if (form != Form.MID_2025) {
            return form == Form.NEWEST
                    ? refused(401, "Unauthorized, invalid access token")
                    : refused(200, "无权进行此操作，access token 无效");
        }
        return isGood(request) ? ok(figures()) : openAiError(401, "无效的令牌");
    }

    private ObjectNode figures() {
        var data = JSON.createObjectNode()
                .put("object", "token_usage")
                .put("name", "laptop")
                .put("total_granted", granted < 0 ? 0 : granted)
                .put("total_used", used())
                .put("total_available", granted < 0 ? -used() : granted - used())
                .put("unlimited_quota", granted < 0)
                .put("expires_at", 0);
        var body = JSON.createObjectNode().put("code", true).put("message", "ok");
        body.set("data", data);
        return body;
    }

    private Reply billing(Request request, String field, BigDecimal amount) {
        if (!isGood(request)) {
            return openAiError(401, expired ? "该令牌已过期" : "无效的令牌");
        }
        // As a binary fraction, which is what the servers send.
        return ok(JSON.createObjectNode().put("object", "list").put(field, amount.doubleValue()));
    }

    private BigDecimal limit() {
        return granted < 0 ? new BigDecimal(100_000_000) : shown(granted);
    }

    private BigDecimal shown(long units) {
        var dollars = BigDecimal.valueOf(units).divide(new BigDecimal(500_000));
        return switch (displayType) {
            case "TOKENS" -> BigDecimal.valueOf(units);
            case "CNY" -> dollars.multiply(new BigDecimal("7.3"));
            default -> dollars;
        };
    }

    /// Net of refunds.
    private long used() {
        return rows.stream().mapToLong(row -> row.get("quota").asLong()).sum();
    }

    private boolean isGood(Request request) {
        return !expired && authorization(request).replaceFirst("^Bearer ", "").equals(key) && form != Form.EZMODEL;
    }

    private @Nullable Reply criticalFull() {
        var start = clock.instant().minusSeconds(CRITICAL_SECONDS);
        critical.removeIf(at -> !at.isAfter(start));
        if (critical.size() >= CRITICAL_LIMIT) {
            return new Reply(429, saysRetryAfter ? Map.of("Retry-After", "1200") : Map.of(), new byte[0]);
        }
        critical.addLast(clock.instant());
        return null;
    }

    private static @Nullable String parameter(Request request, String name) {
        var query = request.query();
        return query == null
                ? null
                : Stream.of(query.split("&", -1))
                        .filter(pair -> pair.startsWith(name + "=") && pair.length() > name.length() + 1)
                        .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
                        .findFirst()
                        .orElse(null);
    }

    private static String authorization(Request request) {
        return request.headers().getOrDefault("authorization", "");
    }

    private static long at(JsonNode row) {
        return row.get("created_at").asLong();
    }

    private static Reply success(JsonNode data) {
        var body = JSON.createObjectNode().put("message", "").put("success", true);
        body.set("data", data);
        return ok(body);
    }

    private static Reply ok(ObjectNode body) {
        return reply(200, body);
    }

    private static Reply refused(int status, String message) {
        return reply(status, JSON.createObjectNode().put("message", message).put("success", false));
    }

    private static Reply openAiError(int status, String message) {
        var body = JSON.createObjectNode();
        body.putObject("error")
                .put("message", message)
                .put("type", "new_api_error")
                .put("code", "");
        return reply(status, body);
    }

    private static Reply notFound(String path) {
        var body = JSON.createObjectNode();
        body.putObject("error").put("message", "Invalid URL (GET " + path + ")").put("type", "invalid_request_error");
        return reply(404, body);
    }

    private static Reply reply(int status, ObjectNode body) {
        return new Reply(status, Map.of(), body.toString().getBytes(StandardCharsets.UTF_8));
    }
}
