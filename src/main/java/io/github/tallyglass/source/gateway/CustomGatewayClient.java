package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.HourlyUsage;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.source.Http;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// [GatewayClient] of a gateway that is known by its [Definition] alone: no path is asked that is not in
/// it. What the definition says is not there answers as [Failure.NotFound], without a request.
final class CustomGatewayClient implements GatewayClient {

    private static final int MOST_KEY_PAGES = 100;

    private final Http http;
    private final Definition definition;
    private final CustomDialect dialect;
    private final URI base;
    private final Secret token;
    private final String userId;
    private final Envelope envelope;
    private final LogRowReader rows;
    private final DefinedReplies replies;

    /// @param base address without trailing slash
    /// @param userId what the id headers carry; `""` where the account names no user
    CustomGatewayClient(Http http, Definition definition, URI base, Secret token, String userId) {
        this.http = http;
        this.definition = definition;
        this.dialect = new CustomDialect(definition);
        this.base = base;
        this.token = new Secret(token.value().strip());
        this.userId = userId.strip();
        var scrubber = Scrubber.knowing(this.token);
        this.replies = new DefinedReplies(definition);
        this.envelope = new Envelope(scrubber, replies::inFamilyForm);
        this.rows = new LogRowReader(dialect, scrubber);
    }

    CustomDialect dialect() {
        return dialect;
    }

    /// Asked for without the token. Where the gateway has none, what the definition says stands for it.
    @Override
    public Result<Reply<GatewayStatus>> status() {
        if (!definition.has("/status")) {
            return Result.ok(new Reply<>(replies.unasked(), null));
        }
        return uri("/status", "")
                .flatMap(uri -> http.get(uri, Map.of()))
                .flatMap(reply ->
                        envelope.open(reply).map(body -> new Reply<>(replies.status(body), reply.clockOffsetMillis())));
    }

    /// [Failure.NotFound] where the gateway tells no balance.
    @Override
    public Result<Reply<Self>> self() {
        return definition.has("/self/balance") ? account() : absent("/self/balance");
    }

    /// The same without a balance, 0 in its place, where the definition says that there is none.
    Result<Reply<Self>> account() {
        return read("/self", dialect.plainQuery("/self"), body -> replies.self(body, userId));
    }

    @Override
    public Result<Reply<LogPage>> logs(Interval slice, int page) {
        if (page > 1 && !definition.has("/pages")) {
            return Result.ok(new Reply<>(new LogPage(page, 1, -1, List.of(), List.of()), null));
        }
        return logData(slice, page)
                .flatMap(reply ->
                        logPage(reply.value(), page).map(value -> new Reply<>(value, reply.clockOffsetMillis())));
    }

    /// The whole reply as it came.
    Result<Reply<JsonNode>> logData(Interval slice, int page) {
        return read("/logs", dialect.logQuery(slice, page), Result::ok);
    }

    Result<LogPage> logPage(JsonNode body, int page) {
        var list = dialect.logs(body, page);
        if (list.isEmpty()) {
            return noList("/logs");
        }
        var read = new ArrayList<LogPage.LogRow>();
        var rejected = new ArrayList<LogPage.Rejected>();
        for (var item : list.get().items()) {
            switch (rows.read(item)) {
                case LogRowReader.Outcome.Read(var row) -> read.add(row);
                case LogRowReader.Outcome.Unreadable(var why) -> rejected.add(why);
            }
        }
        return Result.ok(
                new LogPage(page, list.get().pageSize(), list.get().total(), List.copyOf(read), List.copyOf(rejected)));
    }

    @Override
    public Result<Reply<Long>> stat(Interval slice) {
        return definition.has("/stat")
                ? read("/stat", dialect.boundedQuery("/stat", slice), replies::stat)
                : absent("/stat");
    }

    @Override
    public Result<Reply<List<HourlyUsage>>> hourly(Interval hours) {
        if (!definition.has("/hourly")) {
            return absent("/hourly");
        }
        var from = Math.floorDiv(hours.from(), 3600L) * 3600;
        return read("/hourly", dialect.boundedQuery("/hourly", new Interval(from, hours.to())), replies::hourly);
    }

    @Override
    public Result<Reply<List<KeyInfo>>> keys() {
        if (!definition.has("/keys")) {
            return absent("/keys");
        }
        var keys = new LinkedHashMap<Long, KeyInfo>();
        var first = definition.has("/keys/pages") ? dialect.firstKeyPage() : 0;
        @Nullable Long offset = null;
        for (var page = first; page < first + MOST_KEY_PAGES; page++) {
            var asked = page;
            var known = keys.size();
            switch (read("/keys", dialect.keyQuery(asked), body -> keyPage(body, asked))) {
                case Result.Err<Reply<Dialect.ListPage>>(Failure failure) -> {
                    return Result.err(failure);
                }
                case Result.Ok<Reply<Dialect.ListPage>>(Reply<Dialect.ListPage>(var list, var said)) -> {
                    offset = said;
                    list.items().stream()
                            .filter(JsonNode::isObject)
                            .map(replies::key)
                            .forEach(key -> keys.putIfAbsent(key.id(), key));
                    if (list.items().size() < list.pageSize() || keys.size() == known) {
                        return Result.ok(new Reply<>(List.copyOf(keys.values()), offset));
                    }
                }
            }
        }
        return Result.ok(new Reply<>(List.copyOf(keys.values()), offset));
    }

    private Result<Dialect.ListPage> keyPage(JsonNode body, int page) {
        return dialect.keys(body, page).map(Result::ok).orElseGet(() -> noList("/keys"));
    }

    private <T> Result<Reply<T>> read(String read, String query, Function<JsonNode, Result<T>> reading) {
        return Credential.checkFree(token, userId)
                .flatMap(_ -> uri(read, query))
                .flatMap(uri -> http.get(uri, dialect.headers(token, userId)))
                .flatMap(reply -> envelope.open(reply)
                        .flatMap(reading)
                        .map(value -> new Reply<>(value, reply.clockOffsetMillis())));
    }

    /// An address that was typed and a path that may be read must not make up one that changes something.
    private Result<URI> uri(String read, String query) {
        var uri = URI.create(base + definition.text(read + "/path") + query);
        return ReadPath.joinsToChange(uri.getPath())
                ? Result.err(new Failure.BadInput("url", "this address and " + read + "/path make up a change"))
                : Result.ok(uri);
    }

    private <T> Result<T> noList(String read) {
        return Result.err(new Failure.Malformed(
                definition.text(read + "/path"), "no list at " + definition.text(read + "/rows")));
    }

    private static <T> Result<T> absent(String read) {
        return Result.err(new Failure.NotFound(read));
    }
}
