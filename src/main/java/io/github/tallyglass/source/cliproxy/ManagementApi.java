package io.github.tallyglass.source.cliproxy;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.source.Http;
import io.github.tallyglass.source.HttpAsk;
import io.github.tallyglass.source.HttpReply;
import io.github.tallyglass.source.quota.QuotaQuestion;
import io.github.tallyglass.source.quota.QuotaReply;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The management API of one CLIProxyAPI (the contract of CLIProxyAPI and quotas §2). Each call costs the
/// server a slow hash of the key, so they are few. A key that was refused is not shown again
/// ([KeyVerdict]). Thread-safe; calls block, an interrupt ends them.
public final class ManagementApi {

    private static final String BASE = "/v0/management";

    private final Http http;
    private final URI address;
    private final Supplier<Result<Secret>> key;
    private final KeyVerdict verdict;
    private final Clock clock;
    private volatile String version = "";

    /// @param address of the server, without a trailing slash
    /// @param key asked for with each call, since the user may have replaced it
    /// @param verdict shared with everything else that shows this key to this server
    public ManagementApi(Http http, URI address, Supplier<Result<Secret>> key, KeyVerdict verdict, Clock clock) {
        this.http = http;
        this.address = address;
        this.key = key;
        this.verdict = verdict;
        this.clock = clock;
    }

    /// As the server said with any reply; `""` before the first.
    public String version() {
        return version;
    }

    /// The credentials that are files or came into being within the server.
    public Result<List<AuthFile>> authFiles() {
        return get("/auth-files").map(AuthFileReader::read);
    }

    /// What of its configuration concerns usage records. The reply holds every key of the server; nothing
    /// else of it is looked at.
    public Result<ServerConfig> config() {
        return get("/config")
                .map(body -> new ServerConfig(
                        body.path("usage-statistics-enabled").asBoolean(false),
                        body.path("redis-usage-queue-retention-seconds").asInt(0)));
    }

    /// Whether usage records are written.
    public Result<Boolean> statistics() {
        return get("/usage-statistics-enabled").flatMap(body -> {
            var enabled = body.path("usage-statistics-enabled");
            return enabled.isBoolean()
                    ? Result.ok(enabled.asBoolean())
                    : Result.err(new Failure.Malformed("/usage-statistics-enabled", "no boolean"));
        });
    }

    /// Has the server write usage records, or stop to; it notes that in its configuration file.
    public Result<Boolean> setStatistics(boolean on) {
        return open("PUT", "/usage-statistics-enabled", "{\"value\":" + on + "}")
                .map(_ -> on);
    }

    /// The keys of the server's clients, hashed and masked.
    public Result<List<ClientKey>> clientKeys() {
        return get("/api-keys").map(KeyLists::clients);
    }

    /// The API keys of providers in the server's configuration, masked. A list that a server does not
    /// know is empty.
    public Result<List<ConfiguredKey>> configuredKeys() {
        var keys = new ArrayList<ConfiguredKey>();
        for (var list : KeyLists.ALL) {
            switch (get("/" + list)) {
                case Result.Ok<JsonNode>(JsonNode body) -> keys.addAll(KeyLists.provider(list, body));
                case Result.Err<JsonNode>(Failure.NotFound _) -> {}
                case Result.Err<JsonNode>(Failure failure) -> {
                    return Result.err(failure);
                }
            }
        }
        return Result.ok(List.copyOf(keys));
    }

    /// Requests that the server has counted for the API keys of its configuration since it began.
    public Result<Long> keyRequests() {
        return get("/api-key-usage").map(KeyLists::requests);
    }

    /// Has the server ask a provider with a credential's own token and through its own proxy. Whoever
    /// calls has seen the index among [#authFiles()]: to an unknown one the server sends the literal text
    /// `$TOKEN$` instead of a token (§2.3).
    ///
    /// @param ask `$TOKEN$` in a header's value stands for the token; `Accept-Encoding` is left out, since
    ///     compressed answers come back mangled
    public Result<QuotaReply> call(String index, QuotaQuestion ask) {
        var headers = new HashMap<>(ask.headers());
        headers.keySet().removeIf(name -> name.equalsIgnoreCase("Accept-Encoding"));
        var body = new HashMap<String, Object>();
        body.put("auth_index", index);
        body.put("method", ask.method());
        body.put("url", ask.uri().toString());
        body.put("header", headers);
        body.put("data", ask.body() == null ? "" : ask.body());
        return open("POST", "/api-call", ManagementReplies.JSON.writeValueAsString(body))
                .flatMap(this::upstream);
    }

    private Result<QuotaReply> upstream(JsonNode reply) {
        var status = reply.path("status_code");
        if (!status.isIntegralNumber()) {
            return Result.err(new Failure.Malformed("/api-call", "no status_code"));
        }
        var headers = new HashMap<String, String>();
        reply.path("header").properties().forEach(header -> {
            for (var value : header.getValue()) {
                headers.put(header.getKey().toLowerCase(Locale.ROOT), value.asString(""));
            }
        });
        return Result.ok(
                new QuotaReply(status.asInt(), headers, reply.path("body").asString(""), clock.instant()));
    }

    private Result<JsonNode> get(String path) {
        return open("GET", path, null);
    }

    private Result<JsonNode> open(String method, String path, @Nullable String body) {
        var uri = URI.create(address + BASE + path);
        return key.get()
                .map(secret -> new HttpAsk(method, uri, Map.of("Authorization", "Bearer " + secret.value()), body))
                .flatMap(ask ->
                        verdict.attempt(() -> http.sendOwn(ask).map(this::noted).flatMap(ManagementReplies::open)));
    }

    private HttpReply noted(HttpReply reply) {
        var said = reply.header(ManagementReplies.VERSION);
        if (said != null) {
            version = said;
        }
        return reply;
    }
}
