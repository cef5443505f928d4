package io.github.tallyglass.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The thread of a spool that waits for the disk, so that the one that reads from the source never does. It lives
/// only while there is something to do.
final class SpoolFlusher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SpoolFlusher.class);
    private static final Duration LINGER = Duration.ofSeconds(30);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(30);

    private final ScheduledThreadPoolExecutor thread;
    private final Duration every;
    private final AtomicBoolean planned = new AtomicBoolean();
    private final AtomicLong flushes = new AtomicLong();
    private final Map<SpoolWriter, SpoolRegion> current = new ConcurrentHashMap<>();

    SpoolFlusher(String name, Duration every) {
        this.every = every;
        thread = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name(name).factory());
        thread.setKeepAliveTime(LINGER.toMillis(), TimeUnit.MILLISECONDS);
        thread.allowCoreThreadTimeOut(true);
    }

    /// The region that the writer writes to from now on; null when none is.
    void writing(SpoolWriter writer, @Nullable SpoolRegion region) {
        if (region == null) {
            current.remove(writer);
        } else {
            current.put(writer, region);
        }
    }

    /// Something new was received.
    void soon() {
        if (!planned.get() && planned.compareAndSet(false, true)) {
            thread.schedule(this::flush, every.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /// Nothing more is written to the region.
    void retire(SpoolRegion region) {
        thread.execute(() -> release(region));
    }

    /// Nothing more is written to the file: what was allocated beyond its end is given back.
    void finish(SpoolFile file, FileChannel channel, @Nullable SpoolRegion region) {
        thread.execute(() -> {
            if (region != null) {
                release(region);
            }
            try (channel) {
                channel.truncate(file.end());
                channel.force(true);
            } catch (IOException failed) {
                LOG.warn("spool file {} was not closed as it should be", file.number(), failed);
            }
        });
    }

    /// Deletes a file that was closed before.
    ///
    /// @param deleted runs afterwards
    void delete(SpoolFile file, Runnable deleted) {
        thread.execute(() -> {
            try {
                Files.deleteIfExists(file.path());
            } catch (IOException failed) {
                // At the next start it is behind the mark, and goes then.
                LOG.warn("spool file {} stays although it is stored", file.number(), failed);
            }
            deleted.run();
        });
    }

    /// How often bytes were forced to the disk.
    long flushes() {
        return flushes.get();
    }

    private void flush() {
        planned.set(false);
        current.values().forEach(this::force);
    }

    private void release(SpoolRegion region) {
        force(region);
        region.free();
    }

    private void force(SpoolRegion region) {
        try {
            region.force();
            flushes.incrementAndGet();
        } catch (RuntimeException failed) {
            // The bytes are in the system's hands all the same; the next attempt comes with the next bytes.
            LOG.warn("the spool could not be forced to the disk", failed);
        }
    }

    /// Does first what was asked for.
    @Override
    public void close() {
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSE_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("the disk below the spool does not answer");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
