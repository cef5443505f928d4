package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.source.Http;
import io.github.tallyglass.source.gateway.GatewayClient.Reply;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;

/// Tries an account as the user typed it: finds the base address and the dialect, then proves that the
/// token reads the account and its log. Nothing is sent to an address before it has answered like a
/// gateway.
public final class Probe {

    private final Http http;
    private final Clock clock;

    public Probe(Http http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    /// What an account test needs to know.
    ///
    /// @param url base address without trailing slash
    /// @param pageSize effective size of a log page
    /// @param limits the line's default request limits, in words
    public record Found(
            URI url,
            Dialect dialect,
            GatewayStatus status,
            GatewayClient.Self self,
            int pageSize,
            List<String> limits) {}

    /// What the user wants of an account.
    ///
    /// @param kind what it is; [AccountKind#AUTO] leaves that to the server's answers
    /// @param scope whose rows it reads
    /// @param dialect name of the only dialect that is tried; `""` leaves that to the server's answers
    public record Wanted(AccountKind kind, Scope scope, String dialect) {

        Optional<Dialect> fixed() {
            return Dialect.named(dialect);
        }

        private Result<Wanted> checked() {
            var fixed = fixed();
            if (!dialect.isEmpty() && fixed.isEmpty()) {
                return Result.err(new Failure.BadInput("dialect", "one of " + Dialect.names()));
            }
            return fixed.isPresent()
                            && kind != AccountKind.AUTO
                            && kind != fixed.get().kind()
                    ? Result.err(new Failure.BadInput("dialect", "not one of the kind " + kind.word()))
                    : Result.ok(this);
        }
    }

    /// Finds and tries an account of one's own rows; saves nothing.
    ///
    /// @param typed the address in whatever form
    /// @param kind what the user says it is; [AccountKind#AUTO] leaves it to the server's answers
    /// @param userId `""` where the user gave none
    public Result<Found> probe(String typed, AccountKind kind, Secret token, String userId) {
        return probe(typed, new Wanted(kind, Scope.SELF, ""), token, userId);
    }

    /// The same for what the user wants. With [Scope#ADMIN] the token's role has to be an administrator's
    /// ([Failure.RoleTooLow]) and the line has to be one whose endpoints for everybody are known
    /// ([Failure.ScopeUnknown]).
    public Result<Found> probe(String typed, Wanted wanted, Secret token, String userId) {
        return wanted.checked()
                .flatMap(_ -> reach(
                        typed,
                        token,
                        (base, status) -> account(
                                new Guess(wanted.kind(), base, status.value()), wanted, token, userId, status)));
    }

    /// Finds the address below which a gateway answers, and goes on with what its status says.
    <T> Result<T> reach(String typed, Secret token, BiFunction<URI, Reply<JsonNode>, Result<T>> then) {
        return Address.candidates(typed).flatMap(candidates -> reach(candidates, token, then));
    }

    private <T> Result<T> reach(List<URI> candidates, Secret token, BiFunction<URI, Reply<JsonNode>, Result<T>> then) {
        var open = new ArrayList<>(candidates);
        Failure first = null;
        while (!open.isEmpty()) {
            var base = open.removeFirst();
            var client = new HttpGatewayClient(http, Dialect.ALL.getFirst(), base, token, "");
            switch (status(client)) {
                case Result.Ok<Reply<JsonNode>>(var status) -> {
                    return then.apply(base, status);
                }
                case Result.Err<Reply<JsonNode>>(Failure failure) -> {
                    first = first == null ? failure : first;
                    if (failure instanceof Failure.RedirectedAway(var from, var to)
                            && to.equals("https://" + base.getHost())
                            && from.equals(Http.hostOf(base))
                            && "http".equals(base.getScheme())) {
                        // The same host asks for TLS; no credentials have travelled yet.
                        open.addFirst(URI.create(to + base.getRawPath()));
                    } else if (!mayLieElsewhere(failure)) {
                        return Result.err(failure);
                    }
                }
            }
        }
        return Result.err(first == null ? new Failure.BadInput("url", "empty") : first);
    }

    private static Result<Reply<JsonNode>> status(HttpGatewayClient client) {
        return client.statusData()
                .flatMap(reply -> StatusReader.isStatus(reply.value())
                        ? Result.ok(reply)
                        : Result.err(new Failure.Malformed(Endpoint.STATUS.path(), "no status of a gateway")));
    }

    private Result<Found> account(Guess guess, Wanted wanted, Secret token, String userId, Reply<JsonNode> status) {
        var offset = status.clockOffsetMillis();
        var now = Math.floorDiv(clock.millis() + (offset == null ? 0 : offset), 1000L);
        return new Trial(http, guess, wanted, token, userId, now).run().flatMap(reading -> {
            var dialect = reading.dialect();
            return StatusReader.read(status.value(), dialect)
                    .map(told -> new Found(
                            guess.base(), dialect, told, reading.self(), reading.pageSize(), dialect.limits()));
        });
    }

    /// Something answered, but not a gateway: another path of the same host may be right.
    private static boolean mayLieElsewhere(Failure failure) {
        return switch (failure) {
            case Failure.NotJson _, Failure.NotFound _, Failure.Malformed _, Failure.Refused _, Failure.Forbidden _ ->
                true;
            case Failure.AuthRejected _ -> true;
            default -> false;
        };
    }
}
