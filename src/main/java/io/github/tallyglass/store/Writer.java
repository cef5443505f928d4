package io.github.tallyglass.store;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// The one thread that writes. Changes run one after the other, each in its own transaction.
final class Writer implements AutoCloseable {

    private static final int CLOSE_SECONDS = 5;

    private final Path file;
    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final ScheduledThreadPoolExecutor thread;
    private volatile @Nullable Thread own;

    Writer(Path file, HikariDataSource pool) {
        this.file = file;
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
        var factory = Thread.ofPlatform().daemon().name("store-writer").factory();
        thread = new ScheduledThreadPoolExecutor(1, work -> own = factory.newThread(work));
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        thread.setRemoveOnCancelPolicy(true);
    }

    <T> T run(Function<Handle, T> change, Runnable undone) {
        if (Thread.currentThread() == own) {
            return transact(change, undone);
        }
        try {
            return await(thread.submit(() -> transact(change, undone)));
        } catch (RejectedExecutionException closed) {
            throw new IllegalStateException("the cache is closed: " + file, closed);
        }
    }

    /// Outside of a transaction, after all changes that were handed in before.
    void runAlone(String sql) {
        await(thread.submit(() -> jdbi.useHandle(handle -> handle.execute(sql))));
    }

    private <T> T transact(Function<Handle, T> change, Runnable undone) {
        try {
            return jdbi.inTransaction(change::apply);
        } catch (RuntimeException failed) {
            undone.run();
            throw failed;
        }
    }

    Optional<ScheduledFuture<?>> later(Runnable work, long delay, TimeUnit unit) {
        try {
            return Optional.of(thread.schedule(work, delay, unit));
        } catch (RejectedExecutionException closed) {
            return Optional.empty();
        }
    }

    /// An interrupt must not leave the caller in doubt whether its change happened: it is kept for later.
    private static <T> T await(Future<T> running) {
        var interrupted = false;
        try {
            while (true) {
                try {
                    return running.get();
                } catch (InterruptedException asked) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Lets the running change end; nothing is taken on after it.
    void stop() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
        pool.close();
    }
}
