package io.github.tallyglass.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The thread of a spool that waits for the disk, so that the one that reads from the source never does.
/// It lives only while there is something to do.
final class SpoolFlusher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SpoolFlusher.class);
    private static final Duration LINGER = Duration.ofSeconds(30);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(30);

    private final ScheduledThreadPoolExecutor thread;
    private final Duration every;
    private final Queue<Retired> retired = new ConcurrentLinkedQueue<>();
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

    /// Nothing more is written to the region. It is forced with the next flush: what is stored and
    /// deleted by then never costs the disk anything.
    void retire(SpoolFile file, SpoolRegion region) {
        retired.add(new Retired(file, region, null));
        soon();
    }

    /// Nothing more is written to the file: what was allocated beyond its end is given back.
    void finish(SpoolFile file, FileChannel channel, @Nullable SpoolRegion region) {
        retired.add(new Retired(file, region, channel));
        soon();
    }

    /// What a file is through with.
    private record Retired(
            SpoolFile file,
            @Nullable SpoolRegion region,
            @Nullable FileChannel channel) {}

    /// On the thread.
    private void release(Retired one, boolean keep) {
        if (one.region() != null) {
            if (keep) {
                force(one.region());
            }
            one.region().free();
        }
        if (one.channel() != null) {
            try (var channel = one.channel()) {
                channel.truncate(one.file().end());
                if (keep) {
                    channel.force(true);
                }
            } catch (IOException failed) {
                LOG.warn(
                        "spool file {} was not closed as it should be",
                        one.file().number(),
                        failed);
            }
        }
    }

    private void releaseAll() {
        for (var one = retired.poll(); one != null; one = retired.poll()) {
            release(one, true);
        }
    }

    /// Deletes a file that was closed before.
    ///
    /// @param deleted runs afterwards
    void delete(SpoolFile file, Runnable deleted) {
        thread.execute(() -> {
            retired.removeIf(one -> {
                var gone = one.file() == file;
                if (gone) {
                    release(one, false);
                }
                return gone;
            });
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
        releaseAll();
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
        if (thread.isShutdown()) {
            return;
        }
        thread.execute(this::releaseAll);
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
