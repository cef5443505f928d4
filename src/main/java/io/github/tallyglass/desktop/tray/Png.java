package io.github.tallyglass.desktop.tray;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Writes small pictures as PNG, eight bits a channel with alpha, without the image library and what comes
/// with it.
final class Png {

    private static final byte[] HEAD = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private Png() {}

    /// @param argb a square, row by row
    static byte[] of(int[] argb, int size) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(HEAD);
        var header = ByteBuffer.allocate(13).putInt(size).putInt(size);
        header.put((byte) 8).put((byte) 6); // bits, colours with alpha
        chunk(out, "IHDR", header.array());
        chunk(out, "IDAT", deflated(rows(argb, size)));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static byte[] rows(int[] argb, int size) {
        var rows = ByteBuffer.allocate(size * (1 + size * 4));
        for (var i = 0; i < argb.length; i++) {
            if (i % size == 0) {
                rows.put((byte) 0); // no filter
            }
            rows.putInt(argb[i] << 8 | argb[i] >>> 24);
        }
        return rows.array();
    }

    private static byte[] deflated(byte[] data) {
        try (var deflater = new Deflater()) {
            deflater.setInput(data);
            deflater.finish();
            var buffer = new byte[data.length + 64];
            return java.util.Arrays.copyOf(buffer, deflater.deflate(buffer));
        }
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
        var checksum = new CRC32();
        var name = type.getBytes(StandardCharsets.US_ASCII);
        checksum.update(name);
        checksum.update(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        out.writeBytes(name);
        out.writeBytes(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
    }
}
