package io.github.tallyglass.sync.collect;

import io.github.tallyglass.domain.CollectorState;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.cliproxy.KeyVerdict;
import io.github.tallyglass.source.cliproxy.QueueReader;
import io.github.tallyglass.source.cliproxy.RawSink;
import java.io.IOException;
import java.io.UncheckedIOException;

/// A reader that shows the key with each reply it fetches, as over HTTP: none is asked for once the key was
/// refused to anybody.
record VerdictReader(QueueReader reader, KeyVerdict verdict) implements QueueReader {

    @Override
    public Result<Integer> fetch(int count, RawSink sink) throws IOException {
        try {
            return verdict.attempt(() -> {
                try {
                    return reader.fetch(count, sink);
                } catch (IOException ofTheSink) {
                    throw new UncheckedIOException(ofTheSink);
                }
            });
        } catch (UncheckedIOException carried) {
            throw carried.getCause();
        }
    }

    @Override
    public CollectorState.Link link() {
        return reader.link();
    }

    @Override
    public void close() {
        reader.close();
    }
}
