package io.github.tallyglass.app;

import io.github.tallyglass.ui.account.DefinitionFiles;
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
record SystemDialogs(Supplier<Window> window, Consumer<String> browser) implements Dialogs, DefinitionFiles {

    private static final FileChooser.ExtensionFilter CSV = new FileChooser.ExtensionFilter("CSV", "*.csv");
    private static final FileChooser.ExtensionFilter JSON = new FileChooser.ExtensionFilter("JSON", "*.json");

    @Override
    public Optional<Path> chooseSaveFile(String suggestedName) {
        return save(suggestedName, CSV);
    }

    @Override
    public Optional<Path> chooseNewDefinition(String suggestedName) {
        return save(suggestedName, JSON);
    }

    @Override
    public Optional<Path> chooseDefinition() {
        var chooser = new FileChooser();
        chooser.getExtensionFilters().add(JSON);
        return Optional.ofNullable(chooser.showOpenDialog(window.get())).map(file -> file.toPath());
    }

    private Optional<Path> save(String suggestedName, FileChooser.ExtensionFilter kind) {
        var chooser = new FileChooser();
        chooser.setInitialFileName(suggestedName);
        chooser.getExtensionFilters().add(kind);
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
