package io.github.tallyglass.desktop;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The right to write to a home: one process has it at a time, see [HeldLock]. Who has it stands in a file
/// beside the lock, because Windows does not let others read a locked file.
public final class WriterLock implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WriterLock.class);
    private static final String NAME = "writer.lock";

    private final Path holder;
    private final HeldLock lock;

    private WriterLock(Path holder, HeldLock lock) {
        this.holder = holder;
        this.lock = lock;
    }

    /// @param folders created before
    /// @param what what this process does, as another one may name it: `window`, `collect`
    /// @return [Failure.OtherWriter] naming the process that has the lock
    public static Result<WriterLock> acquire(Folders folders, String what) {
        var holder = holderFile(folders);
        HeldLock lock = null;
        try {
            lock = HeldLock.take(folders.data(), NAME).orElse(null);
            if (lock == null) {
                return Result.err(new Failure.OtherWriter(folders.config().toString(), process(holder)));
            }
            OwnerFile.write(
                    holder, (ProcessHandle.current().pid() + " " + what + "\n").getBytes(StandardCharsets.UTF_8));
            return Result.ok(new WriterLock(holder, lock));
        } catch (IOException e) {
            if (lock != null) {
                lock.close();
            }
            return Result.err(new Failure.FileFault(folders.data().resolve(NAME).toString(), e.toString()));
        }
    }

    /// Who writes to a home at the moment, for those who only read; empty when nobody does.
    public static Optional<Failure> holder(Folders folders) {
        var who = process(holderFile(folders));
        return who.equals("?")
                ? Optional.empty()
                : Optional.of(new Failure.OtherWriter(folders.config().toString(), who));
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(holder);
        } catch (IOException e) {
            LOG.warn("{} stays behind", holder, e);
        }
        lock.close();
    }

    /// `4711 collect`; the file may be from a holder that was killed before the present one wrote its own.
    private static String process(Path holder) {
        try {
            var words = Files.readString(holder, StandardCharsets.UTF_8).strip();
            var pid = Long.parseLong(words.split(" ", 2)[0]);
            return ProcessHandle.of(pid).isPresent() ? words : "?";
        } catch (IOException | NumberFormatException e) {
            return "?";
        }
    }

    private static Path holderFile(Folders folders) {
        return folders.data().resolve("writer.txt");
    }
}
