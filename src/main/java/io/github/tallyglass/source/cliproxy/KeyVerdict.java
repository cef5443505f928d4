package io.github.tallyglass.source.cliproxy;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a server said of the management key, shared by everything that shows it the key. Five wrong keys
/// from one address close the server to it for half an hour, to the user's other tools as well, so one
/// refusal is the last until the user acts (the contract of CLIProxyAPI and quotas §1.4). Until the key
/// has been accepted once, only one attempt runs at a time: two at once would be two failures. While the
/// server refuses the address, nothing is asked either.
///
/// Thread-safe.
public final class KeyVerdict {

    private final Clock clock;
    private final ReentrantLock unproven = new ReentrantLock();
    private volatile int generation;
    private volatile boolean accepted;
    private volatile @Nullable Failure refused;
    private volatile @Nullable Ban ban;

    private record Ban(String host, Instant until) {}

    public KeyVerdict(Clock clock) {
        this.clock = clock;
    }

    /// Shows the key to the server, unless it was refused.
    ///
    /// @param attempt shows the key; what it comes to is remembered
    /// @return the refusal where there was one, without asking again
    public <T> Result<T> attempt(Supplier<Result<T>> attempt) {
        return attempt(attempt, _ -> true);
    }

    /// The same where success need not mean that the key was looked at.
    public <T> Result<T> attempt(Supplier<Result<T>> attempt, Predicate<T> proven) {
        var known = standing();
        if (known != null) {
            return Result.err(known);
        }
        if (accepted) {
            return made(attempt, proven);
        }
        unproven.lock();
        try {
            known = standing();
            return known == null ? made(attempt, proven) : Result.err(known);
        } finally {
            unproven.unlock();
        }
    }

    /// Until when the server refuses this address; null when it does not.
    public @Nullable Instant bannedUntil() {
        var present = ban;
        return present == null || !clock.instant().isBefore(present.until()) ? null : present.until();
    }

    /// The user has acted: the key may be shown once more.
    public synchronized void forget() {
        generation++;
        accepted = false;
        refused = null;
        ban = null;
    }

    private @Nullable Failure standing() {
        var present = ban;
        var now = clock.instant();
        if (present != null && now.isBefore(present.until())) {
            return new Failure.AddressBanned(present.host(), Duration.between(now, present.until()));
        }
        return refused;
    }

    private <T> Result<T> made(Supplier<Result<T>> attempt, Predicate<T> proven) {
        var begunIn = generation;
        var outcome = attempt.get();
        note(outcome, proven, begunIn);
        return outcome;
    }

    /// What was found before the user acted is not held against what the user gave.
    private synchronized <T> void note(Result<T> outcome, Predicate<T> proven, int begunIn) {
        if (begunIn != generation) {
            return;
        }
        switch (outcome) {
            case Result.Ok<T>(T value) -> accepted |= proven.test(value);
            case Result.Err<T>(Failure.WrongManagementKey refusal) -> {
                accepted = false;
                refused = refusal;
            }
            case Result.Err<T>(Failure.AddressBanned(String host, Duration left)) ->
                ban = new Ban(host, clock.instant().plus(left));
            case Result.Err<T> _ -> {}
        }
    }
}
