package io.github.tallyglass.sync.collect;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.cliproxy.QueueReader;
import io.github.tallyglass.store.SpoolWriter;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One connection that pops: each step asks for one reply and has it in the spool when it returns.
final class PopSession implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PopSession.class);

    /// How a step went.
    sealed interface Step {

        /// There may be more right now.
        record More() implements Step {}

        /// The queue was empty.
        record Empty() implements Step {}

        /// The spool takes no more; nothing was asked for, or the rest of a reply waits.
        record Full() implements Step {}

        /// The connection is done with.
        record Failed(Failure failure) implements Step {}
    }

    private final QueueReader reader;
    private final SpoolWriter writer;
    private final SpoolSink sink;
    private final FetchingParts parts;

    PopSession(QueueReader reader, SpoolWriter writer, FetchingParts parts) {
        this.reader = reader;
        this.writer = writer;
        this.parts = parts;
        sink = new SpoolSink(writer, () -> {});
    }

    Step step() {
        var count = parts.settings().count();
        try {
            writer.ready();
            return switch (reader.fetch(count, sink)) {
                case Result.Err<Integer>(Failure failure) -> new Step.Failed(failure);
                case Result.Ok<Integer>(Integer records) -> {
                    parts.board().linked(reader.link());
                    parts.board().fetched(records, parts.time().now());
                    if (records >= count) {
                        yield new Step.More();
                    }
                    drained();
                    yield new Step.Empty();
                }
            };
        } catch (IOException full) {
            LOG.debug("nothing is fetched: {}", full.toString());
            parts.claims().broken();
            return new Step.Full();
        } finally {
            parts.board().spool(parts.spool().bytes(), parts.spool().isFull());
            parts.news().run();
        }
    }

    private void drained() {
        var place = writer.place();
        if (place != null) {
            parts.claims().drained(parts.time().now(), parts.nanos().getAsLong(), place);
        }
    }

    /// From any thread: ends a step that waits.
    void hangUp() {
        reader.close();
    }

    /// On the fetching thread.
    @Override
    public void close() {
        reader.close();
        writer.end();
    }
}
