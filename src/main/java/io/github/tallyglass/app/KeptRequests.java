package io.github.tallyglass.app;

import io.github.tallyglass.source.CriticalMemory;
import io.github.tallyglass.store.SqliteStore;
import io.github.tallyglass.store.StoreException;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Critical requests in the cache, so that a command run every minute keeps to the budget as the window
/// does. A cache that cannot be read or written is no reason to ask nothing.
record KeptRequests(SqliteStore store) implements CriticalMemory {

    private static final Logger LOG = LoggerFactory.getLogger(KeptRequests.class);

    @Override
    public List<Instant> recall(String host, Instant since) {
        try {
            return store.criticalRequests(host, since);
        } catch (StoreException broken) {
            LOG.warn("requests to {} are not known: {}", host, broken.failure().code());
            return List.of();
        }
    }

    @Override
    public void spent(String host, Instant at) {
        store.noteCriticalRequest(host, at);
    }
}
