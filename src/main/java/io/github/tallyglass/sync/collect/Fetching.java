package io.github.tallyglass.sync.collect;

import io.github.tallyglass.domain.CollectorState.Link;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.cliproxy.QueueMode;
import io.github.tallyglass.source.cliproxy.QueueReader;
import io.github.tallyglass.store.SpoolWriter;
import io.github.tallyglass.sync.Faults;
import io.github.tallyglass.sync.Signal;
import io.github.tallyglass.sync.SyncState.Phase;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Fetches from one queue until it is stopped, whatever happens behind it: one connection after the
/// other, with pauses that grow where the server does not answer, and none at all after it refused the
/// key.
final class Fetching implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Fetching.class);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Duration FULL_WAIT = Duration.ofSeconds(1);

    /// Each question over HTTP costs the server a check of the key.
    private static final Duration HTTP_POLL = Duration.ofSeconds(5);

    /// How the server was last found.
    ///
    /// @param failure null when it answered
    record Outcome(@Nullable Failure failure) {
        static final Outcome ANSWERED = new Outcome(null);
    }

    private final FetchingParts parts;
    private final Signal signal;
    private final SpoolWriter writer;
    private final SharedSession shared;

    /// Hears how it went last.
    private final Consumer<Outcome> told;

    private volatile @Nullable PopSession session;
    private int faults;

    Fetching(FetchingParts parts, Signal signal, Consumer<Outcome> told) {
        this.parts = parts;
        this.signal = signal;
        this.told = told;
        writer = parts.spool().writer();
        shared = new SharedSession(parts, signal, writer, parts.spool().writer());
    }

    @Override
    public void run() {
        while (!signal.stopped()) {
            try {
                var failure = parts.source().mode() == QueueMode.SHARED ? shared.run(this::fetched) : pop();
                if (failure != null) {
                    waitOut(failure);
                }
            } catch (RuntimeException broken) {
                LOG.error(
                        "fetching for account {} broke",
                        parts.source().account().id(),
                        broken);
                waitOut(new Failure.Malformed("queue", String.valueOf(broken.getMessage())));
            }
        }
        parts.board().linked(Link.NONE);
    }

    /// From any thread: ends what waits for the server.
    void hangUp() {
        var running = session;
        if (running != null) {
            running.hangUp();
        }
        shared.hangUp();
    }

    /// One connection, to its end.
    private @Nullable Failure pop() {
        return switch (parts.source().open()) {
            case Result.Err<QueueReader>(Failure failure) -> failure;
            case Result.Ok<QueueReader>(QueueReader reader) -> {
                try (var running = new PopSession(reader, writer, parts)) {
                    session = running;
                    yield pop(running, reader.link());
                } finally {
                    session = null;
                }
            }
        };
    }

    private @Nullable Failure pop(PopSession running, Link link) {
        while (!signal.stopped()) {
            switch (running.step()) {
                case PopSession.Step.Failed(Failure failure) -> {
                    return failure;
                }
                case PopSession.Step.More _ -> fetched();
                case PopSession.Step.Empty _ -> {
                    fetched();
                    parts.time().pause(poll(link), signal);
                }
                case PopSession.Step.Full _ -> parts.time().pause(FULL_WAIT, signal);
            }
            parts.board().tick();
        }
        return null;
    }

    /// However seldom the user wants it: several times within the retention.
    private Duration poll(Link link) {
        var wanted = parts.settings().poll();
        if (link == Link.HTTP && wanted.compareTo(HTTP_POLL) < 0) {
            wanted = HTTP_POLL;
        }
        var often = Duration.ofSeconds(Math.max(1, parts.facts().retention() / 4));
        return wanted.compareTo(often) < 0 ? wanted : often;
    }

    private void fetched() {
        faults = 0;
        told.accept(Outcome.ANSWERED);
    }

    private void waitOut(Failure failure) {
        if (failure instanceof Failure.Cancelled && signal.stopped()) {
            return;
        }
        LOG.info("queue of account {}: {}", parts.source().account().id(), failure.code());
        var banned = failure instanceof Failure.AddressBanned ban
                ? parts.time().now().plus(ban.left())
                : null;
        parts.board().fetchingFailed(failure, banned);
        told.accept(new Outcome(failure));
        parts.news().run();
        if (banned != null) {
            parts.board().phase(Phase.WAITING);
            parts.time().pause(Duration.between(parts.time().now(), banned).plusSeconds(1), signal);
        } else if (Faults.stops(failure)) {
            parts.board().phase(Phase.STOPPED);
            parts.time().pauseUntilWoken(signal);
        } else {
            parts.board().phase(Phase.WAITING);
            parts.time().pause(backOff(), signal);
        }
    }

    private Duration backOff() {
        var wait = FIRST_WAIT.multipliedBy(1L << Math.min(faults++, 5));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }
}
