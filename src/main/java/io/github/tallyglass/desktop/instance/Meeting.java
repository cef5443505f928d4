package io.github.tallyglass.desktop.instance;

import io.github.tallyglass.desktop.Folders;
import io.github.tallyglass.desktop.OwnerFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where the starts of one home meet. The lock lies in the home, so that one home has one first start
/// whatever its environment says; a note beside it names the process and its socket, which lies where the
/// system keeps such things and where its path is short enough.
final class Meeting {

    private static final Logger LOG = LoggerFactory.getLogger(Meeting.class);

    static final String LOCK = "instance.lock";
    private static final String NOTE = "instance.txt";

    /// The address of a Unix domain socket holds 104 bytes on macOS, 108 elsewhere, with a zero at its end.
    private static final int LONGEST_PATH = 103;

    private final Path data;
    private final Function<String, @Nullable String> environment;

    Meeting(Folders folders, Function<String, @Nullable String> environment) {
        this.data = folders.data();
        this.environment = environment;
    }

    /// Who serves this home and where.
    record Note(long pid, Path socket) {}

    /// For the holder of the lock alone: whatever lies at this path is stale.
    Path socket() throws IOException {
        var name = "%016x.sock".formatted(hash(data.toRealPath().toString()));
        var named = environment.apply("XDG_RUNTIME_DIR");
        if (named != null && Path.of(named).isAbsolute() && Files.isWritable(Path.of(named))) {
            var folder = Path.of(named).resolve("tallyglass");
            if (fits(folder.resolve(name)) && isOwn(folder)) {
                return folder.resolve(name);
            }
        }
        var folder = data.resolve("run");
        if (fits(folder.resolve(name)) && isOwn(folder)) {
            return folder.resolve(name);
        }
        // A home far down: a new folder that nobody else can have made, named by the note alone.
        return Files.createTempDirectory("tallyglass").resolve(name);
    }

    void leave(Note note) throws IOException {
        OwnerFile.write(
                data.resolve(NOTE), (note.pid() + "\n" + note.socket() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /// Empty when nobody has left one, or one that is being replaced.
    Optional<Note> note() {
        try {
            var lines = Files.readAllLines(data.resolve(NOTE), StandardCharsets.UTF_8);
            return lines.size() < 2
                    ? Optional.empty()
                    : Optional.of(new Note(Long.parseLong(lines.get(0)), Path.of(lines.get(1))));
        } catch (IOException | NumberFormatException | InvalidPathException e) {
            LOG.debug("no note of a first start: {}", e.toString());
            return Optional.empty();
        }
    }

    void forget() throws IOException {
        Files.deleteIfExists(data.resolve(NOTE));
    }

    private static boolean fits(Path socket) {
        return socket.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_PATH;
    }

    /// Makes the folder, or narrows one that is there, so that its owner alone gets through. Where the
    /// system has no such permissions, the profile's folders are the user's.
    private static boolean isOwn(Path folder) {
        try {
            if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createDirectories(folder);
                return true;
            }
            var owner = PosixFilePermissions.fromString("rwx------");
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(owner));
            // Fails where the folder is another user's.
            Files.setPosixFilePermissions(folder, owner);
            return true;
        } catch (IOException e) {
            LOG.info("{} is of no use for a socket: {}", folder, e.toString());
            return false;
        }
    }

    /// FNV-1a: few homes share a folder, and a path must stay short.
    private static long hash(String text) {
        var hash = 0xcbf29ce484222325L;
        for (var each : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (each & 0xff)) * 0x100000001b3L;
        }
        return hash;
    }
}
