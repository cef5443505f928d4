package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.source.gateway.Dialect;

/// Whether an account can be read by its gateway's hourly sums alone.
final class HourlySums {

    private HourlySums() {}

    /// Refuses an account that is to be read by sums that are not there: not every line has them, and
    /// none gives them for a key (gateway contract §5.5).
    static Result<Account> checked(Account account) {
        var there = account.scope() != Scope.KEY
                && Dialect.named(account.dialect()).map(Dialect::hourlyData).orElse(true);
        return account.mode() == Account.Mode.ROWS || there
                ? Result.ok(account)
                : Result.err(new Failure.NoHourlySums(account.host()));
    }
}
