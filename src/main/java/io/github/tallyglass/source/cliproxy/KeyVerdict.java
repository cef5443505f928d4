package io.github.tallyglass.source.cliproxy;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a server said of the management key, shared by everything that shows it the key. Five wrong keys
/// from one address close the server to it for half an hour, to the user's other tools as well, so one
/// refusal is the last until the user acts (the contract of CLIProxyAPI and quotas §1.4). Until the key
/// has been accepted once, only one attempt runs at a time: two at once would be two failures.
///
/// Thread-safe.
public final class KeyVerdict {

    private final ReentrantLock unproven = new ReentrantLock();
    private volatile boolean accepted;
    private volatile @Nullable Failure refused;

    /// Shows the key to the server, unless it was refused.
    ///
    /// @param attempt shows the key; what it comes to is remembered
    /// @return the refusal where there was one, without asking again
    public <T> Result<T> attempt(Supplier<Result<T>> attempt) {
        var known = refused;
        if (known != null) {
            return Result.err(known);
        }
        if (accepted) {
            return noted(attempt.get());
        }
        unproven.lock();
        try {
            known = refused;
            return known == null ? noted(attempt.get()) : Result.err(known);
        } finally {
            unproven.unlock();
        }
    }

    /// Why the key is not shown any more; null while it may be.
    public @Nullable Failure refusal() {
        return refused;
    }

    private <T> Result<T> noted(Result<T> outcome) {
        switch (outcome) {
            case Result.Ok<T> _ -> accepted = true;
            case Result.Err<T>(Failure failure) -> {
                if (failure instanceof Failure.WrongManagementKey) {
                    refused = failure;
                }
            }
        }
        return outcome;
    }
}
