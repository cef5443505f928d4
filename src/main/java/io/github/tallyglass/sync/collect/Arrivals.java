package io.github.tallyglass.sync.collect;

import io.github.tallyglass.sync.SyncState.AccountSync;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Notices in a queue's state that records have come, whether or not they are stored yet.
final class Arrivals {

    private final AtomicLong count = new AtomicLong();
    private volatile @Nullable Instant last;

    /// Grows whenever records have come.
    long count() {
        return count.get();
    }

    /// @param came runs when records have come
    /// @return passes everything on
    Consumer<AccountSync> watching(Consumer<AccountSync> told, Runnable came) {
        return state -> {
            var collector = state.collector();
            var newest = collector == null ? null : collector.lastRecord();
            if (newest != null && !newest.equals(last)) {
                last = newest;
                count.incrementAndGet();
                came.run();
            }
            told.accept(state);
        };
    }
}
