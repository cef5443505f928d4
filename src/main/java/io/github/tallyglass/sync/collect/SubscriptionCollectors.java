package io.github.tallyglass.sync.collect;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.source.quota.TokenLogin;
import io.github.tallyglass.sync.AccountService;
import io.github.tallyglass.sync.Faults;
import io.github.tallyglass.sync.RecordCollectors;
import io.github.tallyglass.sync.Signal;
import io.github.tallyglass.sync.SourceLoop;
import io.github.tallyglass.sync.SyncOutcome;
import io.github.tallyglass.sync.SyncState.AccountSync;
import io.github.tallyglass.sync.SyncState.Phase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads accounts of kind `codex` and `claude`: nothing but the windows of their logins.
public final class SubscriptionCollectors implements RecordCollectors {

    private final SubscriptionParts parts;

    public SubscriptionCollectors(SubscriptionParts parts) {
        this.parts = parts;
    }

    @Override
    public SourceLoop loop(Account account, Consumer<AccountSync> told) {
        return new SubscriptionLoop(parts, account, told);
    }

    /// Asks the logins that are due; one that was read a few minutes ago is not.
    @Override
    public SyncOutcome collect(Account account, Consumer<AccountSync> told, Signal signal) {
        var began = parts.time().now();
        var session = new SubscriptionSession(parts, account);
        var read = read(session, false, signal);
        var failure = read.failure();
        var now = parts.time().now();
        if (!(failure instanceof Failure.Cancelled)) {
            var state = failure == null ? "ok" : Faults.stops(failure) ? "stopped" : "failing";
            if (parts.store().noteSync(account.id(), now, state, failure == null ? "" : Faults.note(failure))
                            instanceof Result.Err<Long>(Failure why)
                    && failure == null) {
                failure = why;
            }
        }
        told.accept(new AccountSync(
                account.id(),
                account.name(),
                failure == null ? Phase.IDLE : Phase.PAUSED,
                0,
                null,
                0,
                null,
                null,
                failure == null ? now : null,
                failure));
        return new SyncOutcome(
                account,
                failure == null,
                0,
                0,
                read.questions(),
                Duration.between(began, now),
                List.of(),
                List.of(),
                failure);
    }

    @Override
    public Result<Account> readLeft(Account account, Signal signal) {
        var failure =
                read(new SubscriptionSession(parts, account), true, signal).failure();
        return failure == null ? Result.ok(account) : Result.err(failure);
    }

    private record Outcome(int questions, @Nullable Failure failure) {}

    private Outcome read(SubscriptionSession session, boolean manual, Signal signal) {
        if (session.look(manual) instanceof Result.Err<List<TokenLogin>>(Failure failure)) {
            return new Outcome(0, failure);
        }
        return signal.interruptibly(() -> {
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                try {
                    session.round().untilAsked(threads);
                } catch (InterruptedException stopped) {
                    threads.shutdownNow();
                    return new Outcome(session.questions(), new Failure.Cancelled());
                }
            }
            session.noteAgain();
            return new Outcome(session.questions(), session.failure());
        });
    }

    @Override
    public Result<AccountService.Tested> test(AccountService.Draft draft, Secret secret) {
        return new SubscriptionTrial(parts).test(draft);
    }
}
