package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.IntervalSet;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.store.StoreException;
import io.github.tallyglass.store.UsageStore;
import io.github.tallyglass.sync.Run.Step;
import io.github.tallyglass.sync.SyncOutcome.Missing;
import io.github.tallyglass.sync.SyncState.AccountSync;
import io.github.tallyglass.sync.SyncState.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads accounts once, back to a wanted depth, and comes back when that is done or cannot be.
public final class SyncOnce {

    private final UsageStore store;
    private final GatewayClients clients;
    private final Credentials credentials;
    private final SyncTime time;
    private final RecordCollectors collectors;

    public SyncOnce(UsageStore store, GatewayClients clients, Credentials credentials, SyncTime time) {
        this(store, clients, credentials, time, RecordCollectors.NONE);
    }

    /// @param collectors reads what is no gateway
    public SyncOnce(
            UsageStore store,
            GatewayClients clients,
            Credentials credentials,
            SyncTime time,
            RecordCollectors collectors) {
        this.store = store;
        this.clients = clients;
        this.credentials = credentials;
        this.time = time;
        this.collectors = collectors;
    }

    /// All accounts at a time, as many as there are; blocks until the last is done.
    ///
    /// @param told runs with each change, on the account's thread
    /// @param signal its stop ends the run after the transaction that runs; the outcome then names what
    ///     is missing
    /// @return one outcome for each account, in the same order
    public List<SyncOutcome> run(List<Account> accounts, SyncDepth depth, Consumer<AccountSync> told, Signal signal) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // A signal knows the one thread that asks, so each account has its own, stopped with the first.
            var running = accounts.stream()
                    .map(account ->
                            threads.submit((Callable<SyncOutcome>) () -> run(account, depth, told, signal.child())))
                    .toList();
            return running.stream().map(SyncOnce::outcome).toList();
        }
    }

    /// One account, on the calling thread.
    public SyncOutcome run(Account account, SyncDepth depth, Consumer<AccountSync> told, Signal signal) {
        if (!account.kind().isGateway()) {
            return collectors.collect(account, told, signal);
        }
        var began = time.now();
        return switch (credentials.read(account)) {
            case Result.Err<Secret>(Failure failure) -> {
                store.noteSync(account.id(), began, "stopped", Faults.note(failure));
                yield new SyncOutcome(account, false, 0, 0, 0, Duration.ZERO, List.of(), List.of(), failure);
            }
            case Result.Ok<Secret>(Secret secret) -> {
                var progress = new Progress(account, time, told);
                var run = Run.of(account, secret, clients, store, depth, time, signal, progress);
                yield outcome(run, began, toTheEnd(run, progress, account));
            }
        };
    }

    /// Asks for what is left and reads no rows, all accounts at a time; blocks until the last has answered.
    ///
    /// @param signal its stop ends the questions
    /// @return the failure of each account that did not answer, by its id
    public Map<Long, Failure> readLeft(List<Account> accounts, Signal signal) {
        var failures = new ConcurrentHashMap<Long, Failure>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            accounts.forEach(account -> threads.submit(() -> {
                if (readLeft(account, signal.child()) instanceof Result.Err<Account>(Failure failure)) {
                    failures.put(account.id(), failure);
                }
            }));
        }
        return failures;
    }

    private Result<Account> readLeft(Account account, Signal signal) {
        if (!account.kind().isGateway()) {
            return collectors.readLeft(account, signal);
        }
        return credentials.read(account).flatMap(secret -> {
            var progress = new Progress(account, time, _ -> {});
            return Run.of(account, secret, clients, store, SyncDepth.DEFAULT, time, signal, progress)
                    .readLeft();
        });
    }

    private @Nullable Failure toTheEnd(Run run, Progress progress, Account account) {
        var failure = read(run);
        var state = failure == null ? "ok" : Faults.stops(failure) ? "stopped" : "failing";
        // Who stops a run learns nothing about the account.
        if (!(failure instanceof Failure.Cancelled)) {
            var noted = store.noteSync(account.id(), time.now(), state, failure == null ? "" : Faults.note(failure));
            if (failure == null && noted instanceof Result.Err<Long>(Failure why)) {
                failure = why;
            }
        }
        if (failure == null) {
            progress.synced(time.now());
            progress.phase(Phase.IDLE);
        } else {
            progress.failed(failure);
            progress.phase(Faults.stops(failure) ? Phase.STOPPED : Phase.PAUSED);
        }
        return failure;
    }

    private static @Nullable Failure read(Run run) {
        // Numbers that a busy server does not give now are no reason to leave the rows.
        if (run.firstNumbers() instanceof Result.Err<Account>(Failure failure) && Faults.endsRun(failure)) {
            return failure;
        }
        while (true) {
            switch (run.step()) {
                case Result.Err<Step>(Failure failure) -> {
                    return failure;
                }
                case Result.Ok<Step>(Step step) -> {
                    if (step == Step.NOTHING_LEFT) {
                        return null;
                    }
                }
            }
        }
    }

    private SyncOutcome outcome(Run run, Instant began, @Nullable Failure failure) {
        var goal = run.goal();
        var coverage = coverage(run);
        var missing = new ArrayList<>(run.missing());
        if (failure != null) {
            coverage.gapsWithin(goal).intervals().forEach(gap -> missing.add(new Missing(gap, failure)));
        }
        return new SyncOutcome(
                run.account(),
                failure == null,
                run.rowsNew(),
                run.rowsSeen(),
                run.requests(),
                Duration.between(began, time.now()),
                coverage.within(goal).intervals(),
                List.copyOf(missing),
                failure);
    }

    /// A cache that cannot be read any more has nothing to show; the run has ended with that failure
    /// already.
    private static IntervalSet coverage(Run run) {
        try {
            return run.coverage();
        } catch (StoreException broken) {
            return IntervalSet.EMPTY;
        }
    }

    private static SyncOutcome outcome(Future<SyncOutcome> running) {
        try {
            return running.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while accounts were read", stopped);
        } catch (ExecutionException broken) {
            throw new IllegalStateException("a run broke off", broken.getCause());
        }
    }
}
