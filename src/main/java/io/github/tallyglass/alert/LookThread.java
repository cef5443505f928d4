package io.github.tallyglass.alert;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The thread on which looks run, one at a time. It sleeps while none is asked for: there is no timer but
/// the one of the next look.
final class LookThread implements AutoCloseable {

    private static final int CLOSE_SECONDS = 5;

    private final ScheduledThreadPoolExecutor thread;
    private final Runnable look;
    private @Nullable ScheduledFuture<?> next;
    private long nextAt;

    LookThread(Runnable look) {
        this.look = look;
        thread = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("alerts").factory());
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        thread.setRemoveOnCancelPolicy(true);
    }

    /// Looks after a pause, unless a look comes sooner anyway. A look that runs already may have asked
    /// before whatever has changed: another one follows.
    synchronized void within(Duration pause) {
        var at = System.nanoTime() + pause.toNanos();
        if (thread.isShutdown() || (next != null && nextAt - at <= 0)) {
            return;
        }
        if (next != null) {
            next.cancel(false);
        }
        nextAt = at;
        try {
            next = thread.schedule(this::run, pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            next = null;
        }
    }

    private void run() {
        synchronized (this) {
            next = null;
        }
        look.run();
    }

    /// Looks now, and returns when that is done.
    void now() throws InterruptedException {
        Future<?> done = thread.submit(look);
        try {
            done.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    /// Ends the look under way first.
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException asked) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
