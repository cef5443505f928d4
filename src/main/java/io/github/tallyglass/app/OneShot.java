package io.github.tallyglass.app;

import io.github.tallyglass.cli.OneShotSync;
import io.github.tallyglass.cli.RequestRate;
import io.github.tallyglass.cli.StopSignal;
import io.github.tallyglass.domain.Account;
import io.github.tallyglass.source.HostBudgets;
import io.github.tallyglass.source.Http;
import io.github.tallyglass.source.Pace;
import io.github.tallyglass.store.SqliteStore;
import io.github.tallyglass.sync.Signal;
import io.github.tallyglass.sync.SyncOnce;
import io.github.tallyglass.sync.SyncOutcome;
import io.github.tallyglass.sync.SyncState;
import io.github.tallyglass.sync.SyncState.AccountSync;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;

/// The `sync` command's work: accounts are read once, roll-ups are brought up to date before the process
/// ends.
record OneShot(SqliteStore store, SyncOnce once, HostBudgets budgets) implements OneShotSync {

    @Override
    public List<SyncOutcome> run(Order order, Consumer<SyncState> progress, StopSignal stop) {
        var accounts = store.accounts().stream()
                .filter(account -> order.accounts().isEmpty()
                        ? !account.paused()
                        : order.accounts().contains(account.name()))
                .toList();
        accounts.forEach(account -> pace(account, order.rate()));
        var states = new ConcurrentSkipListMap<Long, AccountSync>();
        var signal = new Signal();
        try (var _ = stop.onStop(signal::stop)) {
            return once.run(
                    accounts,
                    order.depth(),
                    state -> {
                        states.put(state.accountId(), state);
                        progress.accept(new SyncState(List.copyOf(states.values()), List.of(), false));
                    },
                    signal);
        } finally {
            if (!stop.isStopped()) {
                store.rebuildNow();
            }
        }
    }

    private void pace(Account account, RequestRate rate) {
        switch (rate) {
            case RequestRate.Polite() -> {}
            case RequestRate.PerSecond(var perSecond) ->
                budgets.setPace(Http.hostOf(account.url()), Pace.perSecond(perSecond.doubleValue()));
            case RequestRate.Unlimited() -> budgets.setPace(Http.hostOf(account.url()), Pace.UNLIMITED);
        }
    }
}
