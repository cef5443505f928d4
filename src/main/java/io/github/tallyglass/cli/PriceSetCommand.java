package io.github.tallyglass.cli;

import io.github.tallyglass.domain.ModelPrice;
import io.github.tallyglass.domain.OwnPrice;
import io.github.tallyglass.domain.TokenPrices;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Keeps a price of the user's own.
@Command(name = "set")
final class PriceSetCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "MODEL", descriptionKey = "cli.option.price-model")
    private String model = "";

    @Option(names = "--input", paramLabel = "N", required = true, descriptionKey = "cli.option.price-input")
    private String input = "";

    @Option(names = "--output", paramLabel = "N", required = true, descriptionKey = "cli.option.price-output")
    private String output = "";

    @Option(names = "--cache-read", paramLabel = "N", descriptionKey = "cli.option.price-cache-read")
    private @Nullable String cacheRead;

    @Option(names = "--cache-write", paramLabel = "N", descriptionKey = "cli.option.price-cache-write")
    private @Nullable String cacheWrite;

    @Option(names = "--cache-write-1h", paramLabel = "N", descriptionKey = "cli.option.price-cache-write-1h")
    private @Nullable String cacheWrite1h;

    @Option(names = "--input-above-200k", paramLabel = "N", descriptionKey = "cli.option.price-above-200k")
    private @Nullable String inputAbove;

    @Option(names = "--output-above-200k", paramLabel = "N", descriptionKey = "cli.option.price-above-200k")
    private @Nullable String outputAbove;

    @Option(names = "--cache-read-above-200k", paramLabel = "N", descriptionKey = "cli.option.price-above-200k")
    private @Nullable String cacheReadAbove;

    @Option(names = "--input-priority", paramLabel = "N", descriptionKey = "cli.option.price-priority")
    private @Nullable String inputPriority;

    @Option(names = "--output-priority", paramLabel = "N", descriptionKey = "cli.option.price-priority")
    private @Nullable String outputPriority;

    @Option(names = "--currency", paramLabel = "USD|CNY", descriptionKey = "cli.option.price-currency")
    private String currency = "USD";

    @Mixin
    private final PriceDay from = new PriceDay();

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    PriceSetCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var price = new OwnPrice(
                new ModelPrice(
                        "",
                        model.strip(),
                        currency.toUpperCase(Locale.ROOT),
                        new TokenPrices(
                                price("--input", input),
                                price("--output", output),
                                price("--cache-read", cacheRead),
                                price("--cache-write", cacheWrite),
                                price("--cache-write-1h", cacheWrite1h)),
                        new TokenPrices(
                                price("--input-above-200k", inputAbove),
                                price("--output-above-200k", outputAbove),
                                price("--cache-read-above-200k", cacheReadAbove),
                                null,
                                null),
                        new TokenPrices(
                                price("--input-priority", inputPriority),
                                price("--output-priority", outputPriority),
                                null,
                                null,
                                null),
                        null),
                from.day(session));
        try (var services = session.openToWrite()) {
            var changed = session.value(services.prices().set(price));
            PriceChange.tell(
                    session,
                    services,
                    changed,
                    json,
                    "cli.price.set",
                    price.price().model());
            return ExitCode.DONE;
        }
    }

    private @Nullable BigDecimal price(String option, @Nullable String text) {
        if (text == null) {
            return null;
        }
        var plain = text.strip();
        if (!plain.matches("\\d{1,9}(\\.\\d{1,12})?")) {
            throw session.usage("cli.usage.price", option);
        }
        return new BigDecimal(plain);
    }
}
