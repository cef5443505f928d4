package io.github.tallyglass.cli;

import io.github.tallyglass.domain.ModelPrice;
import io.github.tallyglass.domain.PriceList;
import io.github.tallyglass.export.PriceListDocuments.ListDocument;
import io.github.tallyglass.export.PriceListDocuments.Listed;
import io.github.tallyglass.export.PriceListDocuments.Own;
import io.github.tallyglass.export.PriceListDocuments.Prices;
import io.github.tallyglass.export.PriceListText;
import io.github.tallyglass.sync.PriceService;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows the user's own prices, the lists, and what the lists say of some models.
@Command(name = "list")
final class PriceListCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", arity = "0..1", paramLabel = "MODEL", descriptionKey = "cli.option.price-model-asked")
    private @Nullable String model;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    PriceListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (var services = session.open()) {
            var known = services.prices().known();
            if (json) {
                session.printDocument(document(known));
            } else {
                session.terminal().out().print(text(known));
                session.terminal().out().flush();
            }
            return ExitCode.DONE;
        }
    }

    private Prices document(PriceService.Known known) {
        return new Prices(
                known.own().stream().map(Own::of).toList(),
                known.lists().stream().map(ListDocument::of).toList(),
                model == null
                        ? null
                        : known.lists().stream()
                                .flatMap(list -> asked(list).stream().map(price -> Listed.of(list, price)))
                                .toList(),
                known.repricing());
    }

    private String text(PriceService.Known known) {
        var words = new PriceListText(session.texts());
        var text = new StringBuilder(words.all(known.own(), known.lists()));
        if (model != null) {
            for (var list : known.lists()) {
                var prices = asked(list);
                text.append('\n').append(words.line(list)).append('\n');
                text.append(
                        prices.isEmpty()
                                ? session.texts().get("prices.model-unknown", model) + "\n"
                                : "\n" + words.of(prices));
            }
        }
        if (known.repricing()) {
            text.append('\n').append(session.texts().get("prices.repricing")).append('\n');
        }
        return text.toString();
    }

    private List<ModelPrice> asked(PriceList list) {
        var wanted = model == null ? "" : model.toLowerCase(Locale.ROOT);
        return list.prices().stream()
                .filter(price -> price.model().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
    }
}
