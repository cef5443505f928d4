package io.github.tallyglass.sync.collect;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.sync.Signal;
import io.github.tallyglass.sync.SourceLoop;
import io.github.tallyglass.sync.SyncState.AccountSync;
import io.github.tallyglass.sync.SyncState.Phase;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Collects one queue in the background until it is stopped. A thread of its own fetches into the spool
/// and waits for nothing but the source; the thread that runs this stores, and waits for the database as
/// long as it takes.
public final class QueueCollector implements SourceLoop {

    private static final Logger LOG = LoggerFactory.getLogger(QueueCollector.class);

    /// Until the database is tried again.
    private static final Duration RETRY = Duration.ofSeconds(1);

    private static final Duration RETRY_OTHERS = Duration.ofSeconds(30);
    private static final Duration IDLE = Duration.ofSeconds(30);

    /// A reply that runs is read to its end when the program stops, for so long.
    private static final Duration LAST_REPLY = Duration.ofSeconds(2);

    /// What is not stored by then is so at the next start.
    private static final Duration LAST_LOTS = Duration.ofSeconds(2);

    private final QueueParts parts;
    private final QueueAccount own;
    private final CollectorBoard board;
    private final Signal signal = new Signal();
    private final Signal fetchSignal = signal.child();
    private final Signal storeSignal = signal.child();

    /// For waits that new records do not end.
    private final Signal quiet = signal.child();

    private final AtomicReference<Fetching.@Nullable Outcome> outcome = new AtomicReference<>();

    /// @param told runs with each change, on a thread of the loop
    public QueueCollector(QueueParts parts, QueueAccount own, Consumer<AccountSync> told) {
        this.parts = parts;
        this.own = own;
        board = OpenQueue.board(parts, own, told);
    }

    @Override
    public Account account() {
        return own.account();
    }

    @Override
    public void refresh() {
        fetchSignal.wake();
        storeSignal.wake();
        quiet.wake();
    }

    /// A refused key is not shown again: the verdict on it stands.
    @Override
    public void awake() {
        refresh();
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
        while (!signal.stopped()) {
            switch (OpenQueue.open(parts, own, board)) {
                case Result.Ok<OpenQueue>(OpenQueue queue) -> {
                    try (queue) {
                        collect(queue);
                    }
                }
                case Result.Err<OpenQueue>(Failure failure) -> {
                    LOG.warn("account {} cannot be collected: {}", own.account().id(), failure);
                    board.storingFailed(failure);
                    board.phase(Phase.WAITING);
                    parts.time().pause(failure.transientFault() ? RETRY : RETRY_OTHERS, storeSignal);
                }
            }
        }
        board.phase(Phase.PAUSED);
    }

    private void collect(OpenQueue queue) {
        var fetching = new Fetching(queue.fetching(storeSignal::wake), fetchSignal, outcome::set);
        var thread =
                Thread.ofPlatform().daemon().name("fetch-" + own.account().id()).start(fetching);
        try {
            while (!signal.stopped()) {
                store(queue);
            }
        } finally {
            // Also when storing broke in a way that nobody foresaw.
            signal.stop();
            join(thread, fetching);
        }
        var until = parts.nanos().getAsLong() + LAST_LOTS.toNanos();
        while (queue.storing().turn(true).more() && parts.nanos().getAsLong() < until) {
            board.tick();
        }
    }

    private void store(OpenQueue queue) {
        var turn = queue.storing().turn(false);
        var failure = turn.failure();
        if (failure != null) {
            board.tick();
            parts.time().pause(failure.transientFault() ? RETRY : RETRY_OTHERS, quiet);
        } else if (!turn.more()) {
            var fetched = outcome.get();
            if (fetched != null) {
                queue.note(fetched.failure());
            }
            board.tick();
            parts.time().pause(board.holdsBack() ? CollectorBoard.LEAST : IDLE, storeSignal);
            parts.time().pause(parts.settings().lotWait(), quiet);
        }
    }

    private static void join(Thread thread, Fetching fetching) {
        try {
            if (!thread.join(LAST_REPLY)) {
                fetching.hangUp();
                thread.join();
            }
        } catch (InterruptedException hurried) {
            fetching.hangUp();
            Thread.currentThread().interrupt();
        }
    }
}
