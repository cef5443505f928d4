package io.github.tallyglass.source.cliproxy;

import java.io.IOException;
import java.nio.ByteBuffer;

/// Where bytes of a queue go as they are read, before anything looks at them. Used by one thread.
public interface RawSink {

    /// A new connection begins: what follows does not continue what came before.
    ///
    /// @param form how the bytes that follow are to be read again
    /// @throws IOException when no room can be had
    void begin(Form form) throws IOException;

    /// Room that the next read call writes into, at its position; at least one byte. The same memory
    /// survives a kill of the process.
    ///
    /// @throws IOException when no more room can be had (a full disk, the limit of the spool): nothing
    ///     may be fetched then
    ByteBuffer room() throws IOException;

    /// The buffer of [#room()] has been written to: everything up to its position counts.
    void received();

    /// A reply is whole: what follows begins with a new one, and what was received may be stored.
    void replied();

    /// How the bytes of one connection are framed.
    enum Form {
        /// Replies of RESP2 to pops: bulk strings, alone or in arrays; other replies carry no record.
        POPS,
        /// Pushed messages of RESP2: arrays of three, `message`, channel, payload.
        MESSAGES,
        /// JSON arrays of records, one behind the other, as HTTP answers them.
        ARRAYS
    }
}
