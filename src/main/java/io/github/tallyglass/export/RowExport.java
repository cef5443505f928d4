package io.github.tallyglass.export;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.query.UsageQueries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;

/// Streams rows from the cache into a file or a stream: one row in memory at a time. Calls block.
public final class RowExport {

    private final UsageQueries queries;

    public RowExport(UsageQueries queries) {
        this.queries = queries;
    }

    /// Writes beside the target and moves over it at the end: the target is either whole or as it was.
    ///
    /// @return the number of rows; [Failure.FileFault] where the file cannot be written,
    ///     [Failure.Cancelled] where `progress` said so
    public Result<Long> toFile(Path target, ExportRequest request, ExportProgress progress) {
        return new SafeFile(target).write(writer -> rows(writer, request, progress));
    }

    /// Writes to an open stream, which stays open; what was written before a cancel stays written.
    public Result<Long> toWriter(Writer writer, ExportRequest request, ExportProgress progress) {
        try {
            var result = rows(writer, request, progress);
            writer.flush();
            return result;
        } catch (IOException | UncheckedIOException broken) {
            return Result.err(new Failure.FileFault("-", String.valueOf(broken.getMessage())));
        }
    }

    private Result<Long> rows(Writer writer, ExportRequest request, ExportProgress progress) throws IOException {
        if (request.bom() && request.format() == ExportRequest.Format.CSV) {
            writer.append(CsvDialect.BYTE_ORDER_MARK);
        }
        var rows = switch (request.format()) {
            case CSV -> new CsvRows(writer, request);
            case JSON -> new JsonRows(writer, request);
        };
        var count = new Count();
        try {
            rows.begin();
            queries.forEachRow(request.range(), request.filter(), request.sort(), row -> {
                rows.row(row);
                count.rows++;
                count.wanted = progress.written(count.rows);
                return count.wanted;
            });
            rows.end();
        } catch (JacksonException broken) {
            throw new IOException(broken.getMessage(), broken);
        }
        return count.wanted ? Result.ok(count.rows) : Result.err(new Failure.Cancelled());
    }

    private static final class Count {
        private long rows;
        private boolean wanted = true;
    }
}
