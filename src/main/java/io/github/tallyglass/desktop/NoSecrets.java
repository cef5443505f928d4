package io.github.tallyglass.desktop;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;
import java.util.Optional;

/// The keyring of a system that has none, and of the demo, which must not ask for one.
///
/// @param why in a few words, for the message
public record NoSecrets(String why) implements Secrets {

    @Override
    public Result<Secret> read(Account account) {
        return Result.err(new Failure.SecretMissing(account.name(), why));
    }

    @Override
    public Result<Account> save(Account account, Secret secret) {
        return Result.err(new Failure.NoKeyring(why));
    }

    @Override
    public Result<Account> forget(Account account) {
        return Result.ok(account);
    }

    @Override
    public Optional<Failure> trouble() {
        return Optional.of(new Failure.NoKeyring(why));
    }
}
