package io.github.tallyglass.cli;

import io.github.tallyglass.export.AlertDocuments;
import io.github.tallyglass.text.AlertText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Budgets and what is spent of them.
@Command(name = "list")
final class BudgetListCommand implements Callable<Integer> {

    private final Session session;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    BudgetListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (var services = session.open()) {
            var alerts = services.alerts();
            var budgets = alerts.book().budgets();
            if (json) {
                session.printDocument(AlertDocuments.budgets(budgets, alerts::spent));
            } else {
                var words = new AlertText(
                        session.texts(), services.zone(), services.clock().instant());
                session.terminal()
                        .out()
                        .print(new AlertsText(words, new AccountNames(services)).budgets(budgets, alerts::spent));
                session.terminal().out().flush();
            }
            return ExitCode.DONE;
        }
    }
}
