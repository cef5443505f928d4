package io.github.tallyglass.app;

import io.github.tallyglass.desktop.SecretStore;
import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.sync.AccountService.SecretPlace;
import io.github.tallyglass.sync.Credentials;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The service's credentials, kept in the desktop's places for secrets.
record StoredCredentials(SecretStore secrets) implements Credentials {

    private static final Logger LOG = LoggerFactory.getLogger(StoredCredentials.class);

    @Override
    public Result<Secret> read(Account account) {
        return secrets.read(account);
    }

    @Override
    public Result<Account> save(Account account, Secret secret, SecretPlace place) {
        return secrets.save(
                account,
                secret,
                switch (place) {
                    case KEYRING -> SecretStore.Place.KEYRING;
                    case FILE -> SecretStore.Place.FILE;
                });
    }

    @Override
    public SecretPlace placeOf(Account account) {
        return secrets.isInFile(account) ? SecretPlace.FILE : SecretPlace.KEYRING;
    }

    @Override
    public void forget(Account account) {
        if (secrets.forget(account) instanceof Result.Err<Account>(var failure)) {
            // The account goes all the same; its secret stays where the user can find and delete it.
            LOG.warn("The secret of account {} could not be deleted: {}", account.name(), failure.code());
        }
    }
}
