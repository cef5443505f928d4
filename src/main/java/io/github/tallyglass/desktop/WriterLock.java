package io.github.tallyglass.desktop;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The right to write to a home: one process has it at a time. The system releases it when the process
/// ends, however it ends. Who has it stands in a file beside the lock, because Windows does not let
/// others read a locked file.
public final class WriterLock implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WriterLock.class);

    /// Locks of this process. Opening and closing a second channel on a locked file would drop the lock
    /// on POSIX systems, so a second attempt must not come that far.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private WriterLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /// @param folders created before
    /// @param what what this process does, as another one may name it: `window`, `collect`
    /// @return [Failure.OtherWriter] naming the process that has the lock
    public static Result<WriterLock> acquire(Folders folders, String what) {
        FileChannel channel = null;
        Path file = folders.data().resolve("writer.lock");
        var held = false;
        try {
            file = folders.data().toRealPath().resolve("writer.lock");
            if (!HELD.add(file)) {
                return taken(folders, file);
            }
            held = true;
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                HELD.remove(file);
                channel.close();
                return taken(folders, file);
            }
            OwnerFile.write(
                    holder(file), (ProcessHandle.current().pid() + " " + what + "\n").getBytes(StandardCharsets.UTF_8));
            return Result.ok(new WriterLock(file, channel));
        } catch (IOException e) {
            if (held) {
                HELD.remove(file);
                release(channel);
            }
            return Result.err(new Failure.FileFault(file.toString(), e.toString()));
        }
    }

    /// Who writes to a home at the moment, for those who only read; empty when nobody does.
    public static Optional<Failure> holder(Folders folders) {
        var who = process(folders.data().resolve("writer.lock"));
        return who.equals("?")
                ? Optional.empty()
                : Optional.of(new Failure.OtherWriter(folders.config().toString(), who));
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(holder(file));
        } catch (IOException e) {
            LOG.warn("{} stays behind", holder(file), e);
        }
        release(channel);
        HELD.remove(file);
    }

    private static void release(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            LOG.warn("lock not released cleanly", e);
        }
    }

    private static Result<WriterLock> taken(Folders folders, Path file) {
        return Result.err(new Failure.OtherWriter(folders.config().toString(), process(file)));
    }

    /// `4711 collect`; the file may be from a holder that was killed before the present one wrote its own.
    private static String process(Path file) {
        try {
            var words = Files.readString(holder(file), StandardCharsets.UTF_8).strip();
            var pid = Long.parseLong(words.split(" ", 2)[0]);
            return ProcessHandle.of(pid).isPresent() ? words : "?";
        } catch (IOException | NumberFormatException e) {
            return "?";
        }
    }

    private static Path holder(Path file) {
        return file.resolveSibling("writer.txt");
    }
}
