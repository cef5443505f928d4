package io.github.tallyglass.cli;

import io.github.tallyglass.export.JsonDocuments;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Removes an account and its secret, and its rows if the user says so. Nothing is lost unasked: without
/// an answer the rows stay.
@Command(name = "remove")
final class AccountRemoveCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "cli.option.name")
    private String name = "";

    @ArgGroup
    private @Nullable Rows rows;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    /// What becomes of the rows; one or the other.
    static final class Rows {

        @Option(names = "--keep-rows", descriptionKey = "cli.option.keep-rows")
        private boolean keep;

        @Option(names = "--delete-rows", descriptionKey = "cli.option.delete-rows")
        private boolean delete;
    }

    private enum Answer {
        KEEP,
        DELETE,
        CANCEL,
        /// Nobody could be asked.
        NONE
    }

    AccountRemoveCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (var services = session.openToWrite()) {
            var answer = rows == null ? asked(services) : rows.delete ? Answer.DELETE : Answer.KEEP;
            if (answer == Answer.CANCEL) {
                session.say(session.texts().get("cli.account.remove-cancelled", name));
                return ExitCode.FAILED;
            }
            var keep = answer != Answer.DELETE;
            var account = session.value(services.accounts().remove(name, keep));
            if (json) {
                session.printDocument(new JsonDocuments.RemovedAccount(
                        JsonDocuments.AccountState.of(account, "removed", null, services.zone()),
                        keep ? "kept" : "deleted"));
            } else {
                session.print(session.texts()
                        .get(keep ? "cli.account.removed-keeping" : "cli.account.removed", account.name()));
            }
            if (answer == Answer.NONE) {
                session.say(session.texts().get("cli.account.rows-kept", account.name()));
            }
            return ExitCode.DONE;
        }
    }

    private Answer asked(Services services) {
        var ask = session.terminal().ask();
        if (ask == null || services.accounts().find(name).isEmpty()) {
            return Answer.NONE;
        }
        var answer = ask.apply(session.texts().get("cli.account.ask-rows", name));
        return switch (answer == null ? "" : answer.strip().toLowerCase(Locale.ROOT)) {
            case "k", "keep", "保留" -> Answer.KEEP;
            case "d", "delete", "删除" -> Answer.DELETE;
            default -> Answer.CANCEL;
        };
    }
}
