package io.github.tallyglass.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// The built-in demo gateway: a loopback HTTP server that speaks the current new-api contract over invented
/// rows, history up to now and new ones as the clock goes on. It is reached through the same client as any
/// gateway.
///
/// Starts with its construction, stops with [#close()]. Its secrets are the same for everybody and open
/// nothing else.
public final class DemoGateway implements AutoCloseable {

    static final long USER_ID = 7;
    static final String USER_NAME = "demo";
    static final String VERSION = "v1.0.0-demo";

    private static final String TOKEN = "TallyglassDemoToken+000000/=";
    private static final String API_KEY = "sk-TallyglassDemoKey0000000000000000000000000000000";

    private static final String JSON = "application/json; charset=utf-8";
    private static final String HTML = "text/html; charset=utf-8";

    /// The other form of each route, which answers 301 before any authentication (gateway contract §2).
    private static final Map<String, String> MOVED = Map.ofEntries(
            Map.entry("/api/status/", "/api/status"),
            Map.entry("/api/user/self/", "/api/user/self"),
            Map.entry("/api/log/self/", "/api/log/self"),
            Map.entry("/api/log/self/stat/", "/api/log/self/stat"),
            Map.entry("/api/data/self/", "/api/data/self"),
            Map.entry("/api/token", "/api/token/"),
            Map.entry("/api/log/token/", "/api/log/token"),
            Map.entry("/api/usage/token", "/api/usage/token/"),
            Map.entry("/v1/dashboard/billing/subscription/", "/v1/dashboard/billing/subscription"),
            Map.entry("/v1/dashboard/billing/usage/", "/v1/dashboard/billing/usage"),
            Map.entry("/api/subscription/self/", "/api/subscription/self"),
            Map.entry("/api/subscription/plans/", "/api/subscription/plans"));

    /// Opened by the API key, not by the account's token.
    private static final Set<String> OF_A_KEY = Set.of(
            "/api/log/token", "/api/usage/token/", "/v1/dashboard/billing/subscription", "/v1/dashboard/billing/usage");

    private final LoopbackServer server;
    private final Clock clock;
    private final DemoReplies replies;
    private final DemoKeyReplies keyReplies;
    private final @Nullable DemoLimiter limiter;
    private final AtomicLong served = new AtomicLong();

    /// @throws IOException when the port is taken
    public DemoGateway(DemoSettings settings) throws IOException {
        this.clock = settings.clock();
        var today = Math.floorDiv(clock.instant().getEpochSecond(), DemoDay.SECONDS);
        var writer = new DayWriter(settings.seed(), settings.zone(), settings.scale());
        var history = new DemoHistory(writer, today - settings.days(), settings.scale());
        var limit = settings.limit();
        this.replies = new DemoReplies(history, clock);
        this.keyReplies = new DemoKeyReplies(history, clock, DemoKey.LAPTOP);
        this.limiter = limit == null ? null : new DemoLimiter(limit, clock);
        this.server = new LoopbackServer(settings.port(), this::answer);
    }

    public URI url() {
        return server.url();
    }

    public String userId() {
        return Long.toString(USER_ID);
    }

    /// System access token, for the user-level endpoints.
    public String token() {
        return TOKEN;
    }

    /// API key (`sk-…`), as an owner would use it for model calls: the demo answers none, but shows the
    /// key its log.
    public String apiKey() {
        return API_KEY;
    }

    /// Requests answered so far, refusals included.
    public long requests() {
        return served.get();
    }

    @Override
    public void close() {
        server.close();
    }

    private LoopbackServer.Reply answer(LoopbackServer.Request request) throws IOException {
        var headers = new LinkedHashMap<String, String>();
        headers.put("X-New-Api-Version", VERSION);
        headers.put("X-Oneapi-Request-Id", "demo" + served.incrementAndGet());
        headers.put(
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atOffset(ZoneOffset.UTC)));
        var path = request.path();
        var moved = MOVED.get(path);
        if (!"GET".equals(request.method()) || isUnknown(path)) {
            return send(request, headers, 404, JSON, DemoReplies.notFound(path));
        }
        if (moved != null) {
            return move(request, headers, moved);
        }
        if (!path.startsWith("/api/") && !OF_A_KEY.contains(path)) {
            return send(request, headers, 200, HTML, "<!doctype html><title>Demo Gateway</title>");
        }
        if (limiter != null && !limiter.allows()) {
            if (limiter.tellsWhen()) {
                headers.put("Retry-After", Long.toString(limiter.retryAfterSeconds()));
            }
            return new LoopbackServer.Reply(429, headers, new byte[0]);
        }
        if (path.equals("/api/status")) {
            return send(request, headers, 200, JSON, replies.status());
        }
        var ofKey = OF_A_KEY.contains(path) ? keyReplies.body(path) : null;
        if (ofKey != null) {
            return isBearer(request.header("authorization"), API_KEY)
                    ? send(request, headers, 200, JSON, ofKey)
                    : send(request, headers, 401, JSON, DemoReplies.unknownKey());
        }
        if (!isBearer(request.header("authorization"), TOKEN)) {
            return send(request, headers, 401, JSON, DemoReplies.unauthorized());
        }
        headers.put("Auth-Version", "864b7076dbcd0a3c01b5520316720ebf");
        return send(request, headers, 200, JSON, body(path, new DemoQuery(request.query())));
    }

    private String body(String path, DemoQuery query) {
        return switch (path) {
            case "/api/user/self" -> replies.self();
            case "/api/log/self" -> replies.logs(query);
            case "/api/log/self/stat" -> replies.stat(query);
            case "/api/data/self" -> replies.hourly(query);
            case "/api/subscription/self" -> replies.subscriptions();
            case "/api/subscription/plans" -> replies.plans();
            default -> replies.keys(query);
        };
    }

    private static boolean isUnknown(String path) {
        var routed = MOVED.containsKey(path) || MOVED.containsValue(path);
        return !routed && (path.startsWith("/api/") || path.startsWith("/v1/") || path.equals("/api"));
    }

    /// The bare secret, or one word `Bearer` in any case before it (gateway contract §1.2).
    private static boolean isBearer(@Nullable String authorization, String secret) {
        if (authorization == null) {
            return false;
        }
        var words = authorization.strip().split("\\s+", -1);
        return (words.length == 1 && words[0].equals(secret))
                || (words.length == 2 && words[0].toLowerCase(Locale.ROOT).equals("bearer") && words[1].equals(secret));
    }

    private static LoopbackServer.Reply move(LoopbackServer.Request request, Map<String, String> headers, String path)
            throws IOException {
        var query = request.query();
        var location = query == null ? path : path + "?" + query;
        headers.put("Location", location);
        var page = "<a href=\"" + location.replace("&", "&amp;") + "\">Moved Permanently</a>.\n\n";
        return send(request, headers, 301, HTML, page);
    }

    private static LoopbackServer.Reply send(
            LoopbackServer.Request request, Map<String, String> headers, int status, String type, String text)
            throws IOException {
        headers.put("Content-Type", type);
        var body = text.getBytes(StandardCharsets.UTF_8);
        var accepts = request.header("accept-encoding");
        if (accepts != null && accepts.contains("gzip")) {
            headers.put("Content-Encoding", "gzip");
            headers.put("Vary", "Accept-Encoding");
            body = packed(body);
        }
        return new LoopbackServer.Reply(status, headers, body);
    }

    private static byte[] packed(byte[] body) throws IOException {
        var out = new ByteArrayOutputStream(body.length / 4 + 64);
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(body);
        }
        return out.toByteArray();
    }
}
