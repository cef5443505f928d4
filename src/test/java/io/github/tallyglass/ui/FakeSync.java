package io.github.tallyglass.ui;

import io.github.tallyglass.sync.SyncControl;
import io.github.tallyglass.sync.SyncState;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// The background service as the window's tests steer it; counts what it was asked.
public final class FakeSync implements SyncControl {

    public volatile int refreshes;
    public volatile int cancels;
    public final List<String> calls = new CopyOnWriteArrayList<>();
    private volatile SyncState state = SyncState.IDLE;
    private final List<Consumer<SyncState>> listeners = new CopyOnWriteArrayList<>();

    public void publish(SyncState next) {
        state = next;
        listeners.forEach(listener -> listener.accept(next));
    }

    @Override
    public void start() {}

    @Override
    public void refresh() {
        refreshes++;
    }

    @Override
    public void cancel() {
        cancels++;
    }

    @Override
    public SyncState state() {
        return state;
    }

    @Override
    public AutoCloseable listen(Consumer<SyncState> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void accountsChanged() {}

    @Override
    public void secretReplaced(long accountId) {
        calls.add("secret " + accountId);
    }

    @Override
    public void close() {}
}
