package io.github.tallyglass.source.cliproxy.server;

import io.github.tallyglass.source.cliproxy.server.CpaLog.Request;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The management API: who may ask, and what the routes answer.
public final class CpaManagement {

    private static final String BASE = "/v0/management";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> LISTS = List.of(
            "api-keys",
            "api-key-usage",
            "codex-api-key",
            "claude-api-key",
            "gemini-api-key",
            "interactions-api-key",
            "vertex-api-key",
            "openai-compatibility");

    private final CpaServer server;
    private final Map<String, Function<Request, CpaReply>> routes = new ConcurrentHashMap<>();

    /// What the upstream answers to an `api-call`: gets the call's JSON, gives status, header and body as
    /// one JSON object.
    public volatile Function<JsonNode, CpaReply> upstream = call -> CpaReply.error(502, "request failed");

    /// The body of `auth-files`: `{"files":[…]}`.
    public volatile String authFiles = text("auth-files.json");

    CpaManagement(CpaServer server) {
        this.server = server;
        new CpaUsageRoutes(server).addTo(this);
        route("GET /auth-files", this::authFiles);
        route("POST /api-call", this::apiCall);
        route("POST /reset-quota", CpaManagement::resetQuota);
        route("GET /latest-version", request -> CpaReply.json(502, text("latest-version.json")));
        LISTS.forEach(name -> route("GET /" + name, request -> CpaReply.json(200, text(name + ".json"))));
    }

    /// Answers a route of its own, or one of the above in another way.
    ///
    /// @param route method and path below the base: `GET /auth-files`
    public void route(String route, Function<Request, CpaReply> handler) {
        routes.put(route, handler);
    }

    /// An answer of `api-call` as the server wraps what the upstream said.
    public static CpaReply upstreamReply(int status, Map<String, String> headers, String body) {
        var reply = JSON.createObjectNode().put("status_code", status);
        var header = reply.putObject("header");
        headers.forEach((name, value) -> header.putArray(name).add(value));
        return CpaReply.json(200, JSON.writeValueAsBytes(reply.put("body", body)));
    }

    CpaReply answer(Request request) {
        var path = request.path();
        if (!path.equals(BASE) && !path.startsWith(BASE + "/")) {
            return path.equals("/")
                    ? CpaReply.json(
                            200,
                            "{\"endpoints\":[\"POST /v1/chat/completions\",\"POST /v1/completions\","
                                    + "\"GET /v1/models\"],\"message\":\"CLI Proxy API Server\"}")
                    : CpaReply.empty(404);
        }
        if (!server.managed()) {
            return CpaReply.empty(404);
        }
        if (request.method().equals("OPTIONS")) {
            return CpaReply.empty(204);
        }
        if (path.endsWith("/")
                && routes.containsKey(request.method() + " " + path.substring(BASE.length(), path.length() - 1))) {
            return new CpaReply(301, Map.of("Location", path.substring(0, path.length() - 1)), new byte[0]);
        }
        var refusal = server.guard().refuses(address(request), key(request));
        if (refusal != null) {
            return CpaReply.error(refusal.endsWith("management key") ? 401 : 403, refusal)
                    .with(versionHeaders());
        }
        var handler = server.version() == CpaVersion.TOO_OLD && path.endsWith("/usage-queue")
                ? null
                : routes.get(request.method() + " " + path.substring(BASE.length()));
        if (handler != null) {
            return handler.apply(request).with(versionHeaders());
        }
        return server.version().marksUnknownRoutes()
                ? CpaReply.empty(404).with(versionHeaders())
                : new CpaReply(
                        404,
                        Map.of("Content-Type", "text/plain"),
                        "404 page not found".getBytes(StandardCharsets.US_ASCII));
    }

    private Map<String, String> versionHeaders() {
        return Map.of(
                "X-Cpa-Version", server.version().number,
                "X-Cpa-Commit", "a7e3596b7",
                "X-Cpa-Build-Date", "2026-08-22T14:39:03Z",
                "X-Cpa-Support-Plugin", "1");
    }

    /// The server believes these headers; nobody who means well sends them.
    private static String address(Request request) {
        var forwarded = request.header("x-forwarded-for");
        if (forwarded != null) {
            return forwarded.split(",", 2)[0].strip();
        }
        var real = request.header("x-real-ip");
        return real == null ? request.address() : real.strip();
    }

    private static @Nullable String key(Request request) {
        var authorization = request.header("authorization");
        return authorization == null
                ? request.header("x-management-key")
                : authorization.replaceFirst("^(?i:bearer) ", "").strip();
    }

    private CpaReply authFiles(Request request) {
        var query = Pattern.compile("[?&](name|auth_index)=([^&]*)").matcher(request.target());
        var all = JSON.readTree(authFiles);
        if (!query.find() || !(all.get("files") instanceof Iterable<?>)) {
            return CpaReply.json(200, authFiles);
        }
        var kept = JSON.createObjectNode();
        var files = kept.putArray("files");
        do {
            var name = query.group(1);
            var wanted = URLDecoder.decode(query.group(2), StandardCharsets.UTF_8);
            all.get("files").forEach(file -> {
                if (file.path(name).asString("").equals(wanted)) {
                    files.add(file);
                }
            });
        } while (query.find());
        return CpaReply.json(200, JSON.writeValueAsBytes(kept));
    }

    private static CpaReply resetQuota(Request request) {
        var index = CpaUsageRoutes.json(request.body()) instanceof ObjectNode body
                ? body.path("auth_index").asString("")
                : "";
        return index.isEmpty() ? CpaReply.error(400, "auth_index is required") : CpaReply.error(404, "auth not found");
    }

    private CpaReply apiCall(Request request) {
        if (!(CpaUsageRoutes.json(request.body()) instanceof ObjectNode call)) {
            return CpaReply.error(400, "invalid body");
        }
        var method = call.path("method").asString("");
        var url = call.path("url").asString("");
        if (method.isBlank()) {
            return CpaReply.error(400, "missing method");
        }
        if (url.isBlank()) {
            return CpaReply.error(400, "missing url");
        }
        if (!isAbsolute(url)) {
            return CpaReply.error(400, "invalid url");
        }
        var proxy = call.path("proxy_url").asString("");
        if (!proxy.isEmpty() && Stream.of("direct", "none").noneMatch(proxy::equals) && !isAbsolute(proxy)) {
            return CpaReply.error(400, "invalid proxy_url");
        }
        if (method.strip().contains(" ")) {
            return CpaReply.error(400, "failed to build request");
        }
        return upstream.apply(call);
    }

    private static boolean isAbsolute(String url) {
        try {
            return URI.create(url).getHost() != null;
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    static String text(String name) {
        return new String(CpaRecord.resource("management/" + name), StandardCharsets.UTF_8);
    }
}
