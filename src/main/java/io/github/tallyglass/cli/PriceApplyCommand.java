package io.github.tallyglass.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Prices all stored rows once more.
@Command(name = "apply")
final class PriceApplyCommand implements Callable<Integer> {

    private final Session session;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    PriceApplyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (var services = session.openToWrite()) {
            var changed = session.value(services.prices().applyAgain());
            PriceChange.tell(session, services, changed, json, "cli.price.apply");
            return ExitCode.DONE;
        }
    }
}
