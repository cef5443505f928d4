package io.github.tallyglass.app;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.List;

/// An exported file, read by a parser that knows nothing of the writer's settings.
final class Csv {

    private Csv() {}

    static List<NamedCsvRecord> read(String text) {
        return CsvReader.builder().ofNamedCsvRecord(text).stream().toList();
    }
}
