package io.github.tallyglass.desktop;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;
import java.util.Optional;

/// A place that keeps one secret for each account, by the account's id. Calls block, a keyring's perhaps
/// until the user has answered a question: never on the JavaFX thread. Failures: [Failure.SecretMissing]
/// when the place works and has nothing for the account, [Failure.NoKeyring] when there is no such place,
/// [Failure.FileFault].
public interface Secrets {

    Result<Secret> read(Account account);

    /// Replaces what was kept for the account.
    Result<Account> save(Account account, Secret secret);

    /// Goes well, too, when nothing was kept.
    Result<Account> forget(Account account);

    /// Why the place cannot be used; empty when it can.
    Optional<Failure> trouble();
}
