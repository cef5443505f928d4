package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.HourlyUsage;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.source.Http;
import io.github.tallyglass.source.HttpReply;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// [GatewayClient] over HTTP; what differs from line to line is asked of the [Dialect].
public final class HttpGatewayClient implements GatewayClient {

    /// A list of keys has no end that a broken server could not move.
    private static final int MOST_KEY_PAGES = 100;

    private static final long HOURLY_LIMIT = 2_592_000;

    private final Http http;
    private final Dialect dialect;
    private final URI base;
    private final Secret token;
    private final String userId;
    private final Scope scope;
    private final Envelope envelope;
    private final LogRowReader rows;
    private final Refusal refusal;

    /// @param base address without trailing slash, as probing found it
    /// @param userId user id at the gateway, digits; `""` where the account names none
    public HttpGatewayClient(Http http, Dialect dialect, URI base, Secret token, String userId) {
        this(http, dialect, base, token, userId, Scope.SELF);
    }

    /// @param scope whose rows and sums are read: with [Scope#ADMIN] everybody's. Wallet and keys are the
    ///     token's own in any case
    public HttpGatewayClient(Http http, Dialect dialect, URI base, Secret token, String userId, Scope scope) {
        this.http = http;
        this.dialect = dialect;
        this.base = base;
        this.token = new Secret(token.value().strip());
        this.userId = userId.strip();
        this.scope = scope;
        var scrubber = Scrubber.knowing(this.token);
        this.envelope = new Envelope(scrubber);
        this.rows = new LogRowReader(dialect, scrubber);
        this.refusal = new Refusal(dialect);
    }

    @Override
    public Result<Reply<GatewayStatus>> status() {
        return statusData()
                .flatMap(reply -> StatusReader.read(reply.value(), dialect)
                        .map(status -> new Reply<>(status, reply.clockOffsetMillis())));
    }

    /// The whole reply, for whoever has to find out what answers.
    Result<Reply<JsonNode>> statusData() {
        return http.get(uri(Endpoint.STATUS, ""), Map.of()).flatMap(reply -> opened(reply, Result::ok));
    }

    /// The account, asked for without credentials: how that is refused tells lines apart.
    Result<JsonNode> anonymous() {
        return http.get(uri(Endpoint.SELF, ""), Map.of()).flatMap(envelope::open);
    }

    /// The page as it came, whatever its shape.
    Result<Reply<JsonNode>> logData(Interval slice, int page) {
        return read(Endpoint.logs(scope), dialect.logQuery(dialect.bounds(slice), page), Result::ok);
    }

    @Override
    public Result<Reply<Self>> self() {
        return read(Endpoint.SELF, "", this::self);
    }

    @Override
    public Result<Reply<LogPage>> logs(Interval slice, int page) {
        var query = dialect.logQuery(dialect.bounds(slice), page);
        return read(Endpoint.logs(scope), query, data -> logPage(data, page));
    }

    @Override
    public Result<Reply<Long>> stat(Interval slice) {
        var stat = Endpoint.stat(scope);
        return read(stat, "?" + Wire.bounds(dialect.bounds(slice)), data -> {
            var quota = JsonFields.number(data, "quota");
            return quota.isPresent() ? Result.ok(quota.getAsLong()) : malformed(stat, "no quota");
        });
    }

    @Override
    public Result<Reply<List<HourlyUsage>>> hourly(Interval hours) {
        var from = Math.floorDiv(hours.from(), 3600L) * 3600;
        var table = Endpoint.hourly(scope);
        if (!dialect.hourlyData()) {
            return Result.err(new Failure.NotFound(table.path()));
        }
        if (!table.isOfAll() && hours.to() - from > HOURLY_LIMIT) {
            return Result.err(new Failure.BadInput("hours", "more than 30 days"));
        }
        var query = "?" + Wire.bounds(new Interval(from, hours.to()));
        return read(table, query, data -> HourlyReader.read(data, table.path()));
    }

