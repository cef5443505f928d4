package io.github.tallyglass.sync.collect;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.cliproxy.AuthFile;
import io.github.tallyglass.sync.Faults;
import io.github.tallyglass.sync.Signal;
import io.github.tallyglass.sync.SyncTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The questions to a CLIProxyAPI while its queue is collected: what it says of itself every five minutes
/// and when it tells that something has changed, and its logins' windows as the schedule says. Nothing
/// here keeps the queue waiting, and nothing that goes wrong with the queue ends this.
final class ProxyQuestions implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(ProxyQuestions.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(5);

    /// A server tells of changes one by one; a look answers all of them.
    private static final Duration LEAST_BETWEEN = Duration.ofSeconds(10);

    private final ProxySession session;
    private final SyncTime time;
    private final Signal signal;
    private final Runnable looked;
    private final AtomicBoolean asked = new AtomicBoolean(true);
    private final CountDownLatch first = new CountDownLatch(1);
    private Instant nextLook = Instant.MIN;
    private Instant lastLook = Instant.MIN;
    private int faults;

    /// @param looked runs after each look
    ProxyQuestions(ProxySession session, SyncTime time, Signal signal, Runnable looked) {
        this.session = session;
        this.time = time;
        this.signal = signal;
        this.looked = looked;
    }

    /// Looks soon; from any thread.
    void look() {
        asked.set(true);
        signal.wake();
    }

    /// Waits for the end of the first look, but not for long.
    void awaitFirst(Duration most) throws InterruptedException {
        if (!first.await(most.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.debug("the first look at a server takes long");
        }
    }

    @Override
    public void run() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            while (!signal.stopped()) {
                try {
                    turn(threads);
                } catch (RuntimeException broken) {
                    LOG.error("questions to a server broke off", broken);
                    nextLook = time.now().plus(ProxyWatch.EVERY);
                }
                first.countDown();
                if (!signal.stopped()) {
                    time.pause(untilNext(), signal);
                }
            }
            threads.shutdownNow();
        } finally {
            first.countDown();
        }
    }

    private void turn(ExecutorService threads) {
        var now = time.now();
        if (isWanted(now)) {
            lastLook = now;
            asked.set(false);
            after(signal.interruptibly(session::look));
            looked.run();
        }
        if (!signal.stopped()) {
            session.round().begin(threads, signal::wake);
        }
    }

    private boolean isWanted(Instant now) {
        var settled = lastLook.equals(Instant.MIN) || !now.isBefore(lastLook.plus(LEAST_BETWEEN));
        return settled && (asked.get() || !now.isBefore(nextLook));
    }

    private void after(Result<List<AuthFile>> look) {
        switch (look) {
            case Result.Ok<List<AuthFile>> _ -> {
                faults = 0;
                nextLook = lastLook.plus(ProxyWatch.EVERY);
            }
            case Result.Err<List<AuthFile>>(Failure failure) -> nextLook = lastLook.plus(pause(failure));
        }
    }

    /// What only the user can change is asked about again when the user says so, or when five minutes have
    /// passed where nothing is shown the key.
    private Duration pause(Failure failure) {
        if (failure instanceof Failure.AddressBanned(var _, Duration left)) {
            return left.plusSeconds(1);
        }
        if (Faults.stops(failure)) {
            return ProxyWatch.EVERY;
        }
        var grown = FIRST_RETRY.multipliedBy(1L << Math.min(faults++, 6));
        return grown.compareTo(ProxyWatch.EVERY) < 0 ? grown : ProxyWatch.EVERY;
    }

    private Duration untilNext() {
        var now = time.now();
        var next = session.schedule().next(now);
        var wake = next.isBefore(nextLook) ? next : nextLook;
        if (asked.get()) {
            wake = lastLook.plus(LEAST_BETWEEN);
        }
        var longest = now.plus(LONGEST_WAIT);
        var end = wake.isBefore(longest) ? wake : longest;
        return end.isAfter(now) ? Duration.between(now, end) : Duration.ofMillis(100);
    }
}
