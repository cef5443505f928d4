package io.github.tallyglass.cli;

import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.sync.ProxyAccounts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How a CLIProxyAPI hands its records over.
final class QueueOption {

    @Option(names = "--queue", paramLabel = "pop|shared|http", descriptionKey = "cli.option.queue")
    private @Nullable String mode;

    boolean isGiven() {
        return mode != null;
    }

    /// The definition that says so; `""` for the usual way. Wrong usage for kinds without a queue.
    String definition(Session session, AccountKind kind) {
        if (mode != null && kind != AccountKind.CLIPROXY && kind != AccountKind.AUTO) {
            throw session.usage("cli.usage.queue-kind");
        }
        var given = definitionIfGiven(session);
        return given == null ? "" : given;
    }

    /// null where none was given.
    @Nullable
    String definitionIfGiven(Session session) {
        return mode == null ? null : session.value(ProxyAccounts.definition(mode));
    }
}
