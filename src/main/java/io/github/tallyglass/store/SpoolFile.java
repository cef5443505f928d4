package io.github.tallyglass.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// One file of a spool: what one connection delivered, or a part of it. One thread writes, another one
/// reads.
public final class SpoolFile {

    private final long number;
    private final SpoolForm form;
    private final Path path;

    /// Up to where something was received.
    private volatile long end;

    private volatile boolean open;
    private volatile boolean continued;

    /// Used by the reading thread alone.
    private @Nullable FileChannel reading;

    SpoolFile(long number, SpoolForm form, Path path, long end, boolean open) {
        this.number = number;
        this.form = form;
        this.path = path;
        this.end = end;
        this.open = open;
    }

    /// Counts up, also over restarts.
    public long number() {
        return number;
    }

    public SpoolForm form() {
        return form;
    }

    /// Offset of the first byte that came from the source.
    public long begin() {
        return SpoolForm.HEADER_BYTES;
    }

    /// Offset behind the last byte that was received so far.
    public long end() {
        return end;
    }

    /// Whether more may come. Ask this before [#end()]: what is closed has its end.
    public boolean isOpen() {
        return open;
    }

    /// Whether the file was closed between two replies while its connection went on.
    public boolean isContinued() {
        return continued;
    }

    /// Reads on the storing thread.
    ///
    /// @param into gets what there is from `from` on, up to its limit and to [#end()]
    /// @param from offset
    /// @return bytes read; 0 where nothing is there yet
    public int read(ByteBuffer into, long from) throws IOException {
        var wanted = (int) Math.min(into.remaining(), end - from);
        if (wanted <= 0) {
            return 0;
        }
        if (reading == null) {
            reading = FileChannel.open(path, StandardOpenOption.READ);
        }
        var limit = into.limit();
        into.limit(into.position() + wanted);
        try {
            var got = 0;
            while (into.hasRemaining()) {
                var more = reading.read(into, from + got);
                if (more < 0) {
                    throw new IOException(path.getFileName() + " ends before " + (from + wanted));
                }
                got += more;
            }
            return got;
        } finally {
            into.limit(limit);
        }
    }

    Path path() {
        return path;
    }

    void received(long upTo) {
        end = upTo;
    }

    void closed(boolean connectionGoesOn) {
        continued = connectionGoesOn;
        open = false;
    }

    /// On the storing thread.
    void endReading() throws IOException {
        if (reading != null) {
            reading.close();
            reading = null;
        }
    }
}
