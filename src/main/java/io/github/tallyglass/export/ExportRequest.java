package io.github.tallyglass.export;

import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.query.RowSort;
import java.util.List;

/// What to write: which rows, in which order, with which columns, in which format.
///
/// @param range times are written in its zone
/// @param bom a byte order mark at the start of a CSV file, for spreadsheets that guess otherwise
public record ExportRequest(
        TimeRange range, UsageFilter filter, RowSort sort, List<RowColumn> columns, Format format, boolean bom) {

    /// Words as on the command line.
    public enum Format {
        CSV,
        JSON
    }

    public ExportRequest {
        columns = List.copyOf(columns);
    }
}
