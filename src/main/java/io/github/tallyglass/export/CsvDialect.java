package io.github.tallyglass.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Writer;

/// The one CSV dialect of the program: comma, double quotes where needed, CRLF.
final class CsvDialect {

    /// U+FEFF, three bytes in UTF-8.
    static final char BYTE_ORDER_MARK = '\uFEFF';

    private CsvDialect() {}

    /// Buffering is the caller's: the writer must not hold rows back when the caller flushes.
    static CsvWriter writer(Writer writer) {
        return CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .bufferSize(0)
                .build(writer);
    }
}
