package io.github.tallyglass.cli;

import io.github.tallyglass.domain.Login;
import io.github.tallyglass.export.AlertDocuments.Alerts;
import io.github.tallyglass.text.AlertText;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What the user is warned of, and what fired.
@Command(name = "alerts", synopsisSubcommandLabel = "[COMMAND …]")
final class AlertsCommand implements Callable<Integer> {

    private static final int LONGEST = 5_000;

    private final Session session;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    @Option(names = "--limit", paramLabel = "N", descriptionKey = "cli.option.alerts-limit")
    private int limit = 20;

    @Option(names = "--show-logins", descriptionKey = "cli.option.show-logins")
    private boolean showLogins;

    AlertsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (limit < 0 || limit > LONGEST) {
            throw session.usage("cli.usage.alerts-limit", Integer.toString(LONGEST));
        }
        try (var services = session.open()) {
            var alerts = services.alerts();
            var names = new AccountNames(services);
            var book = alerts.book();
            var log = alerts.log(limit);
            UnaryOperator<String> masked = showLogins ? UnaryOperator.identity() : Login::masked;
            var words = new AlertText(
                    session.texts(), services.zone(), services.clock().instant(), masked);
            if (json) {
                session.printDocument(Alerts.of(book, log, names::of, alerts::spent, words));
            } else {
                session.terminal().out().print(new AlertsText(words, names).all(book, log, alerts::spent));
                session.terminal().out().flush();
            }
            return ExitCode.DONE;
        }
    }
}
