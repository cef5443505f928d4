package io.github.tallyglass.sync.collect;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.quota.TokenLogin;
import io.github.tallyglass.sync.Faults;
import io.github.tallyglass.sync.Signal;
import io.github.tallyglass.sync.SourceLoop;
import io.github.tallyglass.sync.SyncState.AccountSync;
import io.github.tallyglass.sync.SyncState.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads one account of kind `codex` or `claude` in the background: looks at its token files every minute,
/// and asks its logins when they are due ([QuotaSchedule]). Never stops by itself: signing in again
/// is done elsewhere and shows in the file.
final class SubscriptionLoop implements SourceLoop {

    private static final Logger LOG = LoggerFactory.getLogger(SubscriptionLoop.class);
    private static final Duration LOOK_EVERY = Duration.ofMinutes(1);
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final SubscriptionParts parts;
    private final Account account;
    private final SubscriptionSession session;
    private final Consumer<AccountSync> told;
    private final Signal signal = new Signal();
    private final AtomicBoolean asked = new AtomicBoolean();
    private @Nullable Instant lastSync;
    private @Nullable AccountSync last;
    private String noted = "";

    SubscriptionLoop(SubscriptionParts parts, Account account, Consumer<AccountSync> told) {
        this.parts = parts;
        this.account = account;
        this.told = told;
        session = new SubscriptionSession(parts, account);
    }

    @Override
    public Account account() {
        return account;
    }

    @Override
    public void refresh() {
        asked.set(true);
        signal.wake();
    }

    @Override
    public void awake() {
        session.schedule().awake(parts.time().now());
        signal.wake();
    }

    @Override
    public void stop() {
        signal.stop();
    }

    @Override
    public boolean stopping() {
        return signal.stopped();
    }

    @Override
    public void run() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            while (!signal.stopped()) {
                turn(threads);
                if (!signal.stopped()) {
                    parts.time().pause(untilNext(), signal);
                }
            }
            threads.shutdownNow();
        } catch (RuntimeException broken) {
            LOG.error("the loop of account {} ended", account.id(), broken);
            tell(Phase.STOPPED, new Failure.Malformed("quota", String.valueOf(broken.getMessage())));
            return;
        }
        tell(Phase.PAUSED, null);
    }

    private void turn(ExecutorService threads) {
        var looked = session.look(asked.getAndSet(false));
        if (looked instanceof Result.Err<List<TokenLogin>>(Failure failure)) {
            note(failure);
            return;
        }
        session.round().begin(threads, () -> {
            session.noteAgain();
            signal.wake();
        });
        note(session.failure());
    }

    /// How the account stands. What is asked right now is told once it has answered.
    private void note(@Nullable Failure failure) {
        var answeredAt = session.answeredAt();
        if (failure == null && answeredAt != null) {
            lastSync = answeredAt;
        }
        var state = failure == null ? "ok" : Faults.stops(failure) ? "stopped" : "failing";
        var now = state + (failure == null ? String.valueOf(answeredAt) : Faults.note(failure));
        if (!now.equals(noted) && (failure != null || answeredAt != null)) {
            noted = now;
            var at = failure == null && answeredAt != null
                    ? answeredAt
                    : parts.time().now();
            if (parts.store().noteSync(account.id(), at, state, failure == null ? "" : Faults.note(failure))
                    instanceof Result.Err<Long>(Failure why)) {
                LOG.warn("the state of account {} was not stored: {}", account.id(), why.code());
            }
        }
        tell(failure == null ? Phase.IDLE : Phase.WAITING, failure);
    }

    private void tell(Phase phase, @Nullable Failure failure) {
        var now = new AccountSync(account.id(), account.name(), phase, 0, null, 0, null, null, lastSync, failure);
        if (!now.equals(last)) {
            last = now;
            told.accept(now);
        }
    }

    private Duration untilNext() {
        var now = parts.time().now();
        var next = session.schedule().next(now);
        var most = now.plus(LOOK_EVERY);
        var end = next.isBefore(most) ? next : most;
        var wait = Duration.between(now, end.isAfter(now) ? end : now);
        return wait.compareTo(SHORTEST) < 0 ? SHORTEST : wait;
    }
}
