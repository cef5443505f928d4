package io.github.tallyglass.ui.requests;

import java.nio.file.Path;
import java.util.Optional;

/// The system's own dialogs, which not every platform has: behind an interface so that a window without a
/// screen works too. Called on the JavaFX thread.
public interface Dialogs {

    /// Asks where to save; empty when the user thought better of it.
    Optional<Path> chooseSaveFile(String suggestedName);

    /// Shows the file's folder in the system's file manager; does nothing where there is none.
    void openFolder(Path file);
}
