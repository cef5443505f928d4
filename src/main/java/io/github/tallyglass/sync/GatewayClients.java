package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.source.gateway.GatewayClient;

/// Makes the client that reads an account. Clients of one host share that host's request budget.
@FunctionalInterface
public interface GatewayClients {

    GatewayClient open(Account account, Secret secret);

    /// Has the account's server probed again, within what the user laid down; saves nothing. Clients that
    /// are made for one dialect only find nothing new.
    ///
    /// @return the account with the dialect that its server speaks now
    default Result<Account> probeAgain(Account account, Secret secret) {
        return Result.ok(account);
    }
}
