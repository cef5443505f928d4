package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;

/// Keeps no secret of accounts that have none here: subscriptions are read with the token files of other
/// programs, which nothing of this one writes.
///
/// @param kept those of all other accounts
record SecretsWhereNeeded(Credentials kept) implements Credentials {

    @Override
    public Result<Secret> read(Account account) {
        return account.kind().isSubscription() ? Result.ok(Subscriptions.NO_SECRET) : kept.read(account);
    }

    @Override
    public Result<Account> save(Account account, Secret secret, AccountService.SecretPlace place) {
        return account.kind().isSubscription() ? Result.ok(account) : kept.save(account, secret, place);
    }

    @Override
    public AccountService.SecretPlace placeOf(Account account) {
        return kept.placeOf(account);
    }

    /// Also of an account whose kind was changed after its secret was kept.
    @Override
    public void forget(Account account) {
        kept.forget(account);
    }
}
