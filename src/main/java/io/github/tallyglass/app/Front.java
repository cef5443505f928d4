package io.github.tallyglass.app;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The way to the front for whoever is there before the window can be, as a second start is. Thread-safe.
final class Front {

    private @Nullable Consumer<Place> opener;
    private @Nullable Place wanted;
    private boolean gone;

    /// Opens now, or as soon as that is possible.
    void open(Place place) {
        Consumer<Place> now;
        synchronized (this) {
            now = opener;
            if (now == null) {
                wanted = gone ? null : place;
                return;
            }
        }
        now.accept(place);
    }

    void is(Consumer<Place> now) {
        Place before;
        synchronized (this) {
            opener = now;
            before = wanted;
            wanted = null;
        }
        if (before != null) {
            now.accept(before);
        }
    }

    synchronized void gone() {
        opener = null;
        gone = true;
    }
}
