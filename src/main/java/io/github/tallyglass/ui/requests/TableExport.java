package io.github.tallyglass.ui.requests;

import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.query.RowSort;
import java.nio.file.Path;
import java.util.List;

/// Writes rows to a file. Blocks on the database and the disk: never called on the JavaFX thread.
@FunctionalInterface
public interface TableExport {

    /// What to write: what the table shows.
    ///
    /// @param columns words of the command line page, in order; beside them `net_quota` and `net_cost`
    ///     (negative for refunds), `cached_percent` (of everything that went in), `tokens_per_second`,
    ///     `converted`, `converted_currency`, `endpoint`, `client`, `channel`, `ip`,
    ///     `upstream_request_id`
    /// @param bom begin with a byte order mark, which Excel needs to read UTF-8
    record Order(TimeRange range, UsageFilter filter, RowSort sort, List<String> columns, Path file, boolean bom) {
        public Order {
            columns = List.copyOf(columns);
        }

        /// The same rows into another file.
        public Order to(Path other, boolean withBom) {
            return new Order(range, filter, sort, columns, other, withBom);
        }
    }

    /// How far it is, and whether to go on.
    interface Progress {

        /// Tells how far it is.
        ///
        /// @param written rows so far; called now and then, from the writing thread
        void rows(long written);

        /// True once the user has stopped it: the unfinished file is removed, the result is
        /// `Failure.Cancelled`.
        boolean cancelled();
    }

    /// Writes the file.
    ///
    /// @return how many rows were written
    Result<Long> export(Order order, Progress progress);
}
