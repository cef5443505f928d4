package io.github.tallyglass.desktop;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where what the desktop tells acts, one after the other: clicks, and hosts that come and go. The thread ends when
/// it has nothing to do; what fails there is logged and ends nothing.
public final class QuietThread implements Executor, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(QuietThread.class);

    private final ThreadPoolExecutor thread =
            new ThreadPoolExecutor(1, 1, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), this::named);

    private final String name;

    /// @param name of the thread
    public QuietThread(String name) {
        this.name = name;
        thread.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable task) {
        try {
            thread.execute(() -> {
                try {
                    task.run();
                } catch (RuntimeException e) {
                    LOG.warn("what came to {} failed", name, e);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("{} is closed", name);
        }
    }

    /// What was given to it is still done.
    @Override
    public void close() {
        thread.shutdown();
    }

    private Thread named(Runnable task) {
        return Thread.ofPlatform().daemon().name(name).unstarted(task);
    }
}
