package io.github.tallyglass.app;

import io.github.tallyglass.ui.requests.Dialogs;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/// The system's file dialog over the program's window.
///
/// @param window the owner, once it is there
/// @param browser opens an address with the system's program for it
record SystemDialogs(Supplier<Window> window, Consumer<String> browser) implements Dialogs {

    @Override
    public Optional<Path> chooseSaveFile(String suggestedName) {
        var chooser = new FileChooser();
        chooser.setInitialFileName(suggestedName);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("CSV", "*.csv"));
        return Optional.ofNullable(chooser.showSaveDialog(window.get())).map(file -> file.toPath());
    }

    @Override
    public void openFolder(Path file) {
        var folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            browser.accept(folder.toUri().toString());
        }
    }
}
