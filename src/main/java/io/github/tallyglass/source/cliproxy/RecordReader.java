package io.github.tallyglass.source.cliproxy;

import io.github.tallyglass.source.cliproxy.QueueItem.Control;
import io.github.tallyglass.source.cliproxy.QueueItem.Rejected;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Reads one item of a usage queue (the contract of CLIProxyAPI and quotas §1.9), as it came: from a pop, a
/// subscription, an HTTP array, or a file that kept it. Nothing is thrown: what is no record is told as
/// such. Thread-safe; items may be read in any order, only [PassiveReadings] wants theirs.
public final class RecordReader {

    static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            // Fields are read one by one out of a record that goes on behind them.
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final String NOT_JSON = "not JSON";

    private final RecordRow row;

    public RecordReader(Labels labels) {
        row = new RecordRow(labels, JSON);
    }

    /// Reads an item that is all of the array.
    public QueueItem read(byte[] item) {
        return read(item, 0, item.length);
    }

    /// Reads an item that is a part of the array.
    public QueueItem read(byte[] bytes, int offset, int length) {
        try (var parser = JSON.createParser(bytes, offset, length)) {
            var first = parser.nextToken();
            if (first == JsonToken.START_OBJECT) {
                var fields = new RecordFields(parser, JSON);
                fields.read();
                return parser.nextToken() == null ? item(fields, bytes, offset, length) : broken(bytes, offset, length);
            }
            return first == JsonToken.VALUE_STRING ? text(parser.getString()) : other(bytes, offset, length);
        } catch (JacksonException noJson) {
            return broken(bytes, offset, length);
        }
    }

    private QueueItem item(RecordFields fields, byte[] bytes, int offset, int length) {
        if (fields.timestamp.isEmpty()) {
            return fields.isRecord
                    ? rejected(0, "timestamp is missing", bytes, offset, length)
                    : new Control(fields.refresh);
        }
        var begin = RecordTime.of(fields.timestamp);
        if (begin == null) {
            return rejected(0, "timestamp is no time", bytes, offset, length);
        }
        return fields.nonsense.isEmpty()
                ? row.of(fields, begin)
                : rejected(begin.getEpochSecond(), fields.nonsense + " is beyond all numbers", bytes, offset, length);
    }

    /// HTTP delivers what is no JSON as a JSON text.
    private QueueItem text(String text) {
        var inner = text.strip();
        return inner.startsWith("{")
                ? read(inner.getBytes(StandardCharsets.UTF_8))
                : new Rejected(0, RecordScrub.broken(text), NOT_JSON);
    }

    private static QueueItem other(byte[] bytes, int offset, int length) {
        return length == 0 ? new Rejected(0, "", NOT_JSON) : rejected(0, "not an object", bytes, offset, length);
    }

    /// Where bytes that are no UTF-8 were in the way, the rest is read.
    private QueueItem broken(byte[] bytes, int offset, int length) {
        var text = new String(bytes, offset, length, StandardCharsets.UTF_8);
        var again = text.getBytes(StandardCharsets.UTF_8);
        return again.length != length && text.indexOf('\uFFFD') >= 0
                ? read(again)
                : new Rejected(0, RecordScrub.broken(text), NOT_JSON);
    }

    private static Rejected rejected(long createdAt, String why, byte[] bytes, int offset, int length) {
        return new Rejected(createdAt, scrubbed(bytes, offset, length), why);
    }

    private static String scrubbed(byte[] bytes, int offset, int length) {
        try {
            return RecordScrub.json(JSON.readTree(bytes, offset, length));
        } catch (JacksonException broken) {
            return RecordScrub.broken(new String(bytes, offset, length, StandardCharsets.UTF_8));
        }
    }
}
