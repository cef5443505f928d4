package io.github.tallyglass.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a spool asks of the disk below it.
public interface SpoolDisk {

    /// The disk as it is.
    SpoolDisk REAL = new SpoolDisk() {
        private static final int PIECE = 256 << 10;

        @Override
        public void allocate(FileChannel file, long from, long length) throws IOException {
            var zeros = ByteBuffer.allocateDirect(PIECE);
            for (var at = from; at < from + length; ) {
                zeros.clear().limit((int) Math.min(PIECE, from + length - at));
                at += file.write(zeros, at);
            }
        }

        @Override
        public long usable(Path folder) throws IOException {
            return Files.getFileStore(folder).getUsableSpace();
        }
    };

    /// Has the file hold zeros from here on. They are written, not promised: a disk without room says so
    /// here, and not by a signal when the mapped page is touched.
    ///
    /// @throws IOException when there is no room
    void allocate(FileChannel file, long from, long length) throws IOException;

    /// @return free bytes
    long usable(Path folder) throws IOException;
}
