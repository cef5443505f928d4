package io.github.tallyglass.ui.account;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;

/// Has a CLIProxyAPI keep usage records, once the user has agreed. Waits for the server.
@FunctionalInterface
public interface StatisticsSwitch {

    /// Switches nothing.
    StatisticsSwitch NONE =
            account -> Result.err(new Failure.BadInput(account.kind().word(), "kind"));

    /// @return whether it keeps them now
    Result<Boolean> enable(Account account);
}
