package io.github.tallyglass.desktop.notify;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where clicks on notifications act, one after the other: `notification`, which ends when it has nothing
/// to do.
final class ClickThread implements Executor, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ClickThread.class);

    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            5,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> Thread.ofPlatform().daemon().name("notification").unstarted(task));

    ClickThread() {
        thread.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable task) {
        try {
            thread.execute(() -> {
                try {
                    task.run();
                } catch (RuntimeException e) {
                    LOG.warn("a click on a notification failed", e);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("notifications are closed");
        }
    }

    /// What was given to it is still done.
    @Override
    public void close() {
        thread.shutdown();
    }
}
