package io.github.tallyglass.source.cliproxy;

import java.util.Map;

/// Writes a record of which only some columns were kept, so that it is read like any other.
public final class RecordText {

    private RecordText() {}

    /// @param fields by the names of the contract of CLIProxyAPI and quotas §1.9; values are texts,
    ///     numbers, flags and maps of them
    public static byte[] of(Map<String, ?> fields) {
        return RecordReader.JSON.writeValueAsBytes(fields);
    }
}
