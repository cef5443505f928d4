package io.github.tallyglass.source.quota;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.jspecify.annotations.Nullable;

/// All five providers on one loopback port, written from the contract of CLIProxyAPI and quotas §2.5, §3
/// and §4: each path wants its headers, any bearer token that was not revoked is taken, and each path can
/// be made to refuse, fail or hang. What is asked is recorded; what a reader must never ask is refused
/// and recorded all the same.
public final class VendorServer implements AutoCloseable {

    public static final String CODEX = "/backend-api/wham/usage";
    public static final String RESET_CREDITS = "/backend-api/wham/rate-limit-reset-credits";
    public static final String CLAUDE = "/api/oauth/usage";
    public static final String CLAUDE_PROFILE = "/api/oauth/profile";
    public static final String ANTIGRAVITY = "/v1internal:retrieveUserQuotaSummary";
    public static final String ANTIGRAVITY_TIER = "/v1internal:loadCodeAssist";
    public static final String KIMI = "/coding/v1/usages";
    public static final String XAI_WEEKLY = "/v1/billing?format=credits";
    public static final String XAI_MONTHLY = "/v1/billing";

    /// How a path answers instead of answering.
    public sealed interface Fault {
        record Status(int status, String contentType, String body) implements Fault {}

        /// 429; the header is left out where it is null.
        record TooMany(@Nullable String retryAfter) implements Fault {}

        /// Accepts the request and never answers.
        record Hang() implements Fault {}

        record Redirect(String location) implements Fault {}

        Fault UNAUTHORIZED = new Status(401, "application/json", "{\"detail\":\"invented\"}");
        Fault UNPAID = new Status(402, "application/json", "{}");
        Fault FORBIDDEN = new Status(403, "application/json", "{\"error\":{\"type\":\"permission_error\"}}");
        Fault CLOUDFLARE = new Status(
                403,
                "text/html; charset=UTF-8",
                "<!DOCTYPE html><html><title>Attention Required! | Cloudflare</title></html>");
        Fault PAGE = new Status(200, "text/html", "<html><body>Sign in to the network</body></html>");
        Fault PARTIAL = new Status(200, "application/json", "{\"plan_type\":\"plus\",\"rate_limit\":{\"allo");
        Fault BROKEN = new Status(503, "text/plain", "upstream connect error");
    }

    /// @param path with its query
    /// @param headers by lower-case name
    public record Asked(String method, String path, Map<String, String> headers, String body) {}

    private final MockWebServer server = new MockWebServer();
    private final Clock clock;
    private final Map<String, String> replies = new ConcurrentHashMap<>();
    private final Map<String, Fault> faults = new ConcurrentHashMap<>();
    private final Set<String> revoked = ConcurrentHashMap.newKeySet();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile Duration skew = Duration.ZERO;

