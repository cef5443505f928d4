package io.github.tallyglass.sync.collect;

import io.github.tallyglass.domain.CollectorState.Link;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.cliproxy.QueueReader;
import io.github.tallyglass.sync.Faults;
import io.github.tallyglass.sync.Signal;
import io.github.tallyglass.sync.SyncOutcome;
import io.github.tallyglass.sync.SyncState.AccountSync;
import io.github.tallyglass.sync.SyncState.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Collects one queue once: fetches until it is empty, stores everything, and comes back. What cannot be
/// stored now is in the spool and is stored by the next run, whichever that is.
public final class QueueDrain {

    private final QueueParts parts;
    private final QueueAccount own;
    private final CollectorBoard board;
    private int requests;

    /// @param told runs with each change, on the calling thread
    public QueueDrain(QueueParts parts, QueueAccount own, Consumer<AccountSync> told) {
        this.parts = parts;
        this.own = own;
        board = OpenQueue.board(parts, own, told);
    }

    /// Blocks until that is done; for one call.
    ///
    /// @param signal its stop ends the run behind the reply that comes
    public SyncOutcome run(Signal signal) {
        var began = parts.time().now();
        return switch (OpenQueue.open(parts, own, board)) {
            case Result.Err<OpenQueue>(Failure failure) -> outcome(began, 0, List.of(), failure);
            case Result.Ok<OpenQueue>(OpenQueue queue) -> {
                try (queue) {
                    yield run(queue, began, signal);
                }
            }
        };
    }

    private SyncOutcome run(OpenQueue queue, Instant began, Signal signal) {
        // What is fetched is safe in the spool, so a database that cannot take rows now is no reason not to fetch.
        storeAll(queue);
        var fetching = fetch(queue, signal);
        var storing = storeAll(queue);
        var failure = fetching == null ? storing : fetching;
        if (!(failure instanceof Failure.Cancelled)) {
            queue.note(failure);
        }
        board.phase(failure == null ? Phase.IDLE : Faults.stops(failure) ? Phase.STOPPED : Phase.PAUSED);
        var seconds = new Interval(
                began.getEpochSecond() - own.facts().retention(),
                Math.max(began.getEpochSecond(), parts.time().now().getEpochSecond()));
        return outcome(began, queue.storing().rows(), storing == null ? queue.covered(seconds) : List.of(), failure);
    }

    private @Nullable Failure fetch(OpenQueue queue, Signal signal) {
        var fetching = queue.fetching(() -> {});
        return switch (fetching.source().open()) {
            case Result.Err<QueueReader>(Failure failure) -> failed(failure);
            case Result.Ok<QueueReader>(QueueReader reader) -> {
                try (var session = new PopSession(reader, queue.spool().writer(), fetching)) {
                    yield fetch(queue, session, signal);
                } finally {
                    board.linked(Link.NONE);
                }
            }
        };
    }

    private @Nullable Failure fetch(OpenQueue queue, PopSession session, Signal signal) {
        while (!signal.stopped()) {
            requests++;
            switch (session.step()) {
                case PopSession.Step.Failed(Failure failure) -> {
                    return failed(failure);
                }
                case PopSession.Step.Empty _ -> {
                    return null;
                }
                case PopSession.Step.More _ -> {}
                case PopSession.Step.Full _ -> {
                    var before = queue.storing().rows();
                    var failure = storeAll(queue);
                    if (failure != null || queue.storing().rows() == before) {
                        return failure != null
                                ? failure
                                : new Failure.StoreFault(
                                        "disk-full",
                                        parts.data().resolve("spool").toString(),
                                        "spool");
                    }
                }
            }
        }
        return new Failure.Cancelled();
    }

    private @Nullable Failure storeAll(OpenQueue queue) {
        while (true) {
            var turn = queue.storing().turn(true);
            if (turn.failure() != null || !turn.more()) {
                return turn.failure();
            }
        }
    }

    private Failure failed(Failure failure) {
        board.fetchingFailed(failure, null);
        return failure;
    }

    private SyncOutcome outcome(Instant began, long rows, List<Interval> covered, @Nullable Failure failure) {
        return new SyncOutcome(
                own.account(),
                failure == null,
                rows,
                rows,
                requests,
                Duration.between(began, parts.time().now()),
                covered,
                List.of(),
                failure);
    }
}
