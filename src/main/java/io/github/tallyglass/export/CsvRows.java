package io.github.tallyglass.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.github.tallyglass.query.UsageRow;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/// Rows as CSV: RFC 4180, a header line with the columns' words, CRLF.
final class CsvRows implements RowWriter {

    private final CsvWriter csv;
    private final ExportRequest request;

    CsvRows(Writer writer, ExportRequest request) {
        this.csv = CsvDialect.writer(writer);
        this.request = request;
    }

    @Override
    public void begin() {
        csv.writeRecord(request.columns().stream().map(RowColumn::word).toList());
    }

    @Override
    public void row(UsageRow row) {
        List<String> cells = new ArrayList<>(request.columns().size());
        for (var column : request.columns()) {
            cells.add(column.cell(row, request.range().zone()).csv());
        }
        csv.writeRecord(cells);
    }

    @Override
    public void end() {}
}
