package io.github.tallyglass.source.cliproxy;

import io.github.tallyglass.domain.CollectorState;
import io.github.tallyglass.domain.Result;
import java.io.IOException;

/// Takes records out of a server's queue, oldest first. What was taken exists nowhere else.
///
/// Fetching is for one thread; [#close()] may be called from any other and ends a fetch at once, as an
/// interrupt of the fetching thread does ([Failure.Cancelled]).
public interface QueueReader extends AutoCloseable {

    /// Asks for up to `count` records and reads the whole reply into `sink`. Nothing is asked for unless
    /// the sink has room. Where room runs out in the middle of a reply, the rest of it stays with the
    /// server and the system's buffers, and the next call goes on with it before it asks for more.
    ///
    /// What was received before a failure stays in the sink. After one that is a broken connection the
    /// reader is done with: close it and open another.
    ///
    /// @return records of this reply: fewer than `count` means that the queue was empty then
    /// @throws IOException the sink's own, as it came; the reader goes on being usable
    Result<Integer> fetch(int count, RawSink sink) throws IOException;

    /// How the records come: [CollectorState.Link#POP] or [CollectorState.Link#HTTP].
    CollectorState.Link link();

    @Override
    void close();
}
