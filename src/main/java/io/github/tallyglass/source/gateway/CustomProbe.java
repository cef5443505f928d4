package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.source.Http;
import io.github.tallyglass.source.gateway.GatewayClient.Reply;
import io.github.tallyglass.source.gateway.GatewayClient.Self;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Tries an account of a defined gateway: its status and its self where it has them, then one page of
/// rows, which shows what the definition has found.
public final class CustomProbe {

    private static final long WINDOW_SECONDS = 30 * 86_400L;
    private static final long UNSETTLED_SECONDS = 10;

    private final Http http;
    private final Clock clock;

    CustomProbe(Http http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    /// What an account test needs to know.
    ///
    /// @param url base address without trailing slash
    /// @param definition as it is kept: checked, in the fixed order
    /// @param self null where the gateway has none
    /// @param balance quota units; null where the gateway tells none
    /// @param rows how many the first page of the last 30 days has
    /// @param newest epoch seconds of the first row; null without rows
    /// @param absent fields that none of these rows has; empty without rows
    public record Found(
            URI url,
            CustomDialect dialect,
            String definition,
            GatewayStatus status,
            @Nullable Self self,
            @Nullable Long balance,
            int pageSize,
            int rows,
            @Nullable Long newest,
            List<Absent> absent) {}

    /// A field that no row has.
    ///
    /// @param at JSON pointer of its setting
    /// @param path where the definition looks for it
    public record Absent(String at, String path) {}

    /// Saves nothing. The token goes only to the host that was typed, and where the definition has a
    /// status, not before that has answered.
    ///
    /// @param typed the address in whatever form; the paths of the definition are put behind it
    /// @param definition JSON text
    /// @param userId `""` where the user gave none
    public Result<Found> probe(String typed, String definition, Secret token, String userId) {
        return DefinitionReader.read(definition)
                .flatMap(read -> Address.candidates(typed).flatMap(bases -> probe(bases, read, token, userId)));
    }

    private Result<Found> probe(List<URI> bases, Definition definition, Secret token, String userId) {
        var open = new ArrayList<>(bases);
        Failure first = null;
        while (!open.isEmpty()) {
            var base = open.removeFirst();
            switch (account(base, definition, token, userId)) {
                case Result.Ok<Found> found -> {
                    return found;
                }
                case Result.Err<Found>(Failure failure) -> {
                    first = first == null ? failure : first;
                    if (failure instanceof Failure.RedirectedAway(var from, var to)
                            && to.equals("https://" + base.getHost())
                            && from.equals(Http.hostOf(base))
                            && "http".equals(base.getScheme())) {
                        open.addFirst(URI.create(to + base.getRawPath()));
                    } else if (!(failure instanceof Failure.NotFound || failure instanceof Failure.NotJson)) {
                        return Result.err(first);
                    }
                }
            }
        }
        return Result.err(first == null ? new Failure.BadInput("url", "empty") : first);
    }

    private Result<Found> account(URI base, Definition definition, Secret token, String userId) {
        var client = new CustomGatewayClient(http, definition, base, token, userId);
        return client.status()
                .flatMap(status -> self(client, definition).flatMap(self -> {
                    var offset = status.clockOffsetMillis() == null ? 0 : status.clockOffsetMillis();
                    var now = Math.floorDiv(clock.millis() + offset, 1000L);
                    var window = new Interval(now - WINDOW_SECONDS, now - UNSETTLED_SECONDS);
                    return client.logData(window, 1)
                            .flatMap(reply ->
                                    found(client, definition, base, status.value(), self.orElse(null), reply, window));
                }));
    }

    private static Result<Optional<Self>> self(CustomGatewayClient client, Definition definition) {
        return definition.has("/self")
                ? client.account().map(reply -> Optional.of(reply.value()))
                : Result.ok(Optional.empty());
    }

    private static Result<Found> found(
            CustomGatewayClient client,
            Definition definition,
            URI base,
            GatewayStatus status,
            @Nullable Self self,
            Reply<JsonNode> reply,
            Interval window) {
        return client.logPage(reply.value(), 1).flatMap(page -> {
            if (page.rows().isEmpty() && !page.rejected().isEmpty()) {
                return Result.err(new Failure.Malformed(
                        definition.text("/logs/path"),
                        page.rejected().getFirst().why() + "; " + placeOf(definition, "/row/time")));
            }
            if (!page.rows().stream()
                    .allMatch(row -> window.contains(row.event().createdAt()))) {
                return Result.err(new Failure.BoundsIgnored(Http.hostOf(base)));
            }
            var raw = rows(definition, reply.value());
            return Result.ok(new Found(
                    base,
                    client.dialect(),
                    DefinitionWriter.write(definition),
                    status,
                    self,
                    self == null || !definition.has("/self/balance") ? null : (Long) self.remaining(),
                    page.pageSize(),
                    page.received(),
                    page.rows().isEmpty()
                            ? null
                            : (Long) page.rows().getFirst().event().createdAt(),
                    raw.isEmpty() ? List.of() : new DefinedSample(definition).absentFrom(raw)));
        });
    }

    private static List<JsonNode> rows(Definition definition, JsonNode reply) {
        var place = definition.field("/logs/rows");
        return place == null ? List.of() : place.in(reply).valueStream().toList();
    }

    private static String placeOf(Definition definition, String at) {
        var field = definition.field(at);
        return at + " looks at " + (field == null ? "nothing" : field.path().text());
    }
}
