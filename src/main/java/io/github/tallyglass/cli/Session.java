package io.github.tallyglass.cli;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.export.Json;
import io.github.tallyglass.text.Texts;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One run of the program: what commands use to reach the home, to print and to fail.
final class Session {

    private final Root root;
    private final Terminal terminal;
    private final Texts texts;
    private GlobalOptions options;

    Session(Root root, Terminal terminal, Texts texts) {
        this.root = root;
        this.terminal = terminal;
        this.texts = texts;
        this.options = new GlobalOptions(null, null, false);
    }

    Root root() {
        return root;
    }

    Terminal terminal() {
        return terminal;
    }

    Texts texts() {
        return texts;
    }

    GlobalOptions options() {
        return options;
    }

    /// The options as read, with the environment where they say nothing.
    void accept(@Nullable Path home, @Nullable String language, boolean verbose) {
        var variable = terminal.environment().apply("TALLYGLASS_HOME");
        var fallback = variable == null || variable.isBlank() ? null : Path.of(variable);
        options = new GlobalOptions(home == null ? fallback : home, language, verbose);
    }

    /// Opens the home; says on stderr when it can only be read.
    Services open() {
        return opened(false);
    }

    /// The same for a command that has something to keep and is of use without keeping it.
    Services openToKeep() {
        return opened(true);
    }

    private Services opened(boolean toWrite) {
        var services = value(root.open(options, toWrite));
        var readOnly = services.readOnly();
        if (readOnly != null) {
            say(texts.get("cli.read-only", texts.message(readOnly)));
        }
        return services;
    }

    /// Opens the home for a command that must write.
    Services openToWrite() {
        var services = value(root.open(options, true));
        var readOnly = services.readOnly();
        if (readOnly != null) {
            services.close();
            throw problem(readOnly);
        }
        return services;
    }

    /// The accounts of the home; without any there is nothing to read, which is told with what to do.
    List<Account> accounts(Services services) {
        var known = services.accounts().list();
        if (known.isEmpty()) {
            throw new Problem(
                            "no-accounts",
                            texts.get("cli.account.none"),
                            texts.get("cli.account.none-advice"),
                            ExitCode.FAILED)
                    .thrown();
        }
        return known;
    }

    <T> T value(Result<T> result) {
        return switch (result) {
            case Result.Ok<T>(T value) -> value;
            case Result.Err<T>(Failure failure) -> throw problem(failure);
        };
    }

    Problem.Thrown problem(Failure failure) {
        return Problem.of(failure, texts).thrown();
    }

    /// Wrong usage, told with the text under `key`.
    Problem.Thrown usage(String key, Object... args) {
        return Problem.usage(texts.get(key, args), texts.get("cli.usage.advice"))
                .thrown();
    }

    void print(String line) {
        terminal.out().println(line);
        terminal.out().flush();
    }

    void printDocument(Object document) {
        terminal.out().print(Json.text(document) + "\n");
        terminal.out().flush();
    }

    void say(String line) {
        terminal.err().println(line);
        terminal.err().flush();
    }
}
