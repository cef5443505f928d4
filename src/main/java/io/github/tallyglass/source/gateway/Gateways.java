package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.source.Http;
import java.time.Clock;

/// Opens clients for accounts and tries new ones. All share one [Http], and so the budgets of their hosts.
public final class Gateways {

    private final Http http;
    private final Probe probe;

    public Gateways(Http http, Clock clock) {
        this.http = http;
        this.probe = new Probe(http, clock);
    }

    /// A client for a saved account. One that was saved untested, or by a version that knew more dialects,
    /// is read as the current new-api line.
    public GatewayClient client(Account account, Secret secret) {
        var dialect = Dialect.named(account.dialect()).orElse(Dialect.ALL.getFirst());
        return new HttpGatewayClient(http, dialect, account.url(), secret, account.userId());
    }

    /// Tries an account as the user typed it.
    ///
    /// @param typed the address in whatever form
    /// @param userId `""` where the user gave none
    public Result<Probe.Found> probe(String typed, Secret secret, String userId) {
        return probe.probe(typed, secret, userId);
    }
}
