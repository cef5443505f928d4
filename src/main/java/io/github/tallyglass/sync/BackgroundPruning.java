package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Retention;
import io.github.tallyglass.store.RetentionStore;
import io.github.tallyglass.store.RetentionStore.Step;
import io.github.tallyglass.store.StoreException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Prunes now and once a day, on a virtual thread that there is only while rows are not kept for ever.
/// Between
/// two steps it rests as long as the step took, so that whoever has something to write goes first.
final class BackgroundPruning implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundPruning.class);
    private static final Duration A_DAY = Duration.ofHours(24);

    /// Sums of some days are still being made, or the cache could not be written to.
    private static final Duration A_WHILE = Duration.ofMinutes(10);

    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

    private final RetentionStore store;
    private final SyncTime time;
    private @Nullable Retention retention;
    private @Nullable Thread running;
    private boolean changed;
    private boolean closed;

    BackgroundPruning(RetentionStore store, SyncTime time) {
        this.store = store;
        this.time = time;
    }

    /// Null for ever.
    synchronized void keep(@Nullable Retention wanted) {
        retention = wanted;
        changed = true;
        notifyAll();
        if (wanted != null && running == null && !closed) {
            running = Thread.ofVirtual().name("pruning").start(this::run);
        }
    }

    private void run() {
        for (var wanted = next(Duration.ZERO); wanted != null; ) {
            wanted = next(pass(wanted));
        }
    }

    /// @return how long until the next one
    private Duration pass(Retention wanted) {
        var pass = new PrunePass(store, wanted);
        try {
            while (true) {
                var begin = time.now();
                var done = pass.step();
                if (done instanceof Result.Err<Optional<Step>>(Failure failure)) {
                    LOG.warn("Old rows are kept for now: {}", failure);
                    return A_WHILE;
                }
                if (done instanceof Result.Ok<Optional<Step>>(Optional<Step> step) && step.isEmpty()) {
                    return told(pass.pruned());
                }
                if (isInterrupted(Duration.between(begin, time.now()))) {
                    return Duration.ZERO;
                }
            }
        } catch (StoreException | IllegalStateException broken) {
            LOG.warn("Old rows are kept for now", broken);
            return A_WHILE;
        }
    }

    private static Duration told(RetentionService.Pruned pruned) {
        if (!pruned.days().isEmpty()) {
            LOG.info(
                    "{} rows of {} days went; {} days wait",
                    pruned.rows(),
                    pruned.days().size(),
                    pruned.waiting());
        }
        return pruned.waiting() > 0 ? A_WHILE : A_DAY;
    }

    /// Rests, unless the setting has changed meanwhile.
    private synchronized boolean isInterrupted(Duration rest) {
        pause(rest.plusMillis(1));
        return changed || closed;
    }

    /// Waits for the next pass.
    ///
    /// @return null when rows are kept for ever by now
    private synchronized @Nullable Retention next(Duration pause) {
        pause(pause);
        changed = false;
        if (closed || retention == null) {
            running = null;
            return null;
        }
        return retention;
    }

    private synchronized void pause(Duration length) {
        try {
            var until = System.nanoTime() + length.toNanos();
            for (var left = length.toNanos(); left > 0 && !changed && !closed; left = until - System.nanoTime()) {
                wait(Math.max(1, left / 1_000_000));
            }
        } catch (InterruptedException stopped) {
            closed = true;
        }
    }

    /// Returns when the running step is through.
    @Override
    public void close() {
        Thread ending;
        synchronized (this) {
            closed = true;
            ending = running;
            notifyAll();
        }
        try {
            if (ending != null && !ending.join(CLOSE_WITHIN)) {
                LOG.warn("Pruning of old rows did not stop in time");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
