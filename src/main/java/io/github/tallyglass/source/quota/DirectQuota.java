package io.github.tallyglass.source.quota;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.Http;
import io.github.tallyglass.source.HttpAsk;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Optional;

/// Asks providers for the quota of logins with the tokens of their files. The token goes into headers and
/// nowhere else. Thread-safe.
public final class DirectQuota {

    private final Http http;
    private final Clock clock;
    private final QuotaGate gate;

    /// @param gate shared by all that ask in this process
    public DirectQuota(Http http, Clock clock, QuotaGate gate) {
        this.http = http;
        this.clock = clock;
        this.gate = gate;
    }

    /// Asks, unless the login cannot be asked or its provider has just refused it.
    ///
    /// @param plan also for the plan, where that is a request of its own
    /// @param manual a person wants it now: what the program would still wait out is not waited for
    public Result<QuotaAnswer> ask(QuotaSource source, TokenLogin login, boolean plan, boolean manual) {
        var problem = login.problem(clock.instant());
        if (problem != null) {
            return Result.err(problem);
        }
        var key = QuotaGate.keyOf(login.token().value());
        var closed = gate.closedFor(key, clock.instant(), manual);
        if (closed != null) {
            return Result.err(closed);
        }
        var answer = source.read(
                login.asked().withPlan(plan),
                question -> send(question, login.token().value()));
        gate.note(key, answer, clock.instant());
        return answer;
    }

    private Result<QuotaReply> send(QuotaQuestion question, String token) {
        if (token.chars().anyMatch(character -> character <= ' ' || character > '~')) {
            // Nothing that could break out of a header's line is sent, or told.
            return Result.err(new Failure.BadInput("token", "not-a-token"));
        }
        var headers = new HashMap<>(question.headers());
        headers.replaceAll((_, value) -> value.replace(QuotaQuestion.TOKEN, token));
        return http.send(new HttpAsk(question.method(), question.uri(), headers, question.body()))
                .map(reply -> QuotaReply.of(reply, clock.instant()));
    }

    /// The provider as an account reads it: at the account's address where that is its own, and else at
    /// its usual one, but only where the account's address is the usual one, too. Tokens of one provider
    /// do not travel to an address that was given for another.
    ///
    /// @param kind provider of the account
    /// @param provider of the login
    public static Optional<QuotaSource> source(String kind, URI address, String provider) {
        if (provider.equals(kind)) {
            return QuotaSource.of(provider, address);
        }
        var usual = QuotaSource.of(kind)
                .filter(known ->
                        QuotaSource.of(kind, address).filter(known::equals).isPresent());
        return usual.flatMap(_ -> QuotaSource.of(provider));
    }
}
