package io.github.tallyglass.sync.collect;

import io.github.tallyglass.source.cliproxy.RecordText;
import io.github.tallyglass.store.DashboardDatabase.Row;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// Rows of the Python dashboard as records: the text that it kept, else what its columns say.
final class DashboardRecords {

    private DashboardRecords() {}

    /// What tells the row from others: the record's text, so that it is the same in a copy of the file.
    static String identity(Row row) {
        return row.rawJson().isEmpty()
                ? row.eventKey()
                        + '\n'
                        + row.createdAt()
                        + '\n'
                        + row.requestId()
                        + '\n'
                        + row.model()
                        + '\n'
                        + row.total()
                : row.rawJson();
    }

    static byte[] item(Row row) {
        return row.rawJson().isEmpty() ? ofColumns(row) : row.rawJson().getBytes(StandardCharsets.UTF_8);
    }

    static byte[] ofColumns(Row row) {
        var fields = new LinkedHashMap<String, Object>();
        if (row.createdAt() > 0) {
            fields.put("timestamp", Instant.ofEpochSecond(row.createdAt()).toString());
        }
        fields.put("request_id", row.requestId());
        fields.put("auth_index", row.authIndex());
        fields.put("source", row.source());
        fields.put("provider", row.provider());
        fields.put("model", row.model());
        fields.put("endpoint", row.endpoint());
        fields.put("auth_type", row.authType());
        fields.put("api_key_hash", row.apiKeyHash());
        fields.put("failed", row.failed());
        if (row.latencyMs() != null) {
            fields.put("latency_ms", row.latencyMs());
        }
        fields.put(
                "tokens",
                Map.of(
                        "input_tokens", row.input(),
                        "output_tokens", row.output(),
                        "reasoning_tokens", row.reasoning(),
                        "cached_tokens", row.cached(),
                        "total_tokens", row.total()));
        fields.put("imported_from", "dashboard-columns");
        return RecordText.of(fields);
    }
}