    @Override
    public Result<Reply<List<KeyInfo>>> keys() {
        // Where 0 and 1 are the same page, as on builds nobody has described, its keys come twice.
        var keys = new LinkedHashMap<Long, KeyInfo>();
        var wirePage = dialect.firstKeyPage();
        var nothingNew = 0;
        for (var pages = 1; ; pages++) {
            var asked = wirePage;
            var known = keys.size();
            switch (read(Endpoint.KEYS, dialect.keyQuery(asked), data -> keyPage(data, asked))) {
                case Result.Err<Reply<Dialect.ListPage>>(Failure failure) -> {
                    return Result.err(failure);
                }
                case Result.Ok<Reply<Dialect.ListPage>>(Reply<Dialect.ListPage>(var list, var offset)) -> {
                    list.items().stream()
                            .filter(JsonNode::isObject)
                            .map(KeyReader::read)
                            .forEach(key -> keys.putIfAbsent(key.id(), key));
                    nothingNew = keys.size() == known ? nothingNew + 1 : 0;
                    if (list.items().size() < list.pageSize() || nothingNew == 2 || pages >= MOST_KEY_PAGES) {
                        return Result.ok(new Reply<>(List.copyOf(keys.values()), offset));
                    }
                    wirePage = list.page() + 1;
                }
            }
        }
    }

    @Override
    public Result<Reply<List<Subscription>>> subscriptions() {
        return read(Endpoint.SUBSCRIPTIONS, "", SubscriptionReader::subscriptions);
    }

    @Override
    public Result<Reply<List<Plan>>> plans() {
        return read(Endpoint.PLANS, "", SubscriptionReader::plans);
    }

    private Result<LogPage> logPage(JsonNode data, int page) {
        return list(Endpoint.logs(scope), dialect.logs(data, page)).map(list -> {
            var read = new ArrayList<LogPage.LogRow>();
            var rejected = new ArrayList<LogPage.Rejected>();
            for (var item : list.items()) {
                switch (rows.read(item)) {
                    case LogRowReader.Outcome.Read(var row) -> read.add(row);
                    case LogRowReader.Outcome.Unreadable(var why) -> rejected.add(why);
                }
            }
            return new LogPage(page, list.pageSize(), list.total(), List.copyOf(read), List.copyOf(rejected));
        });
    }

    /// The reply also holds settings and, on other lines, the token itself: only these few fields leave
    /// this method.
    private Result<Self> self(JsonNode data) {
        if (JsonFields.number(data, "id").isEmpty()) {
            return malformed(Endpoint.SELF, "no id");
        }
        var self = new Self(
                JsonFields.numberOr0(data, "id"),
                JsonFields.text(data, "username"),
                JsonFields.text(data, "group"),
                (int) Math.clamp(JsonFields.numberOr0(data, "role"), 0, Integer.MAX_VALUE),
                JsonFields.numberOr0(data, "quota"),
                JsonFields.numberOr0(data, "used_quota"),
                JsonFields.numberOr0(data, "request_count"));
        var found = Long.toString(self.id());
        return userId.isEmpty() || userId.equals(found)
                ? Result.ok(self)
                : Result.err(new Failure.WrongUser(userId, found));
    }

    private Result<Dialect.ListPage> keyPage(JsonNode data, int wirePage) {
        return list(Endpoint.KEYS, dialect.keys(data, wirePage));
    }

    private Result<Dialect.ListPage> list(Endpoint endpoint, Optional<Dialect.ListPage> list) {
        return list.map(Result::ok)
                .orElseGet(() -> malformed(endpoint, "not a list of the " + dialect.name() + " line"));
    }

    /// With what a refusal means on this line.
    private <T> Result<Reply<T>> read(Endpoint endpoint, String query, Function<JsonNode, Result<T>> reading) {
        var result = ask(endpoint, query, reading);
        return result instanceof Result.Err<Reply<T>>(Failure failure)
                ? Result.err(refusal.meaning(failure, endpoint, () -> ask(Endpoint.SELF, "", this::self)))
                : result;
    }

    private <T> Result<Reply<T>> ask(Endpoint endpoint, String query, Function<JsonNode, Result<T>> reading) {
        return Credential.check(token, userId)
                .flatMap(_ -> http.get(uri(endpoint, query), dialect.headers(token, userId)))
                .flatMap(reply -> opened(reply, reading));
    }

    private <T> Result<Reply<T>> opened(HttpReply reply, Function<JsonNode, Result<T>> reading) {
        return envelope.open(reply).flatMap(reading).map(value -> new Reply<>(value, reply.clockOffsetMillis()));
    }

    private URI uri(Endpoint endpoint, String query) {
        return URI.create(base + endpoint.path() + query);
    }

    private static <T> Result<T> malformed(Endpoint endpoint, String detail) {
        return Result.err(new Failure.Malformed(endpoint.path(), detail));
    }
}
