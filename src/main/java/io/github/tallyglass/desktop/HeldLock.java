package io.github.tallyglass.desktop;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A lock on a file that one process has at a time. The system releases it when the process ends, however
/// it ends. The file stays: deleting it would let two processes lock two files of one name.
public final class HeldLock implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HeldLock.class);

    /// Locks of this process. Opening and closing a second channel on a locked file would drop the lock
    /// on POSIX systems, so a second attempt must not come that far.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private HeldLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /// @param folder is there
    /// @return empty when this or another process has it
    public static Optional<HeldLock> take(Path folder, String name) throws IOException {
        var file = folder.toRealPath().resolve(name);
        if (!HELD.add(file)) {
            return Optional.empty();
        }
        HeldLock taken = null;
        try {
            taken = lock(file);
        } finally {
            if (taken == null) {
                HELD.remove(file);
            }
        }
        return Optional.ofNullable(taken);
    }

    private static @Nullable HeldLock lock(Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var locked = false;
        try {
            locked = channel.tryLock() != null;
            return locked ? new HeldLock(file, channel) : null;
        } finally {
            if (!locked) {
                channel.close();
            }
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.warn("lock {} not released cleanly", file, e);
        } finally {
            HELD.remove(file);
        }
    }
}
