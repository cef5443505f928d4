package io.github.tallyglass.app;

import io.github.tallyglass.query.UsageQueries;
import io.github.tallyglass.sync.SyncControl;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How long a window lives: what it has subscribed to at things that live longer ends with it. Safe from
/// any thread.
final class Lifetime implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Lifetime.class);

    private final Set<AutoCloseable> bound = new LinkedHashSet<>();
    private boolean over;

    /// Ends `subscription` when the life does, at once when it is over already.
    ///
    /// @return ends it earlier
    AutoCloseable bind(AutoCloseable subscription) {
        synchronized (this) {
            if (!over) {
                bound.add(subscription);
                return () -> unbind(subscription);
            }
        }
        end(subscription);
        return () -> {};
    }

    /// The same queries; what is subscribed to at them ends with this life.
    UsageQueries queries(UsageQueries all) {
        return new WindowQueries(all, this);
    }

    SyncControl sync(SyncControl service) {
        return new WindowSync(service, this);
    }

    /// How many subscriptions there are now.
    synchronized int size() {
        return bound.size();
    }

    private void unbind(AutoCloseable subscription) {
        synchronized (this) {
            if (!bound.remove(subscription)) {
                return;
            }
        }
        end(subscription);
    }

    @Override
    public void close() {
        List<AutoCloseable> all;
        synchronized (this) {
            over = true;
            all = new ArrayList<>(bound);
            bound.clear();
        }
        all.reversed().forEach(Lifetime::end);
    }

    static void end(AutoCloseable subscription) {
        try {
            subscription.close();
        } catch (Exception stays) {
            LOG.warn("a subscription did not end", stays);
        }
    }
}
