package io.github.tallyglass.cli;

import io.github.tallyglass.alert.BackTest;
import io.github.tallyglass.domain.Budget;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.text.Numbers;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Adds a budget, or gives the one of this name another sum; says first on which past days it would have
/// warned.
@Command(name = "add")
final class BudgetAddCommand implements Callable<Integer> {

    private static final int DATES = 12;

    private final Session session;

    @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "cli.option.budget-name")
    private String name = "";

    @Option(names = "--per", paramLabel = "day|week|month", required = true, descriptionKey = "cli.option.budget-per")
    private String per = "";

    @Option(names = "--amount", paramLabel = "20USD", required = true, descriptionKey = "cli.option.budget-amount")
    private String amount = "";

    @Mixin
    private final FilterOptions filters = new FilterOptions();

    BudgetAddCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var money = Amount.of(session, "--amount", amount);
        if (money.currency().equals(QuotaUnit.UNITS)) {
            throw session.usage("cli.usage.amount", "--amount");
        }
        var period = Arrays.stream(Budget.Period.values())
                .filter(each -> each.word().equals(per))
                .findFirst()
                .orElseThrow(() -> session.usage("cli.usage.budget-per"));
        var wanted = name.strip();
        if (wanted.isEmpty()) {
            throw session.usage("cli.usage.value", "NAME");
        }
        var filter = filters.filter(session);
        try (var services = session.openToWrite()) {
            var alerts = services.alerts();
            var id = alerts.book().budgets().stream()
                    .filter(budget -> budget.name().equals(wanted))
                    .mapToLong(Budget::id)
                    .findFirst()
                    .orElse(0);
            var budget = new Budget(id, wanted, filter, period, money.amount(), money.currency(), true);
            tell(budget, alerts.backTest(budget));
            session.value(alerts.saveBudget(budget));
            session.say(session.texts().get("cli.budget.saved", wanted));
            return ExitCode.DONE;
        }
    }

    private void tell(Budget budget, BackTest test) {
        var texts = session.texts();
        var dates = test.periods().stream()
                .map(BackTest.Past::firedOn)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .toList();
        var periods = test.periods().size();
        session.say(
                dates.isEmpty()
                        ? texts.get(
                                "cli.budget.never",
                                texts.get("cli.budget.past." + budget.period().word(), periods))
                        : texts.get(
                                "cli.budget.fired",
                                texts.get("cli.budget.past." + budget.period().word(), periods),
                                dates.size()));
        // The newest first: they say the most of what is to come.
        dates.reversed().stream().limit(DATES).forEach(date -> session.say("  " + date));
        if (dates.size() > DATES) {
            session.say("  …");
        }
        session.say(texts.get(
                "cli.budget.now",
                Numbers.money(test.periods().getLast().spent(), test.currency(), 2),
                Numbers.money(budget.amount(), budget.currency(), 2)));
        if (!test.complete()) {
            session.say(texts.get("cli.budget.incomplete"));
        }
    }
}
