package io.github.tallyglass.cli;

import io.github.tallyglass.domain.Secret;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where a secret comes from: stdin, the environment, or a person who types it unseen. Never a word of the
/// command line, which other users of the machine and the shell's history see.
final class SecretOptions {

    @Option(names = "--secret-stdin", descriptionKey = "cli.option.secret-stdin")
    private boolean stdin;

    @Option(names = "--secret-env", paramLabel = "VAR", descriptionKey = "cli.option.secret-env")
    private @Nullable String variable;

    /// Whether an option says where to read it; without one a person has to be asked.
    boolean isGiven() {
        return stdin || variable != null;
    }

    /// Wrong usage where both or none is given (and nobody can be asked), or where there is nothing in it.
    Secret read(Session session) {
        if (stdin && variable != null) {
            throw session.usage("cli.usage.exclusive");
        }
        var text = stdin ? firstLine(session) : variable != null ? fromEnvironment(session, variable) : asked(session);
        // Some shells begin what they pipe with a byte order mark.
        var secret = text.replace("\uFEFF", "").strip();
        if (secret.isEmpty()) {
            throw session.usage("cli.usage.secret-empty");
        }
        if (secret.chars().anyMatch(character -> character <= ' ' || character > '~')) {
            throw session.usage("cli.usage.secret-characters");
        }
        return new Secret(secret);
    }

    private static String firstLine(Session session) {
        try {
            var line = new BufferedReader(
                            new InputStreamReader(session.terminal().in(), StandardCharsets.UTF_8))
                    .readLine();
            return line == null ? "" : line;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String fromEnvironment(Session session, String variable) {
        var value = session.terminal().environment().apply(variable);
        if (value == null) {
            throw session.usage("cli.usage.secret-variable", variable);
        }
        return value;
    }

    private static String asked(Session session) {
        var ask = session.terminal().askSecret();
        if (ask == null) {
            throw session.usage("cli.usage.secret-source");
        }
        var answer = ask.apply(session.texts().get("cli.account.ask-secret"));
        return answer == null ? "" : new String(answer);
    }
}
