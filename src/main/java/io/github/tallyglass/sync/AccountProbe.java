package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;

/// Finds out what a gateway is and whether an account may read it. Asks a few requests, saves nothing.
@FunctionalInterface
public interface AccountProbe {

    /// @param account as typed, its address tidied, its dialect `""` and its id 0 when it is new
    /// @return the account as it would be saved (dialect, kind, unit filled in) and what was found
    Result<AccountService.Tested> probe(Account account, Secret secret);
}
