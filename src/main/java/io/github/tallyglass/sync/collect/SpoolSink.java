package io.github.tallyglass.sync.collect;

import io.github.tallyglass.source.cliproxy.RawSink;
import io.github.tallyglass.store.SpoolForm;
import io.github.tallyglass.store.SpoolWriter;
import java.io.IOException;
import java.nio.ByteBuffer;

/// A spool as the queue's client sees it.
///
/// @param whole runs behind each whole reply
record SpoolSink(SpoolWriter writer, Runnable whole) implements RawSink {

    @Override
    public void begin(Form form) {
        writer.begin(spooled(form));
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
        whole.run();
    }

    static SpoolForm spooled(Form form) {
        return switch (form) {
            case POPS -> SpoolForm.POPS;
            case MESSAGES -> SpoolForm.MESSAGES;
            case ARRAYS -> SpoolForm.ARRAYS;
        };
    }

    static Form framed(SpoolForm form) {
        return switch (form) {
            case POPS -> Form.POPS;
            case MESSAGES -> Form.MESSAGES;
            case ARRAYS -> Form.ARRAYS;
        };
    }
}
