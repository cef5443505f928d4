package io.github.tallyglass.desktop.notify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The program's icon as a file that another program can read.
final class ProgramIcon {

    private static final Logger LOG = LoggerFactory.getLogger(ProgramIcon.class);
    private static final String RESOURCE = "/icons/tallyglass-64.png";

    private final Path file;

    /// @param folder where it may be written
    ProgramIcon(Path folder) {
        file = folder.resolve("tallyglass-64.png");
    }

    /// @return `""` where it cannot be had: a notification without a picture is one all the same
    String uri() {
        try {
            if (Files.notExists(file)) {
                copy();
            }
            return file.toAbsolutePath().toUri().toString();
        } catch (IOException e) {
            LOG.info("no icon for notifications: {}", e.toString());
            return "";
        }
    }

    private void copy() throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        // Whole or not there: several processes may come here at once.
        var next = Files.createTempFile(file.toAbsolutePath().getParent(), "icon", ".png");
        try (var icon = ProgramIcon.class.getResourceAsStream(RESOURCE)) {
            if (icon == null) {
                throw new IOException(RESOURCE + " is missing");
            }
            Files.copy(icon, next, StandardCopyOption.REPLACE_EXISTING);
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(next);
        }
    }
}
