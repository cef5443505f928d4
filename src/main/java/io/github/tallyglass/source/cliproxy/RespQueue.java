package io.github.tallyglass.source.cliproxy;

import io.github.tallyglass.domain.CollectorState;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Pops over RESP2, on one connection that has logged in.
final class RespQueue implements QueueReader {

    private static final String CHANNEL = "usage";

    /// What the documentation of the first versions said; none that is known wants it.
    private static final String FORMER_CHANNEL = "queue";

    private final RespConnection connection;
    private final ReplyScanner scanner = new ReplyScanner();
    private String channel = CHANNEL;
    private boolean begun;
    private boolean asked;
    private @Nullable Failure broken;

    RespQueue(RespConnection connection) {
        this.connection = connection;
    }

    @Override
    public Result<Integer> fetch(int count, RawSink sink) throws IOException {
        if (broken != null) {
            return Result.err(broken);
        }
        if (!begun) {
            sink.begin(RawSink.Form.POPS);
            begun = true;
        }
        var result = pop(count, sink);
        if (refusesChannel(result)) {
            channel = FORMER_CHANNEL;
            result = pop(count, sink);
        }
        return result;
    }

    private boolean refusesChannel(Result<Integer> result) {
        return result instanceof Result.Err<Integer>(Failure.Refused(String words))
                && ServerWords.unsupportedChannel(words)
                && channel.equals(CHANNEL);
    }

    /// @return [Failure.Refused] with the server's words for an error that leaves the connection usable
    private Result<Integer> pop(int count, RawSink sink) throws IOException {
        var room = sink.room();
        if (!asked) {
            try {
                connection.send("LPOP", channel, Integer.toString(count));
            } catch (IOException fault) {
                return fail(connection.failure(fault));
            }
            scanner.next();
            asked = true;
        }
        while (true) {
            var from = room.position();
            int n;
            try {
                n = connection.read(room, Dialer.ANSWER);
            } catch (IOException fault) {
                return fail(connection.failure(fault));
            }
            if (n < 0) {
                return fail(new Failure.Unreachable(connection.host(), "connection closed"));
            }
            sink.received();
            var behind = scanner.feed(room, from, from + n);
            if (scanner.nonsense() || (scanner.whole() && behind < from + n)) {
                return fail(new Failure.Malformed("LPOP", "no reply of RESP2"));
            }
            if (scanner.whole()) {
                sink.replied();
                asked = false;
                return outcome();
            }
            room = sink.room();
        }
    }

    private Result<Integer> outcome() {
        if (!scanner.error()) {
            return Result.ok(scanner.bulks());
        }
        var refusal = ServerWords.refusal(connection.host(), scanner.text());
        return refusal == null ? Result.err(new Failure.Refused(scanner.text())) : fail(refusal);
    }

    private Result<Integer> fail(Failure failure) {
        broken = failure;
        return Result.err(failure);
    }

    @Override
    public CollectorState.Link link() {
        return CollectorState.Link.POP;
    }

    @Override
    public void close() {
        connection.close();
    }
}
