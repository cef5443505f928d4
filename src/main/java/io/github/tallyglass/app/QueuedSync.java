package io.github.tallyglass.app;

import io.github.tallyglass.sync.SyncControl;
import io.github.tallyglass.sync.SyncState;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// The service as the window commands it: commands look into the cache, which the JavaFX thread must not wait for.
///
/// @param background runs the commands
record QueuedSync(SyncControl service, Executor background) implements SyncControl {

    @Override
    public void start() {
        background.execute(service::start);
    }

    @Override
    public void refresh() {
        background.execute(service::refresh);
    }

    @Override
    public void cancel() {
        background.execute(service::cancel);
    }

    @Override
    public void accountsChanged() {
        background.execute(service::accountsChanged);
    }

    @Override
    public void secretReplaced(long accountId) {
        background.execute(() -> service.secretReplaced(accountId));
    }

    @Override
    public SyncState state() {
        return service.state();
    }

    @Override
    public AutoCloseable listen(Consumer<SyncState> listener) {
        return service.listen(listener);
    }

    /// Waits for what runs.
    @Override
    public void close() {
        service.close();
    }
}
