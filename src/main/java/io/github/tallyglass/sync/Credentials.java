package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;

/// Where the service gets an account's secret from; implemented by the desktop's keyring or a 0600 file.
public interface Credentials {

    Result<Secret> read(Account account);

    Result<Account> save(Account account, Secret secret, AccountService.SecretPlace place);

    /// Where the account's secret is; the keyring where there is none yet.
    default AccountService.SecretPlace placeOf(Account account) {
        return AccountService.SecretPlace.KEYRING;
    }

    void forget(Account account);
}
