package io.github.tallyglass.sync;

import io.github.tallyglass.domain.HostLimit;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.HostMemory;
import io.github.tallyglass.store.StoreException;
import io.github.tallyglass.store.UsageStore;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What hosts have taught, kept in the cache. A cache that cannot be read or written makes nobody wait:
/// the host will teach it again.
public final class RememberedLimits implements HostMemory {

    private static final Logger LOG = LoggerFactory.getLogger(RememberedLimits.class);

    private final UsageStore store;

    public RememberedLimits(UsageStore store) {
        this.store = store;
    }

    @Override
    public Optional<HostLimit> recall(String host) {
        try {
            return store.hostLimit(host);
        } catch (StoreException unreadable) {
            LOG.info("No limit of {} is known: {}", host, unreadable.failure().code());
            return Optional.empty();
        }
    }

    @Override
    public void remember(HostLimit limit) {
        if (store.rememberLimit(limit) instanceof Result.Err<HostLimit>(var failure)) {
            LOG.info("The limit of {} is not remembered: {}", limit.host(), failure.code());
        }
    }
}
