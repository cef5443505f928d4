package io.github.tallyglass.cli;

import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.export.ReportDocuments;
import io.github.tallyglass.export.ReportText;
import io.github.tallyglass.export.ScriptDocuments;
import io.github.tallyglass.query.GroupBy;
import io.github.tallyglass.query.Report;
import io.github.tallyglass.query.UsageQueries;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
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

    @Option(names = "--by", paramLabel = "WHAT[,WHAT]", descriptionKey = "cli.option.by")
    private @Nullable String by;

    @Option(names = "--wide", descriptionKey = "cli.option.wide")
    private boolean wide;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    ReportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        range.check(session);
        var filter = filters.filter(session);
        var by = groupings();
        try (var services = session.open()) {
            var asked = range.range(session, services);
            var queries = services.queries();
            var report = switch (by.size()) {
                case 0 -> queries.report(asked, filter);
                case 1 -> queries.report(asked, filter, by.getFirst());
                default -> queries.report(asked, filter, by.getFirst(), by.getLast());
            };
            filters.sayUnknown(session, services.queries(), report);
            if (json) {
                session.printDocument(document(queries, asked, filter, report));
            } else {
                session.terminal().out().print(new ReportText(session.texts()).of(report, by, wide));
            }
            return ExitCode.DONE;
        }
    }

    /// Ranges that an earlier dashboard's scripts ask for are answered with its keys as well.
    private Object document(UsageQueries queries, TimeRange asked, UsageFilter filter, Report report) {
        return ScriptDocuments.RANGES.contains(asked.label())
                ? ScriptDocuments.of(queries, asked, filter, report, UnaryOperator.identity())
                : ReportDocuments.ReportDocument.of(report);
    }

    /// One word, or two: what groups are divided by once more.
    private List<GroupBy> groupings() {
        if (by == null) {
            return List.of();
        }
        var words = List.of(by.split(",", -1));
        var groupings = words.stream().map(this::grouping).distinct().toList();
        if (words.size() > 2 || groupings.size() < words.size()) {
            throw session.usage("cli.usage.by-two", by);
        }
        return groupings;
    }

    private GroupBy grouping(String word) {
        return GroupBy.ofWord(word.strip())
                .orElseThrow(() -> session.usage(
                        "cli.usage.by",
                        word,
                        Arrays.stream(GroupBy.values()).map(GroupBy::word).collect(Collectors.joining(" "))));
    }
}
