package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.source.Http;
import io.github.tallyglass.source.gateway.GatewayClient.Reply;
import io.github.tallyglass.source.gateway.GatewayClient.Self;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Tries dialects on one server until one of them reads the account and its log, each chosen by the
/// answer to the one before: a refusal names the header it wants, a list shows its shape (gateway
/// contract §§1.2,
/// 6.2).
final class Trial {

    /// A window in which even a busy account has few pages.
    private static final long WINDOW_SECONDS = 3600;

    /// Where the first pages are compared some rows must be.
    private static final long LONG_WINDOW_SECONDS = 30 * 86_400L;

    /// Where times in milliseconds are looked for; to a server that counts seconds it lies in a far future.
    private static final long MILLIS_WINDOW_SECONDS = 400 * 86_400L;

    private static final long SETTLED_SECONDS = 60;
    private static final long UNSETTLED_SECONDS = 10;

    private final Http http;
    private final Guess guess;
    private final Probe.Wanted wanted;
    private final Secret token;
    private final String userId;
    private final long now;
    private final Set<String> tried = new HashSet<>();

    /// @param now of the server, epoch seconds
    Trial(Http http, Guess guess, Probe.Wanted wanted, Secret token, String userId, long now) {
        this.http = http;
        this.guess = guess;
        this.wanted = wanted;
        this.token = token;
        this.userId = userId;
        this.now = now;
    }

    /// What reads the account.
    record Reading(Dialect dialect, Self self, int pageSize) {}

    Result<Reading> run() {
        return wanted.fixed().map(this::account).orElseGet(() -> codes().flatMap(codes -> account(guess.first(codes))));
    }

    /// Asks for the account without credentials, which every server refuses; only the current line does
    /// so with a code. A server that answers in another way shows by its lists what it is.
    private Result<Boolean> codes() {
        if (!guess.open()) {
            return Result.ok(false);
        }
        var client = client(Dialect.ALL.getFirst());
        return switch (client.anonymous()) {
            case Result.Err<JsonNode>(Failure.AuthRejected rejected) ->
                Result.ok(!rejected.serverCode().isEmpty());
            case Result.Err<JsonNode>(Failure failure)
            when !(failure instanceof Failure.Refused) && !(failure instanceof Failure.Forbidden) ->
                Result.err(failure);
            default -> Result.ok(true);
        };
    }

    private Result<Reading> account(Dialect dialect) {
        tried.add(dialect.name());
        return switch (client(dialect).self()) {
            case Result.Ok<Reply<Self>>(Reply<Self> self) ->
                wanted.scope() == Scope.ADMIN && self.value().isOrdinary()
                        ? Result.err(new Failure.RoleTooLow(self.value().role()))
                        : log(dialect, self.value());
            case Result.Err<Reply<Self>>(Failure failure) -> {
                var next = wanted.fixed().isEmpty() && failure instanceof Failure.AuthRejected rejected
                        ? untried(guess.demanding(rejected.message()).or(dialect::otherCredentials))
                        : null;
                yield next == null ? Result.err(failure) : account(next);
            }
        };
    }

    private Result<Reading> log(Dialect dialect, Self self) {
        if (wanted.scope() == Scope.ADMIN && !dialect.readsAll()) {
            return Result.err(new Failure.ScopeUnknown(dialect.name(), wanted.scope()));
        }
        return client(dialect).logData(hour(), 1).flatMap(reply -> {
            var list = dialect.logs(reply.value(), 1);
            if (list.isPresent()) {
                var found = wanted.fixed().isPresent()
                        ? Result.ok(dialect)
                        : counted(
                                hasMillis(list.get()) || findsMillis(dialect, list.get())
                                        ? new MillisDialect(dialect)
                                        : dialect);
                return found.map(one -> new Reading(one, self, list.get().pageSize()));
            }
            var next = wanted.fixed().isPresent() ? null : untried(guess.listing(reply.value()));
            return next == null
                    ? Result.err(new Failure.Malformed(
                            Endpoint.logs(wanted.scope()).path(), "not a list of the " + dialect.name() + " line"))
                    : log(tried(next), self);
        });
    }

    private static boolean hasMillis(Dialect.ListPage page) {
        return page.items().stream().anyMatch(row -> JsonFields.numberOr0(row, "created_at") >= MillisDialect.FIRST);
    }

    /// Asked only where the page is empty: rows are there already otherwise, and tell. A server that does
    /// not answer this is none of milliseconds.
    private boolean findsMillis(Dialect dialect, Dialect.ListPage page) {
        if (!page.items().isEmpty()) {
            return false;
        }
        var window = new Interval(now - MILLIS_WINDOW_SECONDS, now - UNSETTLED_SECONDS);
        return client(new MillisDialect(dialect)).logData(window, 1)
                        instanceof Result.Ok<Reply<JsonNode>>(Reply<JsonNode> reply)
                && dialect.logs(reply.value(), 1).filter(Trial::hasMillis).isPresent();
    }

    /// Pages 0 and 1 are the same where the first page has number 1, and different where it has number 0.
    private Result<Dialect> counted(Dialect fromZero) {
        var fromOne = fromZero.countingFromOne();
        if (fromOne.isEmpty()) {
            return Result.ok(fromZero);
        }
        var client = client(fromZero);
        // No row may come in between: the two pages have to be the same to the byte.
        var window = new Interval(now - LONG_WINDOW_SECONDS, now - SETTLED_SECONDS);
        return client.logData(window, 1)
                .flatMap(zero -> zero.value().isEmpty()
                        ? Result.ok(fromZero)
                        : client.logData(window, 2)
                                .map(one -> one.value().equals(zero.value()) ? fromOne.get() : fromZero));
    }

    private Dialect tried(Dialect dialect) {
        tried.add(dialect.name());
        return dialect;
    }

    private @Nullable Dialect untried(Optional<Dialect> next) {
        return next.filter(dialect -> !tried.contains(dialect.name())).orElse(null);
    }

    private Interval hour() {
        // The last seconds may still change (gateway contract §6.2, step 2).
        return new Interval(now - WINDOW_SECONDS, now - UNSETTLED_SECONDS);
    }

    private HttpGatewayClient client(Dialect dialect) {
        return new HttpGatewayClient(http, dialect, guess.base(), token, userId, wanted.scope());
    }
}
