package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.source.Http;
import io.github.tallyglass.source.Pace;
import java.time.Clock;

/// Opens clients for accounts and tries new ones. All share one [Http], and so the budgets of their hosts.
public final class Gateways {

    private final Http http;
    private final Clock clock;
    private final Probe probe;
    private final KeyProbe keyProbe;

    public Gateways(Http http, Clock clock) {
        this.http = http;
        this.clock = clock;
        this.probe = new Probe(http, clock);
        this.keyProbe = new KeyProbe(http, probe, clock);
    }

    /// A client for a saved account. One that was saved untested is read as the first dialect of its
    /// kind, one of a version that knew more dialects as the current new-api line.
    public GatewayClient client(Account account, Secret secret) {
        if (account.scope() == Scope.KEY && account.kind() != AccountKind.CUSTOM) {
            return new KeyClient(http, form(account), account.url(), secret);
        }
        if (account.kind() == AccountKind.CUSTOM) {
            return switch (DefinitionReader.read(account.definition())) {
                case Result.Ok<Definition>(Definition read) ->
                    new CustomGatewayClient(http, read, account.url(), secret, account.userId());
                case Result.Err<Definition>(Failure why) -> new UnreadableDefinition(why);
            };
        }
        var dialect = Dialect.named(account.dialect())
                .or(() -> Dialect.ALL.stream()
                        .filter(one -> one.kind() == account.kind())
                        .findFirst())
                .orElse(Dialect.ALL.getFirst());
        http.budgets().suggestPace(Http.hostOf(account.url()), pace(dialect));
        return new HttpGatewayClient(http, dialect, account.url(), secret, account.userId(), account.scope());
    }

    /// Tries an account of a gateway that a definition describes; see [CustomProbe#probe].
    public Result<CustomProbe.Found> probeCustom(String typed, String definition, Secret secret, String userId) {
        return new CustomProbe(http, clock).probe(typed, definition, secret, userId);
    }

    /// At most half of what the line allows by default (gateway contract §2.7), and never more than a
    /// request a second for long.
    static Pace pace(Dialect dialect) {
        return switch (dialect) {
            case NewApiDialect _, OneApiDialect _ -> Pace.POLITE;
            default -> Pace.CAUTIOUS;
        };
    }

    /// Tries an account as the user typed it.
    ///
    /// @param typed the address in whatever form
    /// @param kind narrows the dialects down to those of the kind; [AccountKind#AUTO] lets probing decide
    /// @param userId `""` where the user gave none
    public Result<Probe.Found> probe(String typed, AccountKind kind, Secret secret, String userId) {
        return probe.probe(typed, kind, secret, userId);
    }

    /// Tries an API key as the user typed it.
    ///
    /// @param kind what the user says the gateway is; [AccountKind#AUTO] lets its answers decide
    /// @param form name of the form that the user lays down; `""` lets its answers decide
    public Result<KeyProbe.Found> probeKey(String typed, AccountKind kind, String form, Secret key) {
        return keyProbe.probe(typed, kind, form, key);
    }

    /// One that was saved untested is read by the first form of its kind.
    private static KeyForm form(Account account) {
        return KeyForm.named(account.dialect())
                .or(() -> KeyForm.ALL.stream()
                        .filter(one -> one.kind() == account.kind())
                        .findFirst())
                .orElse(KeyForm.ALL.getFirst());
    }

    /// The same with everything that the user can want.
    public Result<Probe.Found> probe(String typed, Probe.Wanted wanted, Secret secret, String userId) {
        return probe.probe(typed, wanted, secret, userId);
    }

    /// Whether a failure may come from a server that has changed since it was probed, and is worth
    /// probing it again: a list of another shape, times in another unit, an id header that nobody had
    /// asked for, an endpoint that has gone (gateway contract §6.2).
    public static boolean suggestsAnotherDialect(Failure failure) {
        return switch (failure) {
            case Failure.Malformed _, Failure.BoundsIgnored _, Failure.NotFound _ -> true;
            case Failure.AuthRejected rejected ->
                Dialect.ALL.stream().anyMatch(dialect -> Refusal.names(rejected.message(), dialect));
            default -> false;
        };
    }
}
