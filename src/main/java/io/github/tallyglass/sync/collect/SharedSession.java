package io.github.tallyglass.sync.collect;

import io.github.tallyglass.domain.CollectorState.Link;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.cliproxy.QueueReader;
import io.github.tallyglass.source.cliproxy.Subscription;
import io.github.tallyglass.store.SpoolForm;
import io.github.tallyglass.store.SpoolWriter;
import io.github.tallyglass.sync.Signal;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A subscription, and beside it the draining of what was queued before (contract of CLIProxyAPI and
/// quotas §1.6). The thread that receives does nothing else: a server drops who is 256 messages behind.
final class SharedSession {

    private static final Logger LOG = LoggerFactory.getLogger(SharedSession.class);
    private static final Duration FULL_WAIT = Duration.ofMillis(100);

    private final FetchingParts parts;
    private final Signal signal;
    private final SpoolWriter writer;
    private final SpoolWriter drain;
    private volatile @Nullable Subscription subscription;
    private volatile @Nullable PopSession draining;

    /// @param drain stands before what the subscription brings, so it keeps to one file
    SharedSession(FetchingParts parts, Signal signal, SpoolWriter writer, SpoolWriter drain) {
        this.parts = parts;
        this.signal = signal;
        this.writer = writer;
        this.drain = drain;
        drain.keepToOneFile();
    }

    /// Subscribes and receives until that ends.
    ///
    /// @param fetched runs when the server has answered
    /// @return why it ended; null when it was stopped, or the spool is full
    @Nullable
    Failure run(Runnable fetched) {
        Thread drainer = null;
        try {
            // The file of what is drained is there first: it is read before that of the subscription.
            drain.begin(SpoolForm.POPS);
            drain.ready();
            var sink = new SpoolSink(writer, parts.news());
            switch (parts.source().subscribe(sink)) {
                case Result.Err<Subscription>(Failure failure) -> {
                    return failure;
                }
                case Result.Ok<Subscription>(Subscription begun) -> {
                    subscription = begun;
                    parts.board().linked(Link.SHARED);
                    fetched.run();
                    drainer = Thread.ofPlatform()
                            .daemon()
                            .name("drain-" + parts.source().account().id())
                            .start(this::drain);
                    return receive(begun);
                }
            }
        } catch (IOException full) {
            LOG.debug("nothing is fetched: {}", full.toString());
            parts.board().linked(Link.NONE);
            parts.board().spool(parts.spool().bytes(), parts.spool().isFull());
            parts.time().pause(FULL_WAIT.multipliedBy(10), signal);
            return null;
        } finally {
            hangUp();
            join(drainer);
            subscription = null;
            drain.end();
            writer.end();
            parts.claims().broken();
            parts.news().run();
        }
    }

    private @Nullable Failure receive(Subscription begun) throws IOException {
        while (!signal.stopped()) {
            switch (begun.receive()) {
                case Result.Err<Integer>(Failure failure) -> {
                    return failure;
                }
                case Result.Ok<Integer>(Integer records) -> {
                    parts.board().linked(Link.SHARED);
                    parts.board().fetched(records, parts.time().now());
                    alive();
                }
            }
        }
        return null;
    }

    /// A message says that nothing passed by before it.
    private void alive() {
        var place = writer.place();
        if (place != null) {
            parts.claims().subscribed(parts.time().now(), parts.nanos().getAsLong(), place);
        }
    }

    /// Pops what was queued before the subscription, on a connection and a thread of its own.
    private void drain() {
        var failure = switch (parts.source().open()) {
            case Result.Err<QueueReader>(Failure why) -> why;
            case Result.Ok<QueueReader>(QueueReader reader) -> {
                try (var session = new PopSession(reader, drain, parts)) {
                    draining = session;
                    yield toTheEnd(session);
                } finally {
                    draining = null;
                }
            }
        };
        if (failure != null && !signal.stopped()) {
            LOG.info("what was queued before the subscription could not be fetched: {}", failure.code());
            hangUp();
        }
    }

    private @Nullable Failure toTheEnd(PopSession session) {
        while (!signal.stopped()) {
            switch (session.step()) {
                case PopSession.Step.Failed(Failure failure) -> {
                    return failure;
                }
                case PopSession.Step.Empty _ -> {
                    return null;
                }
                case PopSession.Step.More _ -> {}
                case PopSession.Step.Full _ -> parts.time().pause(FULL_WAIT, signal);
            }
        }
        return null;
    }

    /// From any thread.
    void hangUp() {
        var running = subscription;
        if (running != null) {
            running.close();
        }
        var popping = draining;
        if (popping != null) {
            popping.hangUp();
        }
    }

    private static void join(@Nullable Thread drainer) {
        if (drainer == null) {
            return;
        }
        try {
            drainer.join();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
