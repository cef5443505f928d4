package io.github.tallyglass.cli;

import io.github.tallyglass.domain.Budget;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Forgets a budget.
@Command(name = "remove")
final class BudgetRemoveCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "NAME|ID", descriptionKey = "cli.option.budget-removed")
    private String which = "";

    BudgetRemoveCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (var services = session.openToWrite()) {
            var budgets = services.alerts().book().budgets();
            var budget = budgets.stream()
                    .filter(each -> each.name().equals(which))
                    .findFirst()
                    .or(() -> budgets.stream().filter(this::isNumbered).findFirst())
                    .orElseThrow(() -> session.usage("cli.usage.budget", which));
            session.value(services.alerts().removeBudget(budget.id()));
            session.say(session.texts().get("cli.budget.removed", budget.name()));
            return ExitCode.DONE;
        }
    }

    private boolean isNumbered(Budget budget) {
        return Long.toString(budget.id()).equals(which);
    }
}
