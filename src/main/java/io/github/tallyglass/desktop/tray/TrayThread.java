package io.github.tallyglass.desktop.tray;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where clicks act and listeners hear, one after the other: `tray`, which ends when it has nothing to do.
final class TrayThread implements Executor, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TrayThread.class);

    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            5,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> Thread.ofPlatform().daemon().name("tray").unstarted(task));

    TrayThread() {
        thread.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable task) {
        try {
            thread.execute(() -> {
                try {
                    task.run();
                } catch (RuntimeException e) {
                    LOG.warn("a click in the tray failed", e);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("the tray is closed");
        }
    }

    /// What was given to it is still done.
    @Override
    public void close() {
        thread.shutdown();
    }
}
