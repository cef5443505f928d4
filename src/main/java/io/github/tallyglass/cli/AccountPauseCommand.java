package io.github.tallyglass.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Leaves an account unread until it is resumed; its rows stay.
@Command(name = "pause")
final class AccountPauseCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "cli.option.name")
    private String name = "";

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    AccountPauseCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (var services = session.openToWrite()) {
            var account = session.value(services.accounts().pause(name, true));
            if (json) {
                session.printDocument(AccountStates.of(services, account));
            } else {
                session.print(session.texts().get("cli.account.paused", account.name()));
            }
            return ExitCode.DONE;
        }
    }
}
