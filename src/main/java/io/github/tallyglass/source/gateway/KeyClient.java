package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.HourlyUsage;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.source.HostBudget.Lane;
import io.github.tallyglass.source.Http;
import io.github.tallyglass.source.HttpReply;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Reads what a gateway shows to an API key. Where the key has to go into the query it is never named
/// again: failures and logs know paths only.
final class KeyClient implements GatewayClient, KeyAccess {

    /// Key endpoints of all lines number their rows' types as new-api does (gateway contract §3.3).
    private static final Dialect ROWS = new NewApiDialect();

    private final Http http;
    private final URI base;
    private final Secret key;
    private final Envelope envelope;
    private final LogRowReader reader;
    private final KeyPurse purse;
    private KeyForm form;

    /// @param base address without trailing slash, as probing found it
    KeyClient(Http http, KeyForm form, URI base, Secret key) {
        this.http = http;
        this.form = form;
        this.base = base;
        this.key = new Secret(key.value().strip());
        var scrubber = Scrubber.knowing(this.key);
        this.envelope = new Envelope(scrubber);
        this.reader = new LogRowReader(ROWS, scrubber);
        this.purse = new KeyPurse(this::askWithHeader, this::status, form instanceof KeyForm.NoRows);
    }

    @Override
    public Optional<KeyAccess> key() {
        return Optional.of(this);
    }

    @Override
    public KeyForm form() {
        return form;
    }

    @Override
    public Result<Reply<GatewayStatus>> status() {
        return http.get(URI.create(base + Endpoint.STATUS.path()), Map.of())
                .flatMap(reply -> envelope.open(reply)
                        .flatMap(data -> StatusReader.read(data, ROWS))
                        .map(status -> new Reply<>(status, reply.clockOffsetMillis())));
    }

    @Override
    public Result<Reply<KeyBalance>> balance() {
        return purse.balance();
    }

    @Override
    public Result<Reply<KeyList>> list() {
        return switch (form) {
            case KeyForm.Newest _ -> byHeader();
            case KeyForm.Whole _ -> whole();
            case KeyForm.Paged _, KeyForm.NoRows _ -> Result.err(new Failure.NoKeyLog(Http.hostOf(base)));
        };
    }

    /// Pages exist on the one form only that takes bounds.
    @Override
    public Result<Reply<LogPage>> logs(Interval slice, int page) {
        if (!(form instanceof KeyForm.Paged)) {
            return absent(Endpoint.KEY_LOGS);
        }
        var query = "?key=" + encoded() + Wire.pageOfRows(page, slice).replaceFirst("^\\?", "&");
        return opened(http.get(URI.create(base + Endpoint.KEY_LOGS.path() + query), Map.of()))
                .flatMap(reply -> ListShape.items(reply.value(), page, Wire.PAGE_SIZE)
                        .<Result<Reply<LogPage>>>map(list -> {
                            var rows = rows(list.items());
                            var read = new LogPage(page, list.pageSize(), list.total(), rows.rows(), rows.rejected());
                            return Result.ok(new Reply<>(read, reply.clockOffsetMillis()));
                        })
                        .orElseGet(() -> malformed("not a page of rows")));
    }

    @Override
    public Result<Reply<Self>> self() {
        return absent(Endpoint.SELF);
    }

    @Override
    public Result<Reply<Long>> stat(Interval slice) {
        return absent(Endpoint.STAT);
    }

    @Override
    public Result<Reply<List<HourlyUsage>>> hourly(Interval hours) {
        return absent(Endpoint.HOURLY);
    }

    @Override
    public Result<Reply<List<KeyInfo>>> keys() {
        return absent(Endpoint.KEYS);
    }

    /// The list as it comes to whoever shows no key: older lines send an empty one, the current one refuses.
    Result<Reply<JsonNode>> anonymous() {
        return opened(http.get(URI.create(base + Endpoint.KEY_LOGS.path()), Map.of(), Lane.CRITICAL));
    }

    private Result<Reply<KeyList>> byHeader() {
        return askWithHeader(Endpoint.KEY_LOGS).flatMap(reply -> list(reply, KeyForm.Newest.ROWS));
    }

    /// The list as the server sends it, an empty one to an unknown key.
    Result<Reply<KeyList>> byQuery() {
        var uri = URI.create(base + Endpoint.KEY_LOGS.path() + "?key=" + encoded());
        return opened(http.get(uri, Map.of())).flatMap(reply -> list(reply, Integer.MAX_VALUE));
    }

