package io.github.tallyglass.export;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/// A UTF-8 file that appears whole or not at all: written beside its place, flushed to the disk, moved over
/// it.
final class SafeFile {

    /// Fills the file; an error or an exception leaves the target as it was.
    interface Content<T> {
        Result<T> write(Writer writer) throws IOException;
    }

    private final Path named;

    SafeFile(Path named) {
        this.named = named;
    }

    <T> Result<T> write(Content<T> content) {
        try {
            // A link stays a link: what it points to is replaced.
            var target = Files.exists(named) ? named.toRealPath() : named.toAbsolutePath();
            if (Files.isDirectory(target)) {
                return fault("is-a-folder");
            }
            var folder = target.getParent();
            if (folder == null || !Files.isDirectory(folder)) {
                return fault("folder-missing");
            }
            // A device or a pipe must never be replaced by a file.
            return Files.exists(target) && !Files.isRegularFile(target)
                    ? direct(target, content)
                    : beside(folder, target, content);
        } catch (AccessDeniedException denied) {
            return fault("not-allowed");
        } catch (FileSystemException refused) {
            return fault(refused.getReason() == null ? refused.toString() : refused.getReason());
        } catch (IOException | UncheckedIOException broken) {
            return fault(String.valueOf(broken.getMessage()));
        }
    }

    private static <T> Result<T> direct(Path target, Content<T> content) throws IOException {
        try (var writer = Files.newBufferedWriter(target, StandardOpenOption.WRITE)) {
            return content.write(writer);
        }
    }

    private static <T> Result<T> beside(Path folder, Path target, Content<T> content) throws IOException {
        var draft = folder.resolve("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            var result = fill(draft, content);
            if (result instanceof Result.Ok<T>) {
                moveOver(draft, target);
            }
            return result;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static <T> Result<T> fill(Path draft, Content<T> content) throws IOException {
        try (var channel = FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                var writer = new BufferedWriter(
                        new OutputStreamWriter(Channels.newOutputStream(channel), StandardCharsets.UTF_8), 1 << 16)) {
            var result = content.write(writer);
            writer.flush();
            channel.force(true);
            return result;
        }
    }

    private static void moveOver(Path draft, Path target) throws IOException {
        try {
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException unsupported) {
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private <T> Result<T> fault(String detail) {
        return Result.err(new Failure.FileFault(named.toString(), detail));
    }
}
