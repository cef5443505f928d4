package io.github.tallyglass.app;

import io.github.tallyglass.sync.SyncControl;
import io.github.tallyglass.sync.SyncState;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// The service as windows and the tray command it: commands look into the cache, which the JavaFX thread
/// must not wait for.
final class QueuedSync implements SyncControl {

    private final SyncControl service;
    private final Executor background;
    private volatile boolean cancelled;

    /// @param background runs the commands
    QueuedSync(SyncControl service, Executor background) {
        this.service = service;
        this.background = background;
    }

    /// Whether the user has stopped it, and not begun anew.
    boolean cancelled() {
        return cancelled;
    }

    @Override
    public void start() {
        cancelled = false;
        background.execute(service::start);
    }

    @Override
    public void refresh() {
        cancelled = false;
        background.execute(service::refresh);
    }

    @Override
    public void awake() {
        background.execute(service::awake);
    }

    @Override
    public void cancel() {
        cancelled = true;
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
