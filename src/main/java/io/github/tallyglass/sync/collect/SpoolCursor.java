package io.github.tallyglass.sync.collect;

import io.github.tallyglass.source.cliproxy.RecordSplitter;
import io.github.tallyglass.store.RecordStore.SpoolMark;
import io.github.tallyglass.store.Spool;
import io.github.tallyglass.store.SpoolFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/// Reads a spool from a place on, record by record, across its files. It begins anew at the place for
/// each lot, so that a lot which could not be stored is simply read again.
final class SpoolCursor {

    private static final int WINDOW = 1 << 20;
    private static final int LARGEST = 1 << 30;

    /// A window beyond this is given back after its lot.
    private static final int KEPT = 16 << 20;

    private final Spool spool;
    private byte[] window = new byte[WINDOW];

    SpoolCursor(Spool spool) {
        this.spool = spool;
    }

    /// Fills the lot.
    ///
    /// @param from up to where everything is stored
    /// @param most records
    /// @return up to where everything is stored once the lot is
    SpoolMark read(SpoolMark from, Lot lot, int most) throws IOException {
        if (window.length > KEPT) {
            window = new byte[WINDOW];
        }
        var mark = from;
        for (var file : spool.files()) {
            if (file.number() < mark.file()) {
                continue;
            }
            var begin = file.number() == mark.file() ? Math.max(mark.offset(), file.begin()) : file.begin();
            var done = read(file, begin, lot, most);
            mark = new SpoolMark(file.number(), done.offset());
            if (!done.wholeFile()) {
                break;
            }
        }
        return mark;
    }

    /// @param wholeFile nothing more will come from this file
    private record Done(long offset, boolean wholeFile) {}

    private Done read(SpoolFile file, long begin, Lot lot, int most) throws IOException {
        var offset = begin;
        while (true) {
            // In this order: what is closed has its end.
            var open = file.isOpen();
            var end = file.end();
            if (offset >= end) {
                return new Done(offset, !open);
            }
            if (lot.records() >= most) {
                return new Done(offset, false);
            }
            var bytes = ByteBuffer.wrap(window);
            var got = file.read(bytes, offset);
            var toEnd = offset + got == end;
            var records = new RecordSplitter(SpoolSink.framed(file.form()), bytes, 0, got, toEnd && !open);
            while (lot.records() < most && records.next()) {
                lot.add(window, records.start(), records.length());
            }
            if (lot.records() >= most) {
                return new Done(offset + records.end(), false);
            }
            var rest = records.rest();
            offset += rest.at();
            if (rest.unreadable()) {
                if (open) {
                    return new Done(offset, false);
                }
                lot.unreadable(end - offset);
                return new Done(end, true);
            }
            if (toEnd) {
                if (open) {
                    return new Done(offset, false);
                }
                if (rest.torn() > 0) {
                    lot.torn(rest.torn());
                }
                return new Done(end, true);
            }
            if (rest.at() == 0) {
                widen();
            }
        }
    }

    /// For a record that is larger than any before.
    private void widen() throws IOException {
        if (window.length >= LARGEST) {
            throw new IOException("a record of more than " + LARGEST + " bytes");
        }
        window = new byte[window.length * 2];
    }

    /// Deletes the files of which everything is stored.
    void deleteUpTo(SpoolMark stored) throws IOException {
        for (var file : spool.files()) {
            var whole = file.number() < stored.file()
                    || file.number() == stored.file() && !file.isOpen() && stored.offset() >= file.end();
            if (!whole || file.isOpen()) {
                return;
            }
            spool.delete(file);
        }
    }

    /// The place before everything.
    static SpoolMark begin(Optional<SpoolMark> mark) {
        return mark.orElse(new SpoolMark(0, 0));
    }
}
