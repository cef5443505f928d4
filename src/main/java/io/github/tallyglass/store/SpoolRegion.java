package io.github.tallyglass.store;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;

/// A part of a file in memory: what a read call writes into it survives the process. The writing thread
/// uses it, the flushing thread forces it to the disk and frees it, in this order and alone.
final class SpoolRegion {

    private final Arena arena;
    private final MemorySegment segment;
    private final ByteBuffer buffer;
    private final long start;

    private SpoolRegion(Arena arena, MemorySegment segment, long start) {
        this.arena = arena;
        this.segment = segment;
        this.start = start;
        buffer = segment.asByteBuffer();
    }

    /// @param from offset, of bytes that were allocated
    static SpoolRegion map(FileChannel file, long from, long length) throws IOException {
        var arena = Arena.ofShared();
        try {
            return new SpoolRegion(arena, file.map(MapMode.READ_WRITE, from, length, arena), from);
        } catch (IOException | RuntimeException failed) {
            arena.close();
            throw failed;
        }
    }

    ByteBuffer buffer() {
        return buffer;
    }

    /// Offset in the file of the buffer's position.
    long position() {
        return start + buffer.position();
    }

    void force() {
        segment.force();
    }

    void free() {
        arena.close();
    }
}
