package io.github.tallyglass.sync.collect;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.cliproxy.AuthFile;
import io.github.tallyglass.sync.Signal;
import io.github.tallyglass.sync.SyncOutcome;
import io.github.tallyglass.sync.SyncOutcome.Missing;
import io.github.tallyglass.sync.SyncState.AccountSync;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// Reads one account at a CLIProxyAPI once: what its queue holds now, and the windows that are due.
final class ProxyPass {

    private final CollectParts parts;
    private final Account account;
    private final ProxySession session;

    ProxyPass(CollectParts parts, Account account) {
        this.parts = parts;
        this.account = account;
        session = new ProxySession(parts, account);
    }

    SyncOutcome collect(Consumer<AccountSync> told, Signal signal) {
        var before = parts.queue().store().coverage(account.id()).last();
        var questions = signal.child();
        var looked = questions.interruptibly(session::look);
        var outcome = new QueueDrain(parts.queue(), session.queue(() -> {}), session.watching(told)).run(signal);
        if (looked instanceof Result.Ok<List<AuthFile>> && !signal.stopped()) {
            askAll(questions);
        }
        return before.map(last -> withMissing(outcome, last.to() + 1)).orElse(outcome);
    }

    /// All logins, whatever was read a moment ago.
    Result<Account> readLeft(Signal signal) {
        return signal.interruptibly(session::look).flatMap(_ -> {
            session.schedule().force();
            var failures = askAll(signal);
            if (signal.stopped()) {
                return Result.err(new Failure.Cancelled());
            }
            // One that answered is as much as the others can be expected to show.
            return failures.isEmpty() || failures.size() < session.round().size()
                    ? Result.ok(account)
                    : Result.err(failures.values().iterator().next());
        });
    }

    private Map<String, Failure> askAll(Signal signal) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return signal.interruptibly(() -> {
                try {
                    return session.round().untilAsked(threads);
                } catch (InterruptedException stopped) {
                    threads.shutdownNow();
                    return Map.of();
                }
            });
        }
    }

    /// What was written since the queue was fetched last, and is forgotten by now.
    private SyncOutcome withMissing(SyncOutcome outcome, long from) {
        var now = parts.queue().time().now().getEpochSecond();
        var end = now - session.watch().retention();
        if (outcome.error() != null || end <= from) {
            return outcome;
        }
        Failure why = Boolean.FALSE.equals(session.watch().statistics())
                ? new Failure.StatisticsOff(account.host())
                : new Failure.NotCollected(account.host());
        var missing =
                parts.queue().store().coverage(account.id()).gapsWithin(new Interval(from, end)).intervals().stream()
                        .map(gap -> new Missing(gap, why))
                        .toList();
        return new SyncOutcome(
                outcome.account(),
                outcome.ok(),
                outcome.rowsNew(),
                outcome.rowsSeen(),
                outcome.requests(),
                outcome.took(),
                outcome.covered(),
                missing,
                null);
    }
}
