package io.github.tallyglass.cli;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.export.PriceListDocuments.Difference;
import io.github.tallyglass.export.PriceListDocuments.Imported;
import io.github.tallyglass.export.PriceListDocuments.ListDocument;
import io.github.tallyglass.export.PriceListDocuments.Price;
import io.github.tallyglass.export.PriceListText;
import io.github.tallyglass.sync.PriceService.Preview;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Reads a list in LiteLLM's form, says how it differs from the youngest known one, and keeps it once the
/// user agrees.
@Command(name = "import")
final class PriceImportCommand implements Callable<Integer> {

    private static final int CHANGES_SHOWN = 20;

    private final Session session;

    @Parameters(index = "0", paramLabel = "FILE|URL", descriptionKey = "cli.option.price-file")
    private String source = "";

    @Option(names = "--day", paramLabel = "DATE", descriptionKey = "cli.option.price-day")
    private @Nullable String day;

    @Option(names = "--yes", descriptionKey = "cli.option.price-yes")
    private boolean yes;

    @Option(names = "--dry-run", descriptionKey = "cli.option.price-dry-run")
    private boolean dryRun;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    PriceImportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (var services = dryRun ? session.open() : session.openToWrite()) {
            var preview = session.value(look(services));
            if (!json) {
                show(preview);
            }
            var keep = !dryRun && (yes || asked());
            var rows = 0L;
            if (keep) {
                session.value(services.prices().keep(preview.list()));
                rows = session.value(services.prices().finish()).changed();
            }
            if (json) {
                session.printDocument(document(preview, keep, rows));
            } else if (keep) {
                session.print(session.texts().get("cli.price.imported"));
                session.print(session.texts().get("cli.price.applied", rows));
            }
            if (!keep && !dryRun) {
                session.say(session.texts().get("cli.price.not-kept"));
            }
            return keep || dryRun ? ExitCode.DONE : ExitCode.FAILED;
        }
    }

    private Result<Preview> look(Services services) {
        var taken = PriceDay.of(session, day);
        var prices = services.prices();
        try {
            return source.matches("(?i)https?://.*")
                    ? prices.look(new URI(source), taken)
                    : prices.look(Path.of(source), taken);
        } catch (URISyntaxException noAddress) {
            return Result.err(new Failure.BadInput("address", "not-an-address"));
        } catch (InvalidPathException noFile) {
            return Result.err(new Failure.FileFault(source, "no-such-file"));
        }
    }

    private boolean asked() {
        var ask = session.terminal().ask();
        if (ask == null) {
            return false;
        }
        var answer = ask.apply(session.texts().get("cli.price.ask-keep"));
        return answer != null
                && switch (answer.strip().toLowerCase(Locale.ROOT)) {
                    case "y", "yes", "是" -> true;
                    default -> false;
                };
    }

    private void show(Preview preview) {
        var words = new PriceListText(session.texts());
        session.print(words.line(preview.list()));
        session.print(session.texts()
                .get(
                        "cli.price.differences",
                        preview.before().day().toString(),
                        preview.added(),
                        preview.gone(),
                        preview.changed().size()));
        preview.changed().stream()
                .limit(CHANGES_SHOWN)
                .forEach(change -> session.print("  " + words.change(change.before(), change.after())));
        if (preview.changed().size() > CHANGES_SHOWN) {
            session.print("  "
                    + session.texts().get("cli.price.more", preview.changed().size() - CHANGES_SHOWN));
        }
    }

    private static Imported document(Preview preview, boolean kept, long rows) {
        return new Imported(
                ListDocument.of(preview.list()),
                ListDocument.of(preview.before()),
                preview.added(),
                preview.gone(),
                preview.changed().stream()
                        .map(change -> new Difference(
                                change.after().provider(), Price.of(change.before()), Price.of(change.after())))
                        .toList(),
                kept,
                rows);
    }
}
