package io.github.tallyglass.sync;

import io.github.tallyglass.sync.SyncState.AccountSync;
import io.github.tallyglass.sync.SyncState.HostBudget;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The newest state of every account, as one record for whoever listens. Thread-safe; listeners run one
/// at a time.
final class StateBoard {

    private static final Logger LOG = LoggerFactory.getLogger(StateBoard.class);

    private final Supplier<List<HostBudget>> budgets;
    private final boolean readOnly;
    private final CopyOnWriteArrayList<Consumer<SyncState>> listeners = new CopyOnWriteArrayList<>();
    private final TreeMap<Long, AccountSync> accounts = new TreeMap<>();
    private Set<Long> known = Set.of();

    StateBoard(Supplier<List<HostBudget>> budgets, boolean readOnly) {
        this.budgets = budgets;
        this.readOnly = readOnly;
    }

    synchronized void put(AccountSync account) {
        // The last word of a loop whose account was removed comes too late.
        if (known.contains(account.accountId())) {
            accounts.put(account.accountId(), account);
            tell();
        }
    }

    /// The accounts that there are; only their states are kept.
    synchronized void keepOnly(Set<Long> accountIds) {
        known = Set.copyOf(accountIds);
        if (accounts.keySet().retainAll(accountIds)) {
            tell();
        }
    }

    synchronized SyncState state() {
        return new SyncState(List.copyOf(accounts.values()), budgets.get(), readOnly);
    }

    AutoCloseable listen(Consumer<SyncState> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void tell() {
        var state = state();
        for (var listener : listeners) {
            try {
                listener.accept(state);
            } catch (RuntimeException broken) {
                // A listener's fault must not end the reading of rows.
                LOG.error("a listener of the sync state failed", broken);
            }
        }
    }
}
