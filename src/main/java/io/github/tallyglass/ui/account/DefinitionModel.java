package io.github.tallyglass.ui.account;

import io.github.tallyglass.domain.DefinitionProblem;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.sync.GatewayDefinitions;
import io.github.tallyglass.ui.Latest;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The definition of a custom gateway while it is being written: its text, what stands in its settings,
/// and what is wrong with it. Lives on the JavaFX thread; files are read and written elsewhere.
public final class DefinitionModel {

    private static final long LARGEST_FILE = 256 * 1024;

    private final GatewayDefinitions definitions;
    private final DefinitionFiles files;
    private final Latest<Result<String>> transfers;

    private final StringProperty definitionText;
    private final ReadOnlyObjectWrapper<List<DefinitionProblem>> problems = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Map<String, String>> values = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<Result<String>> transfer = new ReadOnlyObjectWrapper<>(Result.ok(""));

    public DefinitionModel(GatewayDefinitions definitions, DefinitionFiles files, Executor background, Executor fx) {
        this.definitions = definitions;
        this.files = files;
        transfers = new Latest<>(background, fx);
        definitionText = new SimpleStringProperty(definitions.plain());
        values.set(definitions.values(definitionText.get()));
        definitionText.subscribe((_, now) -> check(now));
    }

    // Properties

    /// JSON, right or wrong; the shortest definition to begin with.
    public StringProperty definitionTextProperty() {
        return definitionText;
    }

    /// Everything that is wrong with the text; empty where it can be used.
    public ReadOnlyObjectProperty<List<DefinitionProblem>> problemsProperty() {
        return problems.getReadOnlyProperty();
    }

    /// Settings by JSON pointer. While the text cannot be read they stay as they were, with what was set
    /// since.
    public ReadOnlyObjectProperty<Map<String, String>> valuesProperty() {
        return values.getReadOnlyProperty();
    }

    /// How the last file went: its name, `""` before any, or why it could not be read or written.
    public ReadOnlyObjectProperty<Result<String>> transferProperty() {
        return transfer.getReadOnlyProperty();
    }

    // Commands

    /// Puts one setting into the text.
    ///
    /// @param at JSON pointer
    public void set(String at, String value) {
        if (value.equals(values.get().getOrDefault(at, ""))) {
            return;
        }
        var typed = new TreeMap<>(values.get());
        typed.put(at, value);
        values.set(Map.copyOf(typed));
        definitionText.set(definitions.with(definitionText.get(), at, value));
    }

    /// Begins with the shortest definition again.
    public void reset() {
        transfers.forget();
        definitionText.set(definitions.plain());
        transfer.set(Result.ok(""));
    }

    /// Takes a file that the user chooses.
    public void load() {
        files.chooseDefinition()
                .ifPresent(file -> transfers.ask(() -> read(file), outcome -> {
                    var read = outcome.flatMap(Function.identity());
                    if (read instanceof Result.Ok<String>(String text)) {
                        definitionText.set(
                                definitions.tidy(text) instanceof Result.Ok<String>(String tidy) ? tidy : text);
                    }
                    transfer.set(read.map(_ -> file.getFileName().toString()));
                }));
    }

    /// Writes a file where the user wants it, for others to use; only what is right is worth sharing.
    public void save() {
        var text = definitionText.get();
        if (problems.get().isEmpty()) {
            files.chooseNewDefinition(suggestedName())
                    .ifPresent(file -> transfers.ask(
                            () -> write(file, text), outcome -> transfer.set(outcome.flatMap(Function.identity()))));
        }
    }

    private String suggestedName() {
        var name = values.get()
                .getOrDefault("/name", "")
                .strip()
                .toLowerCase(java.util.Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
        return (name.isEmpty() ? "gateway" : name) + ".json";
    }

    private void check(String text) {
        problems.set(definitions.problems(text));
        if (problems.get().isEmpty()) {
            values.set(definitions.values(text));
        }
    }

    private static Result<String> read(Path file) {
        try {
            return Files.size(file) > LARGEST_FILE
                    ? Result.err(new Failure.TooLarge(file.toString(), LARGEST_FILE))
                    : Result.ok(Files.readString(file));
        } catch (CharacterCodingException noText) {
            return Result.err(new Failure.FileFault(file.toString(), "not-text"));
        } catch (IOException broken) {
            return Result.err(
                    new Failure.FileFault(file.toString(), broken.getClass().getSimpleName()));
        }
    }

    private static Result<String> write(Path file, String text) {
        try {
            Files.writeString(file, text);
            return Result.ok(file.getFileName().toString());
        } catch (IOException broken) {
            return Result.err(
                    new Failure.FileFault(file.toString(), broken.getClass().getSimpleName()));
        }
    }
}
