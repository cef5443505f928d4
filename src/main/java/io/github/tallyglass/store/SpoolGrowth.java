package io.github.tallyglass.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// One chunk that a file is to grow by, made by whoever comes first: a thread beside the one that reads
/// from the source, or that one itself when it needs the room.
final class SpoolGrowth implements Runnable {

    private final Spool spool;
    private final FileChannel channel;
    private final long from;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile @Nullable IOException failed;

    SpoolGrowth(Spool spool, FileChannel channel, long from) {
        this.spool = spool;
        this.channel = channel;
        this.from = from;
    }

    /// Ahead of time.
    @Override
    public void run() {
        if (begun.compareAndSet(false, true)) {
            try {
                spool.grow(channel, from);
            } catch (IOException refused) {
                failed = refused;
            } finally {
                done.countDown();
            }
        }
    }

    /// Whether the chunk is there, without making it now: waits only where it is being made.
    boolean settle() {
        if (begun.compareAndSet(false, true)) {
            return false;
        }
        var interrupted = false;
        while (done.getCount() > 0) {
            try {
                done.await();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return failed == null;
    }
}
