package io.github.tallyglass.app;

import io.github.tallyglass.cli.Services;
import io.github.tallyglass.sync.SyncControl;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What of the program goes on while windows come and go: an opened home, the service that reads its
/// accounts, and the alerts. Knows nothing of windows and loads nothing of JavaFX. Thread-safe.
final class Resident implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Resident.class);

    private final Home home;
    private final ExecutorService commands = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("sync-command").factory());
    private final QueuedSync sync;
    private Services.@Nullable Watching alerts;
    private boolean closed;

    Resident(Home home) {
        this.home = home;
        sync = new QueuedSync(home.service(), new WhileOpen(commands));
    }

    Home home() {
        return home;
    }

    SyncControl sync() {
        return sync;
    }

    /// Begins to read the accounts and to warn; once, so that what the user has paused stays so. Nothing is
    /// read where another process does it.
    void start() {
        if (begin()) {
            sync.start();
        }
    }

    /// @return whether it begins now
    private synchronized boolean begin() {
        if (home.readOnly() != null || alerts != null || closed) {
            return false;
        }
        alerts = home.startAlerts(sync);
        return true;
    }

    private synchronized boolean isStarted() {
        return alerts != null;
    }

    /// Whether nothing is read because the user wants it so. A pause ends with the program.
    boolean paused() {
        return sync.cancelled();
    }

    void pause(boolean wanted) {
        if (home.readOnly() == null) {
            begin();
            if (wanted) {
                sync.cancel();
            } else {
                sync.start();
            }
        }
    }

    /// Every account is asked now; a pause ends.
    void refresh() {
        if (home.readOnly() == null) {
            begin();
            sync.refresh();
        }
    }

    /// The machine woke up, or its network is back.
    void awake() {
        if (isStarted() && !paused()) {
            LOG.info("awake: what may be old is asked");
            home.awake();
            sync.awake();
        }
    }

    /// The end begins: loops finish what they have in hand while the window and the icon go.
    void ending() {
        sync.cancel();
    }

    /// Finishes the running transaction and closes the home; takes a moment, never on the JavaFX thread.
    @Override
    public void close() {
        Services.Watching watching;
        synchronized (this) {
            closed = true;
            watching = alerts;
        }
        if (watching != null) {
            watching.close();
        }
        commands.close();
        sync.close();
        home.close();
    }
}
