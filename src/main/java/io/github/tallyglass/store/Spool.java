package io.github.tallyglass.store;

import io.github.tallyglass.store.RecordStore.SpoolMark;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a source handed over once and the database does not hold yet: raw bytes in append-only files,
/// readable by their owner alone, `DATA/spool/ACCOUNT/NUMBER.spool`. Each connection's thread writes
/// ([#writer()]), one other reads ([#files()]) and deletes what is stored.
///
/// No length is kept: behind the last byte that was received a file holds zeros, which no source sends.
public final class Spool implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Spool.class);

    private static final long LINGER_SECONDS = 30;

    private final SpoolFolder folder;
    private final SpoolLimits limits;
    private final SpoolDisk disk;
    private final SpoolFlusher flusher;
    private final ThreadPoolExecutor growing;
    private final LongSupplier nanos;
    private final List<SpoolWriter> writers = new CopyOnWriteArrayList<>();
    private final ConcurrentSkipListMap<Long, SpoolFile> files = new ConcurrentSkipListMap<>();
    private final AtomicLong bytes = new AtomicLong();
    private volatile boolean full;
    private long next;

    private Spool(SpoolFolder folder, SpoolLimits limits, SpoolDisk disk, LongSupplier nanos) {
        this.folder = folder;
        this.limits = limits;
        this.disk = disk;
        flusher = new SpoolFlusher("spool-" + folder.name(), limits.flushEvery());
        growing = new ThreadPoolExecutor(
                1,
                1,
                LINGER_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("spool-grow-" + folder.name()).factory());
        growing.allowCoreThreadTimeOut(true);
        this.nanos = nanos;
    }

    /// Deletes what is left of accounts that are no more: what was fetched for them holds their clients'
    /// keys.
    ///
    /// @param accounts ids of those that there are
    /// @throws IOException when something of it stays
    public static void keepOnly(Path data, Set<Long> accounts) throws IOException {
        SpoolFolder.keepOnly(data, accounts);
    }

    /// Opens the account's spool and finds what a stop or a kill had left in it.
    ///
    /// @param data the folder of the cache
    /// @param stored up to where rows are in the cache: what lies before is deleted
    /// @throws IOException when the folder cannot be made or read
    public static Spool open(Path data, long accountId, Optional<SpoolMark> stored, SpoolLimits limits)
            throws IOException {
        return open(data, accountId, stored, limits, SpoolDisk.REAL, System::nanoTime);
    }

    /// As above.
    ///
    /// @param nanos a clock that never jumps
    public static Spool open(
            Path data,
            long accountId,
            Optional<SpoolMark> stored,
            SpoolLimits limits,
            SpoolDisk disk,
            LongSupplier nanos)
            throws IOException {
        var folder = SpoolFolder.of(data, accountId);
        var spool = new Spool(folder, limits, disk, nanos);
        var before = stored.orElse(new SpoolMark(0, 0));
        var found = folder.recover(before);
        found.forEach(file -> {
            spool.files.put(file.number(), file);
            spool.bytes.addAndGet(file.end());
        });
        spool.next = Math.max(before.file(), folder.highest()) + 1;
        return spool;
    }

    /// Another one that writes, to files of its own, on one thread.
    public SpoolWriter writer() {
        var writer = new SpoolWriter(this, flusher, limits, nanos);
        writers.add(writer);
        return writer;
    }

    /// Those that are not deleted yet, oldest first.
    public List<SpoolFile> files() {
        return List.copyOf(files.values());
    }

    /// Everything in the file is stored and no more will come. On the storing thread.
    public void delete(SpoolFile file) throws IOException {
        if (file.isOpen()) {
            throw new IllegalStateException("spool file " + file.number() + " is being written to");
        }
        file.endReading();
        if (files.remove(file.number()) != null) {
            flusher.delete(file, () -> bytes.addAndGet(-file.end()));
        }
    }

    /// What it takes on disk.
    public long bytes() {
        return bytes.get();
    }

    /// Whether the last wish for room was refused.
    public boolean isFull() {
        return full;
    }

    /// Whether it comes near its limit.
    public boolean isNearlyFull() {
        return full || bytes.get() >= limits.warnBytes();
    }

    /// How often bytes were forced to the disk.
    long flushes() {
        return flusher.flushes();
    }

    /// A file that was just made.
    record Opened(SpoolFile file, FileChannel channel, long allocated) {}

    synchronized Opened create(SpoolForm form, long limit) throws IOException {
        check(limits.chunkBytes(), limit);
        var path = folder.path(next);
        var channel = folder.create(path);
        try {
            // Header and zeros together are one chunk, so that files keep to the size of pages.
            disk.allocate(channel, 0, limits.chunkBytes());
            var header = form.header();
            while (header.hasRemaining()) {
                channel.write(header, header.position());
            }
        } catch (IOException failed) {
            folder.discard(channel, path);
            throw refused(failed);
        }
        bytes.addAndGet(limits.chunkBytes());
        var file = new SpoolFile(next, form, path, SpoolForm.HEADER_BYTES, true);
        files.put(next, file);
        next++;
        return new Opened(file, channel, limits.chunkBytes());
    }

    /// By one chunk, before it is needed: a refusal then says nothing yet.
    void grow(FileChannel channel, long from) throws IOException {
        if (isBeyond(limits.chunkBytes(), limits.bytes())) {
            throw new SpoolFullException("no room ahead");
        }
        allocate(channel, from);
    }

    /// By one chunk.
    void grow(FileChannel channel, long from, long limit) throws IOException {
        check(limits.chunkBytes(), limit);
        try {
            allocate(channel, from);
        } catch (IOException failed) {
            throw refused(failed);
        }
    }

    private void allocate(FileChannel channel, long from) throws IOException {
        try {
            disk.allocate(channel, from, limits.chunkBytes());
        } catch (IOException failed) {
            try {
                channel.truncate(from);
            } catch (IOException again) {
                failed.addSuppressed(again);
            }
            throw failed;
        }
        bytes.addAndGet(limits.chunkBytes());
    }

    /// Has the chunk made by another thread.
    void growSoon(SpoolGrowth growth) {
        growing.execute(growth);
    }

    void tookRoom() {
        full = false;
    }

    void closed(SpoolFile file, long allocated, boolean connectionGoesOn) {
        bytes.addAndGet(file.end() - allocated);
        file.closed(connectionGoesOn);
    }

    void check(long more, long limit) throws IOException {
        if (isBeyond(more, limit)) {
            throw refused(null);
        }
    }

    private boolean isBeyond(long more, long limit) throws IOException {
        return bytes.get() + more > limit || disk.usable(folder.path()) < limits.keepFree() + more;
    }

    private SpoolFullException refused(@Nullable IOException why) {
        if (!full) {
            LOG.warn("the spool of account {} takes no more, at {} bytes", folder.name(), bytes.get(), why);
        }
        full = true;
        return why == null
                ? new SpoolFullException("the spool has reached its limit")
                : new SpoolFullException("the disk takes no more: " + why.getMessage(), why);
    }

    /// Ends the files of those that wrote, and waits until the disk has everything. No writer may be in
    /// use.
    @Override
    public void close() {
        writers.forEach(SpoolWriter::end);
        growing.shutdown();
        flusher.close();
        for (var file : files.values()) {
            try {
                file.endReading();
            } catch (IOException failed) {
                LOG.warn("spool file {} could not be closed", file.number(), failed);
            }
        }
    }
}
