package io.github.tallyglass.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Has a paused account read again.
@Command(name = "resume")
final class AccountResumeCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "cli.option.name")
    private String name = "";

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    AccountResumeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (var services = session.openToWrite()) {
            var account = session.value(services.accounts().pause(name, false));
            if (json) {
                session.printDocument(AccountStates.of(services, account));
            } else {
                session.print(session.texts().get("cli.account.resumed", account.name()));
            }
            return ExitCode.DONE;
        }
    }
}
