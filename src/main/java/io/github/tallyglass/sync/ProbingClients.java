package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.source.gateway.GatewayClient;
import io.github.tallyglass.source.gateway.Gateways;
import io.github.tallyglass.sync.AccountService.Draft;

/// Clients of real gateways, whose servers may be updated at any time.
public final class ProbingClients implements GatewayClients {

    private final Gateways gateways;
    private final AccountProbe probe;

    /// @param probe what new accounts are tried with
    public ProbingClients(Gateways gateways, AccountProbe probe) {
        this.gateways = gateways;
        this.probe = probe;
    }

    @Override
    public GatewayClient open(Account account, Secret secret) {
        return gateways.client(account, secret);
    }

    @Override
    public Result<Account> probeAgain(Account account, Secret secret) {
        return probe.probe(Draft.of(account), secret)
                .map(tested -> account.withDialect(tested.account().dialect())
                        .withKind(tested.account().kind()));
    }
}
