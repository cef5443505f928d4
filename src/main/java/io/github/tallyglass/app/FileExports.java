package io.github.tallyglass.app;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.export.ExportRequest;
import io.github.tallyglass.export.ReportExport;
import io.github.tallyglass.export.RowColumn;
import io.github.tallyglass.export.RowExport;
import io.github.tallyglass.query.GroupBy;
import io.github.tallyglass.query.UsageQueries;
import io.github.tallyglass.ui.requests.ExportModel;
import io.github.tallyglass.ui.requests.TableExport;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicLong;

/// The window's exports, by the writers that the command line uses.
record FileExports(UsageQueries queries) implements TableExport {

    /// The window's numbers move a few times a second; telling each row would cost more than writing it.
    private static final long ROWS_BETWEEN_NEWS = 1000;

    /// A grouped report as a CSV file, on the way that every export of the window takes.
    void offerBreakdown(ExportModel exporting, TimeRange range, UsageFilter filter, GroupBy by) {
        exporting.offer(
                "tallyglass-" + by.word() + ".csv",
                0,
                (file, bom, _) -> ReportExport.toFile(file, queries.report(range, filter, by), by, bom));
    }

    @Override
    public Result<Long> export(Order order, Progress progress) {
        var columns = new ArrayList<RowColumn>();
        for (var word : order.columns()) {
            var column = RowColumn.ofWord(word);
            if (column.isEmpty()) {
                return Result.err(new Failure.BadInput(word, "no such column"));
            }
            columns.add(column.get());
        }
        var request = new ExportRequest(
                order.range(), order.filter(), order.sort(), columns, ExportRequest.Format.CSV, order.bom());
        var written = new AtomicLong();
        var result = new RowExport(queries).toFile(order.file(), request, rows -> {
            if (written.incrementAndGet() % ROWS_BETWEEN_NEWS == 0) {
                progress.rows(rows);
            }
            return !progress.cancelled();
        });
        progress.rows(written.get());
        return result;
    }
}