    private Result<Reply<KeyList>> whole() {
        var read = byQuery();
        return switch (read) {
            case Result.Ok<Reply<KeyList>>(Reply<KeyList> list)
            when list.value().received() == 0 -> unlessUnknown(list);
            case Result.Err<Reply<KeyList>>(Failure.AuthRejected _) -> byHeaderFromNowOn(read);
            default -> read;
        };
    }

    /// An unknown key gets what a key without rows gets; only where its balance is told do the two differ.
    Result<Reply<KeyList>> unlessUnknown(Reply<KeyList> empty) {
        return switch (balance()) {
            case Result.Err<Reply<KeyBalance>>(Failure failure)
            when !(failure instanceof Failure.NotFound) && !(failure instanceof Failure.Malformed) ->
                Result.err(failure);
            default -> Result.ok(empty);
        };
    }

    /// The server refuses what it used to answer: it may have been upgraded meanwhile.
    private Result<Reply<KeyList>> byHeaderFromNowOn(Result<Reply<KeyList>> refused) {
        if (byHeader() instanceof Result.Ok<Reply<KeyList>>(Reply<KeyList> list)) {
            form = new KeyForm.Newest();
            return Result.ok(list);
        }
        return refused;
    }

    private Result<Reply<KeyList>> list(Reply<JsonNode> reply, int most) {
        var data = reply.value();
        if (!data.isArray() && !data.isNull()) {
            return malformed("not a list of rows");
        }
        var items = new ArrayList<>(data.valueStream().toList());
        if (most == Integer.MAX_VALUE) {
            newestFirst(items);
        }
        var rows = rows(items);
        return Result.ok(new Reply<>(
                new KeyList(rows.rows(), rows.rejected(), items.size() >= most), reply.clockOffsetMillis()));
    }

    /// Where nothing is promised about the order, the database's own is most often oldest first; rows of
    /// one second keep it.
    private static void newestFirst(List<JsonNode> items) {
        if (!items.isEmpty() && second(items.getFirst()) <= second(items.getLast())) {
            Collections.reverse(items);
        }
        items.sort(Comparator.comparingLong(KeyClient::second).reversed());
    }

    private static long second(JsonNode item) {
        return JsonFields.numberOr0(item, "created_at");
    }

    private KeyList rows(List<JsonNode> items) {
        var read = new ArrayList<LogPage.LogRow>();
        var rejected = new ArrayList<LogPage.Rejected>();
        for (var item : items) {
            switch (reader.read(item)) {
                case LogRowReader.Outcome.Read(var row) -> read.add(row);
                case LogRowReader.Outcome.Unreadable(var why) -> rejected.add(why);
            }
        }
        return new KeyList(List.copyOf(read), List.copyOf(rejected), false);
    }

    /// Always two words: one endpoint reads nothing else.
    private Result<Reply<JsonNode>> askWithHeader(Endpoint endpoint) {
        var lane = endpoint == Endpoint.KEY_LOGS || endpoint == Endpoint.KEY_USAGE ? Lane.CRITICAL : Lane.GENERAL;
        var headers = Map.of("Authorization", "Bearer " + key.value());
        var asked = Credential.check(key, "").flatMap(_ -> http.get(URI.create(base + endpoint.path()), headers, lane));
        return endpoint == Endpoint.BILLING_LIMIT || endpoint == Endpoint.BILLING_USAGE
                ? asked.flatMap(reply -> withClock(reply, envelope.openBare(reply)))
                : opened(asked);
    }

    private Result<Reply<JsonNode>> opened(Result<HttpReply> asked) {
        return asked.flatMap(reply -> withClock(reply, envelope.open(reply)));
    }

    /// 403 is about the key's owner here, not about a role.
    private static Result<Reply<JsonNode>> withClock(HttpReply reply, Result<JsonNode> data) {
        return switch (data) {
            case Result.Err<JsonNode>(Failure.Forbidden forbidden) ->
                Result.err(new Failure.AuthRejected(forbidden.message(), ""));
            default -> data.map(value -> new Reply<>(value, reply.clockOffsetMillis()));
        };
    }

    /// A key may hold characters that no address may.
    private String encoded() {
        return URLEncoder.encode(key.value(), StandardCharsets.UTF_8);
    }

    private static <T> Result<T> malformed(String detail) {
        return Result.err(new Failure.Malformed(Endpoint.KEY_LOGS.path(), detail));
    }

    private static <T> Result<T> absent(Endpoint endpoint) {
        return Result.err(new Failure.NotFound(endpoint.path()));
    }

    /// Names where it asks, never with what.
    @Override
    public String toString() {
        return "KeyClient[" + form.name() + " at " + Http.hostOf(base) + "]";
    }
}
