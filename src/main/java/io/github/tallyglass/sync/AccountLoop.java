package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.store.UsageStore;
import io.github.tallyglass.sync.Run.Step;
import io.github.tallyglass.sync.SyncState.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One account's loop in the background: first numbers, new rows every minute, history underneath. Ends
/// when its signal is stopped.
final class AccountLoop implements SourceLoop {

    private static final Logger LOG = LoggerFactory.getLogger(AccountLoop.class);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(15);
    private static final int MOST_DOUBLINGS = 5;

    /// Nothing was sent, so nobody is bothered: a network that is back is noticed within a minute.
    private static final Duration UNREACHED_WAIT = Duration.ofMinutes(1);

    /// As the run reads it: a server may speak another dialect since the loop began.
    private volatile Account account;

    private final UsageStore store;
    private final GatewayClients clients;
    private final Credentials credentials;
    private final SyncTime time;
    private final SyncSettings settings;
    private final AfterSync afterSync;
    private final Progress progress;
    private final Signal signal = new Signal();
    private final AtomicBoolean refresh = new AtomicBoolean();
    private volatile boolean waitsForUser;
    private boolean numbersRead;
    private Instant nextNumbers = Instant.MIN;
    private @Nullable Instant polledAt;
    private boolean pollOpen;
    private int faults;

    AccountLoop(
            Account account,
            UsageStore store,
            GatewayClients clients,
            Credentials credentials,
            SyncTime time,
            SyncSettings settings,
            AfterSync afterSync,
            StateBoard board) {
        this.account = account;
        this.store = store;
        this.clients = clients;
        this.credentials = credentials;
        this.time = time;
        this.settings = settings;
        this.afterSync = afterSync;
        this.progress = new Progress(account, time, board::put);
    }

    @Override
    public Account account() {
        return account;
    }

    @Override
    public void refresh() {
        refresh.set(true);
        signal.wake();
    }

    @Override
    public void awake() {
        if (!waitsForUser) {
            refresh();
        }
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
        try {
            while (!signal.stopped()) {
                waitOut(session());
            }
        } catch (RuntimeException broken) {
            LOG.error("the loop of account {} ended", account.id(), broken);
            progress.failed(new Failure.Malformed("sync", String.valueOf(broken.getMessage())));
            progress.phase(Phase.STOPPED);
            return;
        }
        progress.phase(Phase.PAUSED);
    }

    /// From one failure to the next; the secret is read anew each time, since the user may have replaced
    /// it.
    private Failure session() {
        return switch (credentials.read(account)) {
            case Result.Err<Secret>(Failure failure) -> failure;
            case Result.Ok<Secret>(Secret secret) -> {
                var run = Run.of(account, secret, clients, store, settings.depth(), time, signal, progress);
                numbersRead = false;
                polledAt = null;
                var failure = turn(run, secret);
                while (failure == null) {
                    failure = turn(run, secret);
                }
                yield failure;
            }
        };
    }

    /// One slice, or one wait for the next poll.
    private @Nullable Failure turn(Run run, Secret secret) {
        if (signal.stopped()) {
            return new Failure.Cancelled();
        }
        var asked = refresh.getAndSet(false);
        if (asked) {
            nextNumbers = Instant.MIN;
        }
        var failure = numbers(run);
        account = run.account();
        if (failure != null) {
            return failure;
        }
        if (asked || !time.now().isBefore(nextPoll(run))) {
            polledAt = time.now();
            pollOpen = true;
            run.poll();
        }
        var stepped = run.step();
        account = run.account();
        return switch (stepped) {
            case Result.Err<Step>(Failure why) -> why;
            case Result.Ok<Step>(Step step) -> {
                faults = 0;
                var noted = pollOpen && !run.followsNewRows() ? noteSynced() : null;
                yield noted == null && step == Step.NOTHING_LEFT ? rest(run, secret) : noted;
            }
        };
    }

    /// Until the next poll.
    private @Nullable Failure rest(Run run, Secret secret) {
        var failure = afterSync.run(account, secret, signal);
        if (failure == null) {
            progress.phase(Phase.IDLE);
            time.pause(Duration.between(time.now(), nextPoll(run)), signal);
        }
        return failure;
    }

    /// How soon depends on what the latest poll found.
    private Instant nextPoll(Run run) {
        return polledAt == null ? Instant.MIN : polledAt.plus(run.pollEvery(settings.pollEvery()));
    }

    /// Numbers that a busy server does not give now come later; only what ends a run ends this one.
    private @Nullable Failure numbers(Run run) {
        var now = time.now();
        if (now.isBefore(nextNumbers) && numbersRead) {
            return null;
        }
        nextNumbers = now.plus(settings.numbersEvery());
        var result = numbersRead ? run.rereadNumbers() : run.firstNumbers();
        // Once tried, the rows have their turn; what is missing is asked for again at the next reading.
        numbersRead = true;
        return result instanceof Result.Err<Account>(Failure failure) && Faults.endsRun(failure) ? failure : null;
    }

    private @Nullable Failure noteSynced() {
        pollOpen = false;
        var now = time.now();
        progress.synced(now);
        return store.noteSync(account.id(), now, "ok", "") instanceof Result.Err<Long>(Failure failure)
                ? failure
                : null;
    }

    private static Duration earlier(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void waitOut(Failure failure) {
        if (failure instanceof Failure.Cancelled) {
            return;
        }
        var stops = Faults.stops(failure);
        LOG.info("account {}: {}", account.id(), failure.code());
        progress.failed(failure);
        store.noteSync(account.id(), time.now(), stops ? "stopped" : "failing", Faults.note(failure));
        if (stops) {
            progress.phase(Phase.STOPPED);
            waitsForUser = true;
            time.pauseUntilWoken(signal);
            waitsForUser = false;
        } else {
            progress.phase(Phase.WAITING);
            var pause = FIRST_WAIT.multipliedBy(1L << Math.min(faults++, MOST_DOUBLINGS));
            time.pause(failure instanceof Failure.Unreachable ? earlier(pause, UNREACHED_WAIT) : pause, signal);
        }
    }
}
