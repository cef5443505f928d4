package io.github.tallyglass.cli;

import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.export.ExportProgress;
import io.github.tallyglass.export.ExportRequest;
import io.github.tallyglass.export.RowColumn;
import io.github.tallyglass.export.RowExport;
import io.github.tallyglass.query.RowSort;
import io.github.tallyglass.text.Numbers;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Rows of a range, newest first, into a file or to stdout.
@Command(name = "export")
final class ExportCommand implements Callable<Integer> {

    private static final int ROWS_BETWEEN_REPORTS = 1000;

    private final Session session;

    @Mixin
    private final RangeOptions range = new RangeOptions();

    @Mixin
    private final FilterOptions filters = new FilterOptions();

    @Option(names = "--out", required = true, paramLabel = "FILE|-", descriptionKey = "cli.option.out")
    private String out = "";

    @Option(names = "--format", paramLabel = "csv|json", descriptionKey = "cli.option.format")
    private String format = "csv";

    @Option(names = "--columns", paramLabel = "A,B,…", descriptionKey = "cli.option.columns")
    private @Nullable String columns;

    @Option(names = "--bom", descriptionKey = "cli.option.bom")
    private boolean bom;

    ExportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        range.check(session);
        var filter = filters.filter(session);
        var chosenFormat = format();
        var chosenColumns = columns();
        var target = target();
        try (var services = session.open()) {
            var asked = range.range(session, services);
            var report = services.queries().report(asked, filter);
            filters.sayUnknown(session, services.queries(), report);
            if (!report.complete()) {
                session.say(session.texts().get("cli.export.incomplete"));
            }
            var pruned = services.queries().prunedRows(asked, filter);
            if (!pruned.isEmpty()) {
                var zone = asked.zone();
                session.say(session.texts()
                        .get(
                                "cli.export.pruned",
                                pruned.getFirst()
                                        .from()
                                        .atZone(zone)
                                        .toLocalDate()
                                        .toString(),
                                pruned.getLast().to().atZone(zone).toLocalDate().toString()));
            }
            var request = new ExportRequest(asked, filter, RowSort.NEWEST_FIRST, chosenColumns, chosenFormat, bom);
            var export = new RowExport(services.queries());
            try (var line = new ProgressLine(session.terminal())) {
                var progress = progress(line, services, asked, filter, target == null);
                var result = target == null
                        ? export.toWriter(session.terminal().out(), request, progress)
                        : export.toFile(target, request, progress);
                line.close();
                session.say(session.texts()
                        .get("cli.export.done", Numbers.exact(session.value(result)), target == null ? "-" : target));
            }
            return ExitCode.DONE;
        }
    }

    private ExportProgress progress(
            ProgressLine line, Services services, TimeRange asked, UsageFilter filter, boolean toStdout) {
        var shown = session.terminal().showsProgress();
        var all = shown ? services.queries().countRows(asked, filter) : 0;
        var stop = session.terminal().stop();
        return rows -> {
            if (rows % ROWS_BETWEEN_REPORTS == 0) {
                if (shown) {
                    line.show(session.texts().get("cli.export.progress", Numbers.exact(rows), Numbers.exact(all)));
                }
                if (toStdout && session.terminal().out().checkError()) {
                    return false; // the reader went away
                }
            }
            return !stop.isStopped();
        };
    }

    private ExportRequest.Format format() {
        return switch (format) {
            case "csv" -> ExportRequest.Format.CSV;
            case "json" -> ExportRequest.Format.JSON;
            default -> throw session.usage("cli.usage.format", format);
        };
    }

    private List<RowColumn> columns() {
        if (columns == null) {
            return RowColumn.DEFAULT;
        }
        return Arrays.stream(columns.split(",", -1))
                .map(String::strip)
                .map(word -> RowColumn.ofWord(word)
                        .orElseThrow(() -> session.usage(
                                "cli.usage.column",
                                word,
                                Arrays.stream(RowColumn.values())
                                        .map(RowColumn::word)
                                        .collect(Collectors.joining(" ")))))
                .toList();
    }

    /// Null for stdout.
    private @Nullable Path target() {
        try {
            return out.equals("-") ? null : Path.of(out);
        } catch (InvalidPathException notAPath) {
            throw session.usage("cli.usage.value", "--out");
        }
    }
}
