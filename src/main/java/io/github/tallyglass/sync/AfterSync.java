package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Secret;
import org.jspecify.annotations.Nullable;

/// What the background service does for an account once all its rows are read, after each poll and before
/// the wait for the next one: a few requests at most. Runs on the account's thread.
@FunctionalInterface
public interface AfterSync {

    AfterSync NOTHING = (account, secret, signal) -> null;

    /// @return why the account cannot be asked any more; null when all went well, and for what passes by
    ///     itself
    @Nullable
    Failure run(Account account, Secret secret, Signal signal);
}
