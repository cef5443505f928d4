package io.github.tallyglass.desktop;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/// A small file that only its owner may read, and that is either the old one or the new one at any moment.
public final class OwnerFile {

    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private OwnerFile() {}

    /// Writes beside the file, forces the bytes to the disk and moves the new file over the old one. A
    /// symbolic link stays one: what it points to is replaced.
    public static void write(Path file, byte[] bytes) throws IOException {
        var target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        var folder = target.getParent() == null ? target.toAbsolutePath().getRoot() : target.getParent();
        Files.createDirectories(folder);
        var next = Files.createTempFile(folder, "." + target.getFileName(), ".tmp", permissions(target));
        try {
            try (var channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
                var buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            move(next, target);
        } finally {
            Files.deleteIfExists(next);
        }
    }

    /// Whether others than the owner have any right to the file; false where the system has no such bits.
    static boolean isOpenToOthers(Path file) throws IOException {
        return isPosix(file) && !OWNER.containsAll(Files.getPosixFilePermissions(file));
    }

    static void closeToOthers(Path file) throws IOException {
        Files.setPosixFilePermissions(file, OWNER);
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            // Some network file systems cannot; a plain replacement is what is left.
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static FileAttribute<?>[] permissions(Path file) {
        return isPosix(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)}
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
