package io.github.tallyglass.source.cliproxy;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A subscription to a server's records, confirmed by it: from now on pops get nothing that is new, and
/// what was queued before is to be drained by pops on a connection of its own (contract of CLIProxyAPI and
/// quotas §1.6).
///
/// [#receive] is for one thread, which must do nothing else: a server drops a subscriber that is 256
/// messages behind. [#close()] may be called from any other thread and ends it at once.
public final class Subscription implements AutoCloseable {

    private static final String REFRESH = "{\"refresh\":true}";

    private final RespConnection connection;
    private final RawSink sink;
    private final Runnable refreshed;
    private final ReplyScanner scanner = new ReplyScanner();
    private boolean confirmed;
    private int early;
    private @Nullable Failure broken;

    private Subscription(RespConnection connection, RawSink sink, Runnable refreshed) {
        this.connection = connection;
        this.sink = sink;
        this.refreshed = refreshed;
    }

    /// Subscribes on a connection that has logged in, and waits for the confirmation; what comes behind it
    /// in the same read is in the sink already.
    ///
    /// @throws IOException the sink's own
    static Result<Subscription> begin(RespConnection connection, RawSink sink, Runnable refreshed) throws IOException {
        var subscription = new Subscription(connection, sink, refreshed);
        sink.begin(RawSink.Form.MESSAGES);
        try {
            connection.send("SUBSCRIBE", "usage");
        } catch (IOException fault) {
            return Result.err(connection.failure(fault));
        }
        return subscription.receive(Dialer.ANSWER).map(records -> {
            subscription.early = records;
            return subscription;
        });
    }

    /// Waits for what is pushed and reads it into the sink, up to the end of a message.
    ///
    /// @return records among it; 0 where only the server spoke of itself
    /// @throws IOException the sink's own: the limit of the spool. The subscription goes on being usable,
    ///     as long as the server's buffer lasts
    public Result<Integer> receive() throws IOException {
        if (early > 0) {
            var records = early;
            early = 0;
            return Result.ok(records);
        }
        return receive(Duration.ZERO);
    }

    private Result<Integer> receive(Duration patience) throws IOException {
        if (broken != null) {
            return Result.err(broken);
        }
        var records = 0;
        var whole = false;
        while (!whole || !scanner.fresh()) {
            var room = sink.room();
            var from = room.position();
            var limit = room.limit();
            // A message that has begun is read to its end and no further: with a stream that never pauses
            // no read would end between two messages, and nothing of it might ever be stored.
            if (whole && scanner.missing() > 0) {
                room.limit((int) Math.min(limit, from + scanner.missing()));
            }
            int n;
            try {
                n = connection.read(room, scanner.fresh() ? patience : Dialer.ANSWER);
            } catch (IOException fault) {
                return fail(connection.failure(fault));
            } finally {
                room.limit(limit);
            }
            if (n < 0) {
                return fail(new Failure.Unreachable(connection.host(), "connection closed"));
            }
            sink.received();
            for (var at = from; at < from + n; ) {
                at = scanner.feed(room, at, from + n);
                if (scanner.nonsense()) {
                    return fail(new Failure.Malformed("SUBSCRIBE", "no reply of RESP2"));
                }
                if (scanner.whole()) {
                    whole = true;
                    if (scanner.error()) {
                        return fail(refusal(scanner.text()));
                    }
                    records += message() ? 1 : 0;
                    scanner.next();
                }
            }
        }
        sink.replied();
        return Result.ok(records);
    }

    /// Whether the reply is a record.
    private boolean message() {
        var words = scanner.words();
        if (!confirmed || words.size() != 3 || !words.getFirst().equals("message")) {
            confirmed |= !words.isEmpty() && words.getFirst().equals("subscribe");
            return false;
        }
        var payload = words.get(2).replaceAll("\\s", "");
        if (payload.equals(REFRESH)) {
            refreshed.run();
        }
        return payload.isEmpty() || payload.contains("\"timestamp\"");
    }

    private Failure refusal(String words) {
        if (ServerWords.unknownCommand(words)) {
            return new Failure.ServerTooOld(connection.host(), "", "7.0.7");
        }
        var refusal = ServerWords.refusal(connection.host(), words);
        return refusal == null ? new Failure.Refused(words) : refusal;
    }

    private Result<Integer> fail(Failure failure) {
        broken = failure;
        return Result.err(failure);
    }

    @Override
    public void close() {
        connection.close();
    }
}
