package io.github.tallyglass.cli;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.export.SourceDocuments;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Tells whether a CLIProxyAPI writes usage records, and has it begin or end to do so. It notes that in its
/// configuration file, so that a word of the user is needed.
@Command(name = "statistics")
final class AccountStatisticsCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "cli.option.name")
    private String name = "";

    @Option(names = "--on", descriptionKey = "cli.option.statistics-on")
    private boolean on;

    @Option(names = "--off", descriptionKey = "cli.option.statistics-off")
    private boolean off;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    AccountStatisticsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (on && off) {
            throw session.usage("cli.usage.exclusive-statistics");
        }
        try (var services = session.open()) {
            var account = services.accounts()
                    .find(name)
                    .orElseThrow(() -> session.problem(new Failure.BadInput(name, "no-such-account")));
            if (account.kind() != AccountKind.CLIPROXY) {
                throw session.problem(new Failure.BadInput(account.name(), "no-statistics"));
            }
            var writes = on || off ? session.value(services.statistics(account, on)) : writes(services, account);
            if (json) {
                session.printDocument(new SourceDocuments.Statistics(account.name(), writes));
            } else {
                session.print(
                        session.texts().get(writes ? "cli.account.writes" : "cli.account.writes-not", account.name()));
            }
            return ExitCode.DONE;
        }
    }

    private boolean writes(Services services, Account account) {
        var found = session.value(services.accounts().test(account.name())).proxy();
        return found != null && Boolean.TRUE.equals(found.statistics());
    }
}
