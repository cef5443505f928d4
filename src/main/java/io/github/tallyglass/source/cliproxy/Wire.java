package io.github.tallyglass.source.cliproxy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;

/// The bytes of one connection. One thread reads and writes; any other may close, which ends both at once.
sealed interface Wire extends AutoCloseable permits PlainWire, TlsWire {

    /// Waits for at least one byte and puts what there is into `into`.
    ///
    /// @param patience zero to wait for ever
    /// @return bytes read; −1 when the other end has closed
    /// @throws java.net.SocketTimeoutException when nothing came in that time
    int read(ByteBuffer into, Duration patience) throws IOException;

    /// Writes all of it.
    void write(ByteBuffer bytes) throws IOException;

    /// Ends it without a farewell. Never waits, never throws.
    @Override
    void close();
}
