package io.github.tallyglass.sync.collect;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.source.cliproxy.QueueMode;
import io.github.tallyglass.source.cliproxy.QueueReader;
import io.github.tallyglass.source.cliproxy.RawSink;
import io.github.tallyglass.source.cliproxy.Subscription;
import io.github.tallyglass.source.cliproxy.UsageQueue;
import io.github.tallyglass.sync.Credentials;
import java.io.IOException;
import java.net.URI;

/// One account's queue. The key is read anew for each connection, since the user may have replaced it.
///
/// @param refreshed the server's logins have changed; runs on a thread that must not wait
public record QueueSource(
        Account account, QueueMode mode, UsageQueue queue, Credentials credentials, Runnable refreshed) {

    Result<QueueReader> open() {
        return key().flatMap(key -> queue.open(address(), key, mode));
    }

    /// @throws IOException the sink's own
    Result<Subscription> subscribe(RawSink sink) throws IOException {
        return switch (key()) {
            case Result.Err<Secret>(var failure) -> Result.err(failure);
            case Result.Ok<Secret>(Secret key) -> queue.subscribe(address(), key, sink, refreshed);
        };
    }

    private Result<Secret> key() {
        return credentials.read(account);
    }

    private URI address() {
        return account.url();
    }
}
