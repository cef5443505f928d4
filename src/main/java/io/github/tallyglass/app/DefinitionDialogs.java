package io.github.tallyglass.app;

import io.github.tallyglass.ui.account.DefinitionFiles;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/// The system's file dialogs for definitions of custom gateways.
///
/// @param window the owner, once it is there
record DefinitionDialogs(Supplier<Window> window) implements DefinitionFiles {

    @Override
    public Optional<Path> chooseDefinition() {
        return Optional.ofNullable(chooser().showOpenDialog(window.get())).map(File::toPath);
    }

    @Override
    public Optional<Path> chooseNewDefinition(String suggestedName) {
        var chooser = chooser();
        chooser.setInitialFileName(suggestedName);
        return Optional.ofNullable(chooser.showSaveDialog(window.get())).map(File::toPath);
    }

    private static FileChooser chooser() {
        var chooser = new FileChooser();
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("JSON", "*.json"));
        return chooser;
    }
}
