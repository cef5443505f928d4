package io.github.tallyglass.cli;

import io.github.tallyglass.export.JsonDocuments;
import io.github.tallyglass.export.ReportText;
import io.github.tallyglass.query.GroupBy;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Totals and groups of a range, from the cache alone.
@Command(name = "report")
final class ReportCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private final RangeOptions range = new RangeOptions();

    @Mixin
    private final FilterOptions filters = new FilterOptions();

    @Option(names = "--by", paramLabel = "WHAT", descriptionKey = "cli.option.by")
    private @Nullable String by;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    ReportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        range.check(session);
        var filter = filters.filter(session);
        var grouping = grouping();
        try (var services = session.open()) {
            var asked = range.range(session, services);
            var report = grouping == null
                    ? services.queries().report(asked, filter)
                    : services.queries().report(asked, filter, grouping);
            filters.sayUnknown(session, services.queries(), report);
            if (json) {
                session.printDocument(JsonDocuments.ReportDocument.of(report));
            } else {
                session.terminal().out().print(new ReportText(session.texts()).of(report, grouping));
            }
            return ExitCode.DONE;
        }
    }

    private @Nullable GroupBy grouping() {
        var word = by;
        if (word == null) {
            return null;
        }
        return GroupBy.ofWord(word)
                .orElseThrow(() -> session.usage(
                        "cli.usage.by",
                        word,
                        Arrays.stream(GroupBy.values()).map(GroupBy::word).collect(Collectors.joining(" "))));
    }
}
