package io.github.tallyglass.cli;

import io.github.tallyglass.export.PriceDocuments.PricesDocument;
import io.github.tallyglass.export.PricesText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What models really cost, and when their ratios changed, from the cache alone.
@Command(name = "prices")
final class PricesCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private final RangeOptions range = new RangeOptions();

    @Mixin
    private final FilterOptions filters = new FilterOptions();

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    PricesCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        range.check(session);
        var filter = filters.filter(session);
        try (var services = session.open()) {
            var asked = range.range(session, services);
            var prices = services.queries().prices(asked, filter);
            var changes = services.queries().ratioChanges(asked, filter);
            if (json) {
                session.printDocument(PricesDocument.of(prices, changes, asked.zone()));
            } else {
                session.terminal().out().print(new PricesText(session.texts()).of(prices, changes, asked.zone()));
            }
            return ExitCode.DONE;
        }
    }
}
