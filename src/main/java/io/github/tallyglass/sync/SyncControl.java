package io.github.tallyglass.sync;

import java.util.function.Consumer;

/// The background service as the window and the command line see it.
public interface SyncControl extends AutoCloseable {

    /// Starts one loop per account that is not paused: first numbers, newest day, following, back-fill
    /// underneath.
    void start();

    /// Asks every account for new rows now.
    void refresh();

    /// The machine woke up, or its network is back: what was not reached is asked again, and what may be
    /// old,
    /// as fast as the hosts' budgets allow. Accounts that stopped until the user acts stay stopped.
    default void awake() {}

    /// Stops what runs (the running transaction is finished) and stays stopped until [#refresh()] or
    /// [#start()].
    void cancel();

    SyncState state();

    /// Runs the listener with each new state, on a thread of the service, until the result is closed.
    AutoCloseable listen(Consumer<SyncState> listener);

    /// Accounts were added, removed or changed: loops follow.
    void accountsChanged();

    /// The account has another secret: its loop begins anew with it, from where it stopped.
    default void secretReplaced(long accountId) {
        accountsChanged();
    }

    /// Finishes the running transaction and stops, within five seconds.
    @Override
    void close();
}
