package io.github.tallyglass.app;

import io.github.tallyglass.sync.SyncControl;
import io.github.tallyglass.sync.SyncState;
import java.util.function.Consumer;

/// The service as one window sees it: what the window hears ends with it, and the service goes on.
///
/// @param service of the home
record WindowSync(SyncControl service, Lifetime life) implements SyncControl {

    @Override
    public void start() {
        service.start();
    }

    @Override
    public void refresh() {
        service.refresh();
    }

    @Override
    public void awake() {
        service.awake();
    }

    @Override
    public void cancel() {
        service.cancel();
    }

    @Override
    public void accountsChanged() {
        service.accountsChanged();
    }

    @Override
    public void secretReplaced(long accountId) {
        service.secretReplaced(accountId);
    }

    @Override
    public SyncState state() {
        return service.state();
    }

    @Override
    public AutoCloseable listen(Consumer<SyncState> listener) {
        return life.bind(service.listen(listener));
    }

    /// Ends no service: other windows may come.
    @Override
    public void close() {}
}
