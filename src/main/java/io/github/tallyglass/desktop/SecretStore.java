package io.github.tallyglass.desktop;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;
import java.util.Optional;

/// The two places together. An account's secret is in one of them: where it was saved last.
public final class SecretStore {

    /// Where a secret goes; the file only after the user agreed.
    public enum Place {
        KEYRING,
        FILE
    }

    private final Secrets keyring;
    private final Secrets file;

    public SecretStore(Secrets keyring, Secrets file) {
        this.keyring = keyring;
        this.file = file;
    }

    /// Looks into the file first, because that never asks and never hangs; what is in the keyring is not
    /// in the file.
    public Result<Secret> read(Account account) {
        var filed = file.read(account);
        if (filed instanceof Result.Ok<Secret>) {
            return filed;
        }
        var kept = keyring.read(account);
        var fileBroken =
                filed instanceof Result.Err<Secret>(Failure failure) && !(failure instanceof Failure.SecretMissing);
        return kept instanceof Result.Err<Secret> && fileBroken ? filed : kept;
    }

    /// Whether the account's secret is in the file.
    public boolean isInFile(Account account) {
        return file.read(account) instanceof Result.Ok<Secret>;
    }

    /// Saves to the chosen place. Saving to the keyring takes an older copy out of the file; fails as a
    /// whole when that cannot be done.
    public Result<Account> save(Account account, Secret secret, Place place) {
        return switch (place) {
            case KEYRING -> keyring.save(account, secret).flatMap(file::forget);
            case FILE -> file.save(account, secret);
        };
    }

    /// Takes the account's secret out of both places; what cannot be reached is told.
    public Result<Account> forget(Account account) {
        var fromFile = file.read(account) instanceof Result.Ok<Secret>;
        var forgotten = file.forget(account);
        var fromKeyring = keyring.forget(account);
        return forgotten instanceof Result.Err<Account> || fromFile ? forgotten : fromKeyring;
    }

    /// Why the keyring cannot be used; empty when it can.
    public Optional<Failure> keyringTrouble() {
        return keyring.trouble();
    }
}
