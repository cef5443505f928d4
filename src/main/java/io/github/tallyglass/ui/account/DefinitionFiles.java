package io.github.tallyglass.ui.account;

import java.nio.file.Path;
import java.util.Optional;

/// The system's dialogs for definition files. Called on the JavaFX thread; empty when the user thought better of it.
public interface DefinitionFiles {

    Optional<Path> chooseDefinition();

    Optional<Path> chooseNewDefinition(String suggestedName);
}
