package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.source.gateway.GatewayClient;

/// Makes the client that reads an account. Clients of one host share that host's request budget.
@FunctionalInterface
public interface GatewayClients {

    GatewayClient open(Account account, Secret secret);
}
