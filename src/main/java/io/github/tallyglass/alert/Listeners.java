package io.github.tallyglass.alert;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Those who want to know that the log or the choices have changed. Safe for use by several threads.
final class Listeners {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<Runnable> all = new CopyOnWriteArrayList<>();

    AlertControl.Registration add(Runnable listener) {
        all.add(listener);
        return () -> all.remove(listener);
    }

    void tell() {
        for (var listener : all) {
            try {
                listener.run();
            } catch (RuntimeException failed) {
                LOG.warn("A listener to alerts failed", failed);
            }
        }
    }
}
