package io.github.tallyglass.store;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells listeners that something was committed, after it was, on a thread of its own. Changes that arrive
/// while listeners are still being told are told once more, together.
public final class Changes implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Changes.class);

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final AtomicBoolean pending = new AtomicBoolean();
    private final ExecutorService teller = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("store-changes").factory());

    public void add(Runnable listener) {
        listeners.add(listener);
    }

    public void remove(Runnable listener) {
        listeners.remove(listener);
    }

    /// Something that answers depend on has changed.
    public void announce() {
        if (!teller.isShutdown() && pending.compareAndSet(false, true)) {
            teller.execute(this::tell);
        }
    }

    private void tell() {
        pending.set(false);
        for (var listener : listeners) {
            try {
                listener.run();
            } catch (RuntimeException failed) {
                LOG.warn("A listener to changes of the cache failed", failed);
            }
        }
    }

    @Override
    public void close() {
        teller.shutdown();
    }
}
