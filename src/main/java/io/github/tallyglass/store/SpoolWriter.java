package io.github.tallyglass.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Where bytes are received: the buffers given out are the mapped file itself, so that a killed process
/// loses nothing that a read call had returned. Used by one thread, which waits for the disk only where a
/// file grows.
public final class SpoolWriter {

    private final Spool spool;
    private final SpoolFlusher flusher;
    private final SpoolLimits limits;
    private final LongSupplier nanos;
    private @Nullable SpoolForm form;
    private @Nullable SpoolFile file;
    private @Nullable FileChannel channel;
    private @Nullable SpoolRegion region;
    private @Nullable SpoolGrowth ahead;

    /// Up to where the file was allocated, and from where on it is not in memory yet.
    private long allocated;

    private long unmapped;
    private long openedAt;
    private boolean betweenReplies;
    private boolean oneFile;

    SpoolWriter(Spool spool, SpoolFlusher flusher, SpoolLimits limits, LongSupplier nanos) {
        this.spool = spool;
        this.flusher = flusher;
        this.limits = limits;
        this.nanos = nanos;
    }

    /// Keeps to one file, however large: it stands before all that other writers begin after it.
    public void keepToOneFile() {
        oneFile = true;
    }

    /// A new connection begins: its bytes go to a file of their own.
    public void begin(SpoolForm newForm) {
        if (form != newForm || position() > SpoolForm.HEADER_BYTES) {
            end();
        }
        form = newForm;
        betweenReplies = true;
    }

    /// Makes room for a reply before it is asked for. Only here is the limit looked at: a reply that has
    /// begun is read to its end.
    ///
    /// @throws SpoolFullException when nothing may be fetched now
    public void ready() throws IOException {
        if (form == null) {
            spool.check(limits.chunkBytes(), limits.bytes());
            return;
        }
        if (betweenReplies && file != null && isOver()) {
            close(true);
        }
        if (file == null) {
            open(limits.bytes());
        } else if (allocated - position() < limits.reserveBytes()) {
            grow(limits.bytes());
        }
        spool.tookRoom();
    }

    /// The buffer for the next read call; at least one byte remains in it.
    ///
    /// @throws SpoolFullException when there is no more room
    public ByteBuffer room() throws IOException {
        if (betweenReplies && file != null && isLarge()) {
            close(true);
        }
        if (file == null) {
            open(limits.utmostBytes());
        }
        var now = region;
        if (now == null || !now.buffer().hasRemaining()) {
            if (unmapped == allocated) {
                grow(limits.utmostBytes());
            }
            now = map();
        }
        return now.buffer();
    }

    /// Everything up to the buffer's position was received.
    public void received() {
        if (file != null && region != null) {
            var position = region.position();
            file.received(position);
            betweenReplies = false;
            flusher.soon();
            if (ahead == null && channel != null && allocated - position < limits.aheadBytes() && !isLarge()) {
                ahead = new SpoolGrowth(spool, channel, allocated);
                spool.growSoon(ahead);
            }
        }
    }

    /// What follows begins with a new reply.
    public void replied() {
        betweenReplies = true;
    }

    /// Where the next byte goes; empty where no file is open.
    public RecordStore.@Nullable SpoolMark place() {
        return file == null ? null : new RecordStore.SpoolMark(file.number(), file.end());
    }

    /// Nothing more comes from this connection.
    public void end() {
        close(false);
        form = null;
    }

    private boolean isOver() {
        var old = nanos.getAsLong() - openedAt > limits.fileAge().toNanos();
        return isLarge() || old && !oneFile && position() > SpoolForm.HEADER_BYTES;
    }

    private boolean isLarge() {
        return !oneFile && position() >= limits.fileBytes();
    }

    private long position() {
        return file == null ? 0 : file.end();
    }

    private void open(long limit) throws IOException {
        var opened = spool.create(Objects.requireNonNull(form, "no connection has begun"), limit);
        file = opened.file();
        channel = opened.channel();
        allocated = opened.allocated();
        unmapped = SpoolForm.HEADER_BYTES;
        openedAt = nanos.getAsLong();
        map();
    }

    private void grow(long limit) throws IOException {
        if (!settled()) {
            spool.grow(Objects.requireNonNull(channel), allocated, limit);
            allocated += limits.chunkBytes();
        }
    }

    /// Takes the chunk that was made ahead, if there is one.
    private boolean settled() {
        var growth = ahead;
        ahead = null;
        if (growth == null || !growth.settle()) {
            return false;
        }
        allocated += limits.chunkBytes();
        return true;
    }

    private SpoolRegion map() throws IOException {
        var before = region;
        var next = SpoolRegion.map(Objects.requireNonNull(channel), unmapped, allocated - unmapped);
        unmapped = allocated;
        region = next;
        flusher.writing(this, next);
        if (before != null) {
            flusher.retire(Objects.requireNonNull(file), before);
        }
        return next;
    }

    private void close(boolean connectionGoesOn) {
        var closing = file;
        var handle = channel;
        if (closing != null && handle != null) {
            settled();
            flusher.writing(this, null);
            flusher.finish(closing, handle, region);
            spool.closed(closing, allocated, connectionGoesOn);
        }
        file = null;
        channel = null;
        region = null;
        allocated = 0;
    }
}
