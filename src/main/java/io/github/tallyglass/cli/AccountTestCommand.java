package io.github.tallyglass.cli;

import io.github.tallyglass.export.JsonDocuments;
import io.github.tallyglass.sync.AccountService.Tested;
import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.text.Texts;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Asks the gateway about a saved account, and keeps the dialect that it speaks now.
@Command(name = "test")
final class AccountTestCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "cli.option.name")
    private String name = "";

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    AccountTestCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (var services = session.openToKeep()) {
            var tested = session.value(services.accounts().test(name));
            if (json) {
                session.printDocument(document(tested));
            } else {
                session.print(text(tested, session.texts()));
                var sample = tested.sample();
                if (sample != null) {
                    SampleText.lines(sample, tested.pageSize(), session.texts()).forEach(session::print);
                }
            }
            ProxyText.warnings(tested, session.texts()).forEach(session::say);
            return ExitCode.DONE;
        }
    }

    private static JsonDocuments.AccountTest document(Tested tested) {
        var unit = tested.account().unit();
        var balance = tested.balanceQuota();
        return new JsonDocuments.AccountTest(
                true,
                tested.account().dialect(),
                tested.systemName(),
                tested.version(),
                unit.currency(),
                unit.unitsPerCurrency(),
                tested.pageSize(),
                balance == null ? null : Map.of(unit.currency(), JsonDocuments.amount(unit.cost(balance))),
                tested.limits(),
                SampleText.document(tested.sample()),
                ProxyText.document(tested.proxy()));
    }

    /// One line of what was found, as `account add` says it too.
    static String text(Tested tested, Texts texts) {
        if (tested.account().kind().isSubscription()) {
            return texts.get(
                    "cli.account.tested-windows",
                    tested.account().name(),
                    tested.systemName(),
                    tested.limits().isEmpty() ? Numbers.UNKNOWN : String.join("; ", tested.limits()));
        }
        var proxy = tested.proxy();
        if (proxy != null) {
            return ProxyText.line(tested, proxy, texts);
        }
        var unit = tested.account().unit();
        var balance = tested.balanceQuota();
        return texts.get(
                "cli.account.tested",
                tested.account().name(),
                tested.systemName(),
                tested.version(),
                balance == null
                        ? Numbers.UNKNOWN
                        : Numbers.money(unit.cost(balance).amount(), unit.currency()),
                tested.account().dialect());
    }
}
