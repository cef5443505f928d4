package io.github.tallyglass.source.cliproxy;

import java.nio.ByteBuffer;

/// Finds the records in bytes that a [RawSink] has kept, one after the other, without copying any of them.
///
/// It needs no memory of what came before: a walk may begin where a connection began, behind any record
/// ([#end()]), or where an earlier walk stopped ([Rest#at()]). A zero byte where something should begin
/// means that nothing was written there yet. Records are slices of the bytes as they came: of a reply over
/// HTTP a payload that was no JSON is a JSON string, quotes and escapes included (contract of CLIProxyAPI
/// and quotas §1.7).
///
/// ```java
/// var records = new RecordSplitter(form, bytes, from, to, false);
/// while (records.next()) {
///     store(records.record(), records.end());
/// }
/// var rest = records.rest();
/// ```
public final class RecordSplitter {

    private final ByteBuffer bytes;
    private final Walk walk;

    /// @param bytes looked at by absolute index; position and limit are neither used nor moved
    /// @param from index of the first byte, see above
    /// @param to index behind the last byte that may be looked at
    /// @param ended nothing will come behind `to`: a body that lacks no more than the line's end behind it
    ///     counts as a record too
    public RecordSplitter(RawSink.Form form, ByteBuffer bytes, int from, int to, boolean ended) {
        if (from < 0 || to > bytes.capacity() || from > to) {
            throw new IndexOutOfBoundsException(from + " to " + to + " of " + bytes.capacity());
        }
        this.bytes = bytes;
        this.walk = switch (form) {
            case POPS -> new PopWalk(bytes, from, to, ended);
            case MESSAGES -> new MessageWalk(bytes, from, to, ended);
            case ARRAYS -> new ArrayWalk(bytes, from, to);
        };
    }

    /// Goes on to the next record; false where there is none, see [#rest()].
    public boolean next() {
        return walk.next();
    }

    /// Index of the record's first byte.
    public int start() {
        return walk.start;
    }

    /// Bytes of the record; 0 for an empty one.
    public int length() {
        return walk.length;
    }

    /// Index behind the record and its frame: what was before it need never be looked at again.
    public int end() {
        return walk.at;
    }

    /// The record's bytes; shares them.
    public ByteBuffer record() {
        return bytes.slice(walk.start, walk.length).asReadOnlyBuffer();
    }

    /// What is left once [#next()] has said false.
    public Rest rest() {
        return new Rest(walk.at, walk.torn, walk.unreadable);
    }

    /// Where a walk stopped.
    ///
    /// @param at index to go on from when more has come; what lies before it is done with
    /// @param torn bytes of a record that did not come whole; 0 where the bytes end between records
    /// @param unreadable what is at `at` is none of the protocol's; nothing behind it can be told apart
    public record Rest(int at, int torn, boolean unreadable) {}

    /// One way of framing. The fields say where the walk stands.
    abstract static class Walk {
        final ByteBuffer bytes;
        final int to;
        int at;
        int start;
        int length;
        int torn;
        boolean unreadable;

        Walk(ByteBuffer bytes, int from, int to) {
            this.bytes = bytes;
            this.at = from;
            this.to = to;
        }

        abstract boolean next();

        /// At the end, or where nothing was written yet.
        final boolean nothingAt(int index) {
            return index >= to || bytes.get(index) == 0;
        }

        final boolean found(int recordStart, int recordLength, int behind) {
            start = recordStart;
            length = recordLength;
            at = behind;
            return true;
        }

        /// What began at `index` is not all there; zeros at its end were never written.
        final boolean tornAt(int index, int seenUpTo) {
            var last = Math.min(seenUpTo, to);
            while (last > index && bytes.get(last - 1) == 0) {
                last--;
            }
            torn = last - index;
            return false;
        }

        final boolean stopUnreadable() {
            unreadable = true;
            return false;
        }
    }
}
