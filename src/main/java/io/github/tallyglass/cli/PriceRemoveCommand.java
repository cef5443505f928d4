package io.github.tallyglass.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Forgets one of the user's own prices, or an imported list.
@Command(name = "remove")
final class PriceRemoveCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", arity = "0..1", paramLabel = "MODEL", descriptionKey = "cli.option.price-model")
    private @Nullable String model;

    @Mixin
    private final PriceDay from = new PriceDay();

    @Option(names = "--list", paramLabel = "ID", descriptionKey = "cli.option.price-list")
    private @Nullable Long list;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    PriceRemoveCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var ofModel = model;
        var ofList = list;
        var day = from.day(session);
        if ((ofModel == null) == (ofList == null)) {
            throw session.usage("cli.usage.price-remove");
        }
        try (var services = session.openToWrite()) {
            var prices = services.prices();
            if (ofModel != null) {
                var changed = session.value(prices.remove(ofModel, day));
                PriceChange.tell(session, services, changed, json, "cli.price.removed", ofModel);
            } else if (ofList != null) {
                var changed = session.value(prices.removeList(ofList));
                PriceChange.tell(session, services, changed, json, "cli.price.list-removed", Long.toString(ofList));
            }
            return ExitCode.DONE;
        }
    }
}
