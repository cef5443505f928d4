package io.github.tallyglass.source.cliproxy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A sink in memory, whose room may be small, and may run out. Its records are read by [RecordSplitter].
public final class MemorySink implements RawSink {

    private final int piece;
    private final List<Part> parts = new ArrayList<>();
    private ByteBuffer room = ByteBuffer.allocate(0);
    private int counted;

    /// Rooms that will be given; below 0 for as many as are asked for.
    public volatile int roomsLeft = -1;

    public volatile int replies;
    public volatile long received;

    /// What came over one connection.
    public static final class Part {
        public final Form form;
        private byte[] bytes = new byte[1024];
        private int size;

        Part(Form form) {
            this.form = form;
        }

        public byte[] bytes() {
            return java.util.Arrays.copyOf(bytes, size);
        }

        void add(ByteBuffer source, int from, int to) {
            if (size + to - from > bytes.length) {
                bytes = java.util.Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + to - from));
            }
            source.get(from, bytes, size, to - from);
            size += to - from;
        }
    }

    public MemorySink() {
        this(65_536);
    }

    /// @param piece bytes of each room
    public MemorySink(int piece) {
        this.piece = piece;
    }

    @Override
    public synchronized void begin(Form form) {
        parts.add(new Part(form));
    }

    @Override
    public synchronized ByteBuffer room() throws IOException {
        if (!room.hasRemaining()) {
            if (roomsLeft == 0) {
                throw new IOException("no room");
            }
            roomsLeft--;
            room = ByteBuffer.allocate(piece);
            counted = 0;
        }
        return room;
    }

    @Override
    public synchronized void received() {
        parts.getLast().add(room, counted, room.position());
        received += room.position() - counted;
        counted = room.position();
    }

    @Override
    public synchronized void replied() {
        replies++;
    }

    public synchronized List<Part> parts() {
        return List.copyOf(parts);
    }

    /// All records so far, in the order in which they came.
    public synchronized List<String> records() {
        var all = new ArrayList<String>();
        for (var part : parts) {
            var bytes = ByteBuffer.wrap(part.bytes());
            all.addAll(recordsOf(part.form, bytes, 0, bytes.capacity(), true, null));
        }
        return all;
    }

    static List<String> recordsOf(
            Form form, ByteBuffer bytes, int from, int to, boolean ended, @Nullable List<Integer> ends) {
        var splitter = new RecordSplitter(form, bytes, from, to, ended);
        var records = new ArrayList<String>();
        while (splitter.next()) {
            records.add(java.nio.charset.StandardCharsets.ISO_8859_1
                    .decode(splitter.record())
                    .toString());
            if (ends != null) {
                ends.add(splitter.end());
            }
        }
        return records;
    }
}
