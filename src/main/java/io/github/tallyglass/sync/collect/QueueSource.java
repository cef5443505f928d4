package io.github.tallyglass.sync.collect;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.CollectorState.Link;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.source.cliproxy.KeyVerdict;
import io.github.tallyglass.source.cliproxy.QueueMode;
import io.github.tallyglass.source.cliproxy.QueueReader;
import io.github.tallyglass.source.cliproxy.RawSink;
import io.github.tallyglass.source.cliproxy.Subscription;
import io.github.tallyglass.source.cliproxy.UsageQueue;
import io.github.tallyglass.sync.Credentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;

/// One account's queue. The key is read anew for each connection, since the user may have replaced it.
///
/// @param verdict of the server on the key, which is not shown again once it was refused
/// @param refreshed the server's logins have changed; runs on a thread that must not wait
public record QueueSource(
        Account account,
        QueueMode mode,
        UsageQueue queue,
        Credentials credentials,
        KeyVerdict verdict,
        Runnable refreshed) {

    Result<QueueReader> open() {
        // Over HTTP nothing is shown before the first question.
        return key().flatMap(key -> mode == QueueMode.HTTP
                        ? queue.open(address(), key, mode)
                        : verdict.attempt(() -> queue.open(address(), key, mode), reader -> reader.link() != Link.HTTP))
                .map(reader -> reader.link() == Link.HTTP ? new VerdictReader(reader, verdict) : reader);
    }

    /// @throws IOException the sink's own
    Result<Subscription> subscribe(RawSink sink) throws IOException {
        return switch (key()) {
            case Result.Err<Secret>(var failure) -> Result.err(failure);
            case Result.Ok<Secret>(Secret key) -> subscribe(key, sink);
        };
    }

    private Result<Subscription> subscribe(Secret key, RawSink sink) throws IOException {
        try {
            return verdict.attempt(() -> {
                try {
                    return queue.subscribe(address(), key, sink, refreshed);
                } catch (IOException ofTheSink) {
                    throw new UncheckedIOException(ofTheSink);
                }
            });
        } catch (UncheckedIOException carried) {
            throw carried.getCause();
        }
    }

    private Result<Secret> key() {
        return credentials.read(account);
    }

    private URI address() {
        return account.url();
    }
}
