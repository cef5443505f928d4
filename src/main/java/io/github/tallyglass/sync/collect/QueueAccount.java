package io.github.tallyglass.sync.collect;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.source.cliproxy.KeyVerdict;
import io.github.tallyglass.source.cliproxy.QueueMode;
import io.github.tallyglass.source.cliproxy.RecordReader;
import java.time.Clock;

/// What is one account's own about the collection of its queue.
///
/// @param reader with the names of its logins and client keys
/// @param facts of its server
/// @param listener hears what was stored
/// @param verdict of the server on the key, shared with its management
/// @param refreshed the server's logins have changed; runs on a thread that must not wait
public record QueueAccount(
        Account account,
        QueueMode mode,
        RecordReader reader,
        ServerFacts facts,
        StoredListener listener,
        KeyVerdict verdict,
        Runnable refreshed) {

    /// With a verdict of its own: nothing else shows the server the key.
    public QueueAccount(
            Account account,
            QueueMode mode,
            RecordReader reader,
            ServerFacts facts,
            StoredListener listener,
            Runnable refreshed) {
        this(account, mode, reader, facts, listener, new KeyVerdict(Clock.systemUTC()), refreshed);
    }
}
