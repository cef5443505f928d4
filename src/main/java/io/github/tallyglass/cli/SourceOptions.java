package io.github.tallyglass.cli;

import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.sync.ProxyAccounts;
import io.github.tallyglass.sync.Subscriptions;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How an account is read that is no gateway: the definitions of such accounts, in words.
final class SourceOptions {

    @Option(names = "--queue", paramLabel = "pop|shared|http", descriptionKey = "cli.option.queue")
    private @Nullable String queue;

    @Option(names = "--credentials", paramLabel = "PATH", descriptionKey = "cli.option.credentials")
    private @Nullable String credentials;

    /// Null where neither was given. Wrong usage where both are, or the words are none.
    @Nullable
    String definition(Session session) {
        if (queue != null && credentials != null) {
            throw session.usage("cli.usage.exclusive-source");
        }
        if (credentials != null) {
            return Subscriptions.definition(absolute(session, credentials.strip()));
        }
        return queue == null ? null : session.value(ProxyAccounts.definition(queue));
    }

    /// For an account of this kind; `""` where neither was given.
    String definition(Session session, AccountKind kind) {
        if (queue != null && kind != AccountKind.CLIPROXY && kind != AccountKind.AUTO) {
            throw session.usage("cli.usage.queue-kind");
        }
        if (credentials != null && !kind.isSubscription()) {
            throw session.usage("cli.usage.credentials-kind");
        }
        var definition = definition(session);
        return definition == null ? "" : definition;
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
