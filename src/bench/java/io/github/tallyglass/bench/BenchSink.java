package io.github.tallyglass.bench;

import io.github.tallyglass.source.cliproxy.RawSink;
import io.github.tallyglass.store.SpoolForm;
import io.github.tallyglass.store.SpoolWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// A spool as the program's fetching uses it.
record BenchSink(SpoolWriter writer) implements RawSink {

    @Override
    public void begin(Form form) {
        writer.begin(SpoolForm.valueOf(form.name()));
    }

    @Override
    public ByteBuffer room() throws IOException {
        return writer.room();
    }

    @Override
    public void received() {
        writer.received();
    }

    @Override
    public void replied() {
        writer.replied();
    }

    /// A reply with one record.
    void put(String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var head = ("*1\r\n$" + bytes.length + "\r\n").getBytes(StandardCharsets.US_ASCII);
        for (var part : new byte[][] {head, bytes, {'\r', '\n'}}) {
            for (var at = 0; at < part.length; ) {
                var room = room();
                var more = Math.min(room.remaining(), part.length - at);
                room.put(part, at, more);
                at += more;
                received();
            }
        }
        replied();
    }
}
