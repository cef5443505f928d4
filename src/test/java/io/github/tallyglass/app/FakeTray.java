package io.github.tallyglass.app;

import io.github.tallyglass.desktop.tray.Tray;
import io.github.tallyglass.desktop.tray.TrayState;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A tray whose host comes and goes as a test wants it.
final class FakeTray implements Tray {

    private final List<Consumer<Boolean>> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean hosted;
    private volatile @Nullable TrayState state;
    volatile boolean closed;

    FakeTray(boolean hosted) {
        this.hosted = hosted;
    }

    void host(boolean now) {
        hosted = now;
        listeners.forEach(listener -> listener.accept(now));
    }

    boolean shows(String id) {
        return entry(id) != null;
    }

    void click(String id) {
        var entry = entry(id);
        if (entry == null) {
            throw new AssertionError(id + " is not in the menu");
        }
        entry.run().run();
    }

    TrayState.Item.@Nullable Entry entry(String id) {
        var now = state;
        return now == null
                ? null
                : now.menu().stream()
                        .filter(TrayState.Item.Entry.class::isInstance)
                        .map(TrayState.Item.Entry.class::cast)
                        .filter(entry -> entry.id().equals(id))
                        .findFirst()
                        .orElse(null);
    }

    @Nullable
    TrayState state() {
        return state;
    }

    @Override
    public void show(TrayState now) {
        state = now;
    }

    @Override
    public boolean hosted() {
        return hosted && !closed;
    }

    @Override
    public void onHosted(Consumer<Boolean> listener) {
        listeners.add(listener);
    }

    @Override
    public void close() {
        closed = true;
    }
}
