package io.github.tallyglass.store;

import io.github.tallyglass.store.RecordStore.SpoolMark;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The files of one account's spool, as they lie in their folder.
final class SpoolFolder {

    private static final Logger LOG = LoggerFactory.getLogger(SpoolFolder.class);
    private static final Pattern NAME = Pattern.compile("([0-9]{1,18})\\.spool");
    private static final int PIECE = 64 << 10;
    private static final int MOST_DIGITS = 18;

    private final Path path;

    private SpoolFolder(Path path) {
        this.path = path;
    }

    static SpoolFolder of(Path data, long accountId) throws IOException {
        var path = data.resolve("spool").resolve(Long.toString(accountId));
        Files.createDirectories(path, permissions(path, "rwx------"));
        return new SpoolFolder(path);
    }

    static void keepOnly(Path data, Set<Long> accounts) throws IOException {
        var all = data.resolve("spool");
        if (!Files.isDirectory(all)) {
            return;
        }
        try (var folders = Files.newDirectoryStream(all, "[0-9]*")) {
            for (var folder : folders) {
                var name = folder.getFileName().toString();
                if (name.length() <= MOST_DIGITS
                        && name.chars().allMatch(Character::isDigit)
                        && !accounts.contains(Long.parseLong(name))) {
                    delete(folder);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.newDirectoryStream(folder, "*.spool")) {
            for (var file : files) {
                Files.delete(file);
            }
        }
        Files.deleteIfExists(folder);
    }

    Path path() {
        return path;
    }

    String name() {
        return path.getFileName().toString();
    }

    Path path(long number) {
        return path.resolve(String.format(Locale.ROOT, "%08d.spool", number));
    }

    FileChannel create(Path file) throws IOException {
        return FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
                permissions(file, "rw-------"));
    }

    /// Undoes the making of a file that got no room.
    void discard(FileChannel channel, Path file) {
        try (channel) {
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            LOG.warn("{} stays behind empty", file.getFileName(), failed);
        }
    }

    /// The highest number of a file; 0 where there is none.
    long highest() throws IOException {
        return numbers().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /// Finds the end of each file, gives back what lies behind it, and deletes what is stored already.
    ///
    /// @return closed files, oldest first
    List<SpoolFile> recover(SpoolMark stored) throws IOException {
        var found = new ArrayList<SpoolFile>();
        for (var number : numbers()) {
            recover(number, stored).ifPresent(found::add);
        }
        return found;
    }

    private Optional<SpoolFile> recover(long number, SpoolMark stored) throws IOException {
        var file = path(number);
        if (number < stored.file()) {
            Files.delete(file);
            return Optional.empty();
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            var end = end(channel);
            var header = new byte[SpoolForm.HEADER_BYTES];
            channel.read(ByteBuffer.wrap(header), 0);
            var form = SpoolForm.of(header);
            if (form.isEmpty() && end > 0) {
                LOG.warn("{} was not written by this program, or by a newer one: it stays", file.getFileName());
                return Optional.empty();
            }
            var storedTo = number == stored.file() ? stored.offset() : 0;
            if (end <= Math.max(SpoolForm.HEADER_BYTES, storedTo)) {
                Files.delete(file);
                return Optional.empty();
            }
            channel.truncate(end);
            return form.map(known -> new SpoolFile(number, known, file, end, false));
        }
    }

    /// Offset behind the last byte that is not zero.
    private static long end(FileChannel channel) throws IOException {
        var piece = ByteBuffer.allocate(PIECE);
        for (var end = channel.size(); end > 0; ) {
            var from = Math.max(0, end - PIECE);
            piece.clear().limit((int) (end - from));
            while (piece.hasRemaining() && channel.read(piece, from + piece.position()) >= 0) {
                // reads on
            }
            for (var at = piece.position() - 1; at >= 0; at--) {
                if (piece.get(at) != 0) {
                    return from + at + 1;
                }
            }
            end = from;
        }
        return 0;
    }

    private List<Long> numbers() throws IOException {
        try (var names = Files.list(path)) {
            return names.map(file -> NAME.matcher(file.getFileName().toString()))
                    .filter(name -> name.matches())
                    .map(name -> Long.valueOf(name.group(1)))
                    .sorted()
                    .toList();
        }
    }

    private static FileAttribute<?>[] permissions(Path file, String bits) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(bits))}
                : new FileAttribute<?>[0];
    }
}
