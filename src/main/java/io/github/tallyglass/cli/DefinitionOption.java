package io.github.tallyglass.cli;

import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.Failure;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The file that describes a custom gateway.
final class DefinitionOption {

    private static final long LARGEST_FILE = 256 * 1024;

    @Option(names = "--definition", paramLabel = "FILE", descriptionKey = "cli.option.definition")
    private @Nullable String file;

    boolean isGiven() {
        return file != null;
    }

    /// Text of the file; `""` for kinds that need none. Wrong usage where a custom gateway has none, or
    /// another kind has one.
    String read(Session session, AccountKind kind) {
        var given = file;
        if (given == null) {
            if (kind == AccountKind.CUSTOM) {
                throw session.usage("cli.usage.definition-missing");
            }
            return "";
        }
        if (kind != AccountKind.CUSTOM) {
            throw session.usage("cli.usage.definition-kind");
        }
        return text(session, given);
    }

    /// Text of the file; null where none was given.
    @Nullable
    String readIfGiven(Session session) {
        var given = file;
        return given == null ? null : text(session, given);
    }

    private static String text(Session session, String given) {
        try {
            var path = Path.of(given);
            if (Files.isRegularFile(path) && Files.size(path) > LARGEST_FILE) {
                throw session.problem(new Failure.TooLarge(given, LARGEST_FILE));
            }
            return Files.readString(path);
        } catch (InvalidPathException | NoSuchFileException nowhere) {
            throw session.problem(new Failure.FileFault(given, "no-such-file"));
        } catch (CharacterCodingException noText) {
            throw session.problem(new Failure.FileFault(given, "not-text"));
        } catch (IOException broken) {
            throw session.problem(new Failure.FileFault(given, broken.getClass().getSimpleName()));
        }
    }
}
