package io.github.tallyglass.export;

import io.github.tallyglass.query.UsageRow;
import java.io.Writer;
import java.math.BigDecimal;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/// Rows as one JSON array: whole numbers as numbers, exact decimals as strings, unknown as null. Nothing is
/// made harmless here: no spreadsheet runs JSON.
final class JsonRows implements RowWriter {

    private final JsonGenerator json;
    private final ExportRequest request;

    JsonRows(Writer writer, ExportRequest request) {
        this.request = request;
        this.json = JsonFactory.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build()
                .createGenerator(writer);
    }

    @Override
    public void begin() {
        json.writeStartArray();
    }

    @Override
    public void row(UsageRow row) {
        json.writeStartObject();
        for (var column : request.columns()) {
            json.writeName(column.jsonName());
            switch (column.cell(row, request.range().zone())) {
                case Cell.Text(String value) -> json.writeString(value);
                case Cell.Whole(long value) -> json.writeNumber(value);
                case Cell.Exact(BigDecimal value) -> json.writeString(value.toPlainString());
                case Cell.Flag(boolean value) -> json.writeBoolean(value);
                case Cell.Unknown() -> json.writeNull();
            }
        }
        json.writeEndObject();
    }

    @Override
    public void end() {
        json.writeEndArray();
        json.close();
    }
}
