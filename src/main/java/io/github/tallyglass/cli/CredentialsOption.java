package io.github.tallyglass.cli;

import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.sync.Subscriptions;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The token file of another program, or a folder of such.
final class CredentialsOption {

    @Option(names = "--credentials", paramLabel = "FILE|FOLDER", descriptionKey = "cli.option.credentials")
    private @Nullable String place;

    /// The definition that says so; `""` for the usual place. Wrong usage for kinds that have no such file.
    String definition(Session session, AccountKind kind) {
        if (place != null && !kind.isSubscription()) {
            throw session.usage("cli.usage.credentials-kind");
        }
        var given = definitionIfGiven(session);
        return given == null ? "" : given;
    }

    /// null where none was given.
    @Nullable
    String definitionIfGiven(Session session) {
        var given = place;
        return given == null ? null : Subscriptions.definition(absolute(session, given.strip()));
    }

    /// Another process may run in another folder; what begins with ~ means the same everywhere.
    private static String absolute(Session session, String given) {
        if (given.isEmpty() || given.startsWith("~")) {
            return given;
        }
        try {
            return Path.of(given).toAbsolutePath().normalize().toString();
        } catch (InvalidPathException nowhere) {
            throw session.problem(new Failure.FileFault(given, "no-such-file"));
        }
    }
}
