package io.github.tallyglass.cli;

import io.github.tallyglass.export.JsonDocuments;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Removes an account, its rows and its secret.
@Command(name = "remove")
final class AccountRemoveCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "cli.option.name")
    private String name = "";

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    AccountRemoveCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (var services = session.openToWrite()) {
            var account = session.value(services.accounts().remove(name, false));
            if (json) {
                session.printDocument(JsonDocuments.AccountState.of(account, "removed", null, services.zone()));
            } else {
                session.print(session.texts().get("cli.account.removed", account.name()));
            }
            return ExitCode.DONE;
        }
    }
}