    /// @param clock of the providers; `Date` says it
    public VendorServer(Clock clock) {
        this.clock = clock;
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answer(request);
            }
        });
        try {
            server.start(InetAddress.getLoopbackAddress(), 0);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        var now = clock.instant();
        reply(CODEX, VendorReplies.codex("a@example.com", 37, 12, now));
        reply(RESET_CREDITS, VendorReplies.resetCredits(now));
        reply(CLAUDE, VendorReplies.claude("42.0", "18.5", now));
        reply(CLAUDE_PROFILE, VendorReplies.claudeProfile("c@example.com"));
        reply(ANTIGRAVITY, VendorReplies.antigravity(now));
        reply(ANTIGRAVITY_TIER, VendorReplies.antigravityTier());
        reply(KIMI, VendorReplies.kimi(now));
        reply(XAI_WEEKLY, VendorReplies.xaiWeekly(now));
        reply(XAI_MONTHLY, VendorReplies.xaiMonthly(now));
    }

    /// The base address of a provider here.
    public URI base(String provider) {
        var path = switch (provider) {
            case "codex" -> "/backend-api";
            case "kimi" -> "/coding/v1";
            case "xai" -> "/v1";
            default -> "";
        };
        return URI.create("http://127.0.0.1:" + server.getPort() + path);
    }

    /// What a path answers from now on, to whoever asks.
    public void reply(String path, String json) {
        replies.put(path, json);
    }

    /// What a path answers to one token.
    public void reply(String path, String token, String json) {
        replies.put(path + " " + token, json);
    }

    public void fault(String path, Fault fault) {
        faults.put(path, fault);
    }

    public void heal(String path) {
        faults.remove(path);
    }

    public void revoke(String token) {
        revoked.add(token);
    }

    /// The providers' clock runs ahead by this.
    public void skew(Duration ahead) {
        skew = ahead;
    }

    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    public long asked(String path) {
        return asked.stream().filter(one -> one.path().equals(path)).count();
    }

    @Override
    public void close() {
        server.close();
    }

    private MockResponse answer(RecordedRequest request) {
        var headers = new HashMap<String, String>();
        request.getHeaders().forEach(pair -> headers.put(pair.getFirst().toLowerCase(Locale.ROOT), pair.getSecond()));
        var sent = request.getBody();
        var path = request.getTarget();
        asked.add(new Asked(request.getMethod(), path, Map.copyOf(headers), sent == null ? "" : sent.utf8()));
        var fault = faults.get(path);
        if (fault != null) {
            return broken(fault);
        }
        var refusal = refusal(request.getMethod(), path, headers);
        return refusal == null ? json(200, reply(path, headers)).build() : broken(refusal);
    }

    private @Nullable Fault refusal(String method, String path, Map<String, String> headers) {
        var authorization = headers.getOrDefault("authorization", "");
        if (!authorization.startsWith("Bearer ") || authorization.contains("$") || revoked.contains(token(headers))) {
            return Fault.UNAUTHORIZED;
        }
        if (!replies.containsKey(path)) {
            return new Fault.Status(404, "application/json", "{}");
        }
        var post = path.startsWith("/v1internal:");
        if (!method.equals(post ? "POST" : "GET")) {
            return new Fault.Status(405, "application/json", "{}");
        }
        var agent = headers.getOrDefault("user-agent", "");
        if (path.startsWith("/backend-api") && !agent.startsWith("codex")) {
            return Fault.CLOUDFLARE;
        }
        var oauth = headers.getOrDefault("anthropic-beta", "").equals("oauth-2025-04-20");
        if (path.startsWith("/api/oauth") && !(oauth && agent.startsWith("claude-code/"))) {
            return Fault.UNAUTHORIZED;
        }
        var grok = headers.getOrDefault("x-xai-token-auth", "").equals("xai-grok-cli");
        return path.startsWith("/v1/billing") && !grok ? Fault.UNAUTHORIZED : null;
    }

    private String reply(String path, Map<String, String> headers) {
        return replies.getOrDefault(path + " " + token(headers), replies.getOrDefault(path, ""));
    }

    private static String token(Map<String, String> headers) {
        return headers.getOrDefault("authorization", "").replace("Bearer ", "");
    }

    private MockResponse broken(Fault fault) {
        return switch (fault) {
            case Fault.Status(var status, var type, var body) ->
                json(status, body).setHeader("Content-Type", type).build();
            case Fault.TooMany(var retryAfter) -> {
                var reply = json(429, "{\"error\":{\"type\":\"rate_limit_error\"}}");
                yield (retryAfter == null ? reply : reply.setHeader("Retry-After", retryAfter)).build();
            }
            case Fault.Hang _ ->
                new MockResponse.Builder()
                        .onResponseStart(SocketEffect.Stall.INSTANCE)
                        .build();
            case Fault.Redirect(var location) ->
                json(302, "").setHeader("Location", location).build();
        };
    }

    private MockResponse.Builder json(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "application/json")
                .setHeader(
                        "Date",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                clock.instant().plus(skew).atOffset(ZoneOffset.UTC)))
                .body(body);
    }
}
