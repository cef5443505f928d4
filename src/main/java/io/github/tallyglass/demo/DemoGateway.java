package io.github.tallyglass.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// The built-in demo gateway: a loopback HTTP server that speaks the current new-api contract over invented rows,
/// history up to now and new ones as the clock goes on. It is reached through the same client as any gateway.
///
/// Starts with its construction, stops with [#close()]. Its secrets are the same for everybody and open nothing else.
public final class DemoGateway implements AutoCloseable {

    static final long USER_ID = 7;
    static final String USER_NAME = "demo";
    static final String VERSION = "v1.0.0-demo";

    private static final String TOKEN = "TallyglassDemoToken+000000/=";
    private static final String API_KEY = "sk-TallyglassDemoKey0000000000000000000000000000000";

    private static final String JSON = "application/json; charset=utf-8";
    private static final String HTML = "text/html; charset=utf-8";

    /// The other form of each route, which answers 301 before any authentication (gateway contract §2).
    private static final Map<String, String> MOVED = Map.of(
            "/api/status/", "/api/status",
            "/api/user/self/", "/api/user/self",
            "/api/log/self/", "/api/log/self",
            "/api/log/self/stat/", "/api/log/self/stat",
            "/api/data/self/", "/api/data/self",
            "/api/token", "/api/token/");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final DemoReplies replies;
    private final @Nullable DemoLimiter limiter;
    private final AtomicLong served = new AtomicLong();

    /// @throws IOException when the port is taken
    public DemoGateway(DemoSettings settings) throws IOException {
        var clock = settings.clock();
        var today = Math.floorDiv(clock.instant().getEpochSecond(), DemoDay.SECONDS);
        var writer = new DayWriter(settings.seed(), settings.zone(), settings.scale());
        var history = new DemoHistory(writer, today - settings.days(), settings.scale());
        var limit = settings.limit();
        this.replies = new DemoReplies(history, clock);
        this.limiter = limit == null ? null : new DemoLimiter(limit, clock);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public URI url() {
        var address = server.getAddress();
        return URI.create("http://127.0.0.1:" + address.getPort());
    }

    public String userId() {
        return Long.toString(USER_ID);
    }

    /// System access token, for the user-level endpoints.
    public String token() {
        return TOKEN;
    }

    /// API key (`sk-…`), as an owner would use it for model calls; the demo answers none.
    public String apiKey() {
        return API_KEY;
    }

    /// Requests answered so far, refusals included.
    public long requests() {
        return served.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        served.incrementAndGet();
        try (exchange) {
            exchange.getResponseHeaders().set("X-New-Api-Version", VERSION);
            exchange.getResponseHeaders().set("X-Oneapi-Request-Id", "demo" + served.get());
            var path = exchange.getRequestURI().getRawPath();
            var moved = MOVED.get(path);
            if (!"GET".equals(exchange.getRequestMethod()) || isUnknown(path)) {
                send(exchange, 404, JSON, DemoReplies.notFound(path));
            } else if (moved != null) {
                move(exchange, moved);
            } else if (!path.startsWith("/api/")) {
                send(exchange, 200, HTML, "<!doctype html><title>Demo Gateway</title>");
            } else if (limiter != null && !limiter.allows()) {
                refuse(exchange, limiter);
            } else {
                route(exchange, path);
            }
        }
    }

    private void route(HttpExchange exchange, String path) throws IOException {
        if (path.equals("/api/status")) {
            send(exchange, 200, JSON, replies.status());
            return;
        }
        if (!isOwner(exchange.getRequestHeaders().getFirst("Authorization"))) {
            send(exchange, 401, JSON, DemoReplies.unauthorized());
            return;
        }
        exchange.getResponseHeaders().set("Auth-Version", "864b7076dbcd0a3c01b5520316720ebf");
        var query = new DemoQuery(exchange.getRequestURI().getRawQuery());
        var body = switch (path) {
            case "/api/user/self" -> replies.self();
            case "/api/log/self" -> replies.logs(query);
            case "/api/log/self/stat" -> replies.stat(query);
            case "/api/data/self" -> replies.hourly(query);
            default -> replies.keys(query);
        };
        send(exchange, 200, JSON, body);
    }

    private static boolean isUnknown(String path) {
        var routed = MOVED.containsKey(path) || MOVED.containsValue(path);
        return !routed && (path.startsWith("/api/") || path.startsWith("/v1/") || path.equals("/api"));
    }

    /// The bare token, or one word `Bearer` in any case before it (gateway contract §1.2).
    private static boolean isOwner(@Nullable String authorization) {
        if (authorization == null) {
            return false;
        }
        var words = authorization.strip().split("\\s+", -1);
        return (words.length == 1 && words[0].equals(TOKEN))
                || (words.length == 2
                        && words[0].toLowerCase(Locale.ROOT).equals("bearer")
                        && words[1].equals(TOKEN));
    }

    private static void move(HttpExchange exchange, String path) throws IOException {
        var query = exchange.getRequestURI().getRawQuery();
        var location = query == null ? path : path + "?" + query;
        exchange.getResponseHeaders().set("Location", location);
        send(exchange, 301, HTML, "<a href=\"" + location.replace("&", "&amp;") + "\">Moved Permanently</a>.\n\n");
    }

    private static void refuse(HttpExchange exchange, DemoLimiter limiter) throws IOException {
        if (limiter.tellsWhen()) {
            exchange.getResponseHeaders().set("Retry-After", Long.toString(limiter.retryAfterSeconds()));
        }
        exchange.sendResponseHeaders(429, -1);
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        exchange.getRequestBody().skip(Long.MAX_VALUE);
        exchange.getResponseHeaders().set("Content-Type", type);
        var body = text.getBytes(StandardCharsets.UTF_8);
        var accepts = exchange.getRequestHeaders().getFirst("Accept-Encoding");
        if (accepts != null && accepts.contains("gzip")) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            body = packed(body);
        }
        if ("HEAD".equals(exchange.getRequestMethod())) {
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static byte[] packed(byte[] body) throws IOException {
        var out = new ByteArrayOutputStream(body.length / 4 + 64);
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(body);
        }
        return out.toByteArray();
    }
}
