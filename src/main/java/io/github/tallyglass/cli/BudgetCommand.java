package io.github.tallyglass.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Sums that are not to be spent.
@Command(name = "budget", synopsisSubcommandLabel = "COMMAND …")
final class BudgetCommand implements Callable<Integer> {

    private final Session session;

    @Spec
    @SuppressWarnings("NullAway.Init") // filled by picocli
    private CommandSpec spec;

    BudgetCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        throw session.usage(
                "cli.usage.unknown-command",
                String.join(", ", spec.subcommands().keySet()));
    }
}
