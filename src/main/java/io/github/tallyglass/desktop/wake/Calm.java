package io.github.tallyglass.desktop.wake;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Several events within a few seconds are one: a machine that wakes up tells it in many ways, and has its
/// network a moment later. The thread `awake` is there from the first event on.
final class Calm implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Calm.class);

    private final Duration pause;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final AtomicBoolean waiting = new AtomicBoolean();
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(
            1, task -> Thread.ofPlatform().daemon().name("awake").unstarted(task));

    /// @param pause from the first event until listeners hear of it
    Calm(Duration pause) {
        this.pause = pause;
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    void add(Runnable listener) {
        listeners.add(listener);
    }

    /// @param what for the log
    void event(String what) {
        if (waiting.compareAndSet(false, true)) {
            LOG.info("{}", what);
            schedule(this::tell, pause);
        }
    }

    void run(Runnable task) {
        schedule(task, Duration.ZERO);
    }

    void every(Duration period, Runnable task) {
        try {
            thread.scheduleWithFixedDelay(task, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            LOG.debug("closed");
        }
    }

    @Override
    public void close() {
        thread.shutdown();
    }

    boolean closed() {
        return thread.isShutdown();
    }

    private void schedule(Runnable task, Duration pause) {
        try {
            thread.schedule(task, pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            LOG.debug("closed");
        }
    }

    private void tell() {
        waiting.set(false);
        for (var listener : listeners) {
            try {
                listener.run();
            } catch (RuntimeException e) {
                LOG.warn("after waking up", e);
            }
        }
    }
}
