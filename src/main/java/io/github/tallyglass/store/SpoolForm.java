package io.github.tallyglass.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// How the bytes of a spool's file are framed: named in its first line, so that a file explains itself
/// after a kill, whatever is configured by then.
public enum SpoolForm {
    /// Replies of RESP2 to pops.
    POPS,
    /// Pushed messages of RESP2.
    MESSAGES,
    /// JSON arrays, one behind the other.
    ARRAYS;

    /// Length of the first line, and so the offset of the first byte that came from a source.
    static final int HEADER_BYTES = 32;

    private static final String TITLE = "tallyglass spool 1 ";

    /// The first line: always as long, ends with a line feed.
    ByteBuffer header() {
        var text = TITLE + name();
        var bytes = new byte[HEADER_BYTES];
        Arrays.fill(bytes, (byte) ' ');
        System.arraycopy(text.getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, text.length());
        bytes[HEADER_BYTES - 1] = '\n';
        return ByteBuffer.wrap(bytes);
    }

    /// @param header the first bytes of a file
    /// @return empty where they are no such line
    static Optional<SpoolForm> of(byte[] header) {
        var text = new String(header, StandardCharsets.US_ASCII);
        return text.length() == HEADER_BYTES && text.startsWith(TITLE) && text.endsWith("\n")
                ? Arrays.stream(values())
                        .filter(form -> form.name()
                                .equals(text.substring(TITLE.length()).strip()))
                        .findFirst()
                : Optional.empty();
    }
}
