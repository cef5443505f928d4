package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;

/// Finds out what a gateway is and whether an account may read it. Asks a few requests, saves nothing.
@FunctionalInterface
public interface AccountProbe {

    /// @param draft as typed, stray path and all
    /// @return the account as it would be saved (id 0; base address, dialect, unit as the server says)
    ///     and what else was found
    Result<AccountService.Tested> probe(AccountService.Draft draft, Secret secret);

    /// Whether the account's log still has that many rows in the slice; one request. Where nothing can
    /// tell, it has.
    default Result<Boolean> lists(Account account, Secret secret, Interval slice, long rows) {
        return Result.ok(true);
    }
}
