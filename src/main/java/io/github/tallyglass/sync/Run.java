package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.IntervalSet;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.source.gateway.KeyForm;
import io.github.tallyglass.store.UsageStore;
import java.time.Duration;
import java.util.List;

/// Reads one account in steps, so that whoever drives it decides what comes between. Used by one thread.
/// Everything that has to outlive a kill is in the store's coverage; a new run goes on from there.
interface Run {

    /// What a step did.
    enum Step {
        READ,
        /// Nothing is missing between the wanted depth and the frozen end that could be had.
        NOTHING_LEFT
    }

    /// The run that fits how the account's rows come: in slices of time, or as one list.
    static Run of(
            Account account,
            Secret secret,
            GatewayClients clients,
            UsageStore store,
            SyncDepth depth,
            SyncTime time,
            Signal signal,
            Progress progress) {
        var client = clients.open(account, secret);
        var key = client.key();
        return key.isPresent() && !(key.get().form() instanceof KeyForm.Paged)
                ? new KeyRun(account, client, key.get(), store, depth, time, signal, progress)
                : new AccountRun(account, secret, clients, store, depth, time, signal, progress);
    }

    /// What is there after a few requests, before any row.
    Result<Account> firstNumbers();

    /// What of it may have changed since.
    Result<Account> rereadNumbers();

    /// What is left: wallet, windows, keys; no aggregates and no rows.
    Result<Account> readLeft();

    /// Has the next step look for what came since.
    void poll();

    /// New rows of the latest poll are still to be read.
    boolean followsNewRows();

    /// Reads and commits a piece.
    Result<Step> step();

    /// How long to wait between two polls.
    ///
    /// @param wanted by the settings
    default Duration pollEvery(Duration wanted) {
        return wanted;
    }

    /// With the unit of the latest status.
    Account account();

    /// From the wanted depth to the frozen end.
    Interval goal();

    IntervalSet coverage();

    int requests();

    long rowsNew();

    /// Rows that the server listed in what was read completely.
    long rowsSeen();

    /// What this run found out it cannot have, with the reason; seconds that it has not come to are not
    /// among it.
    List<SyncOutcome.Missing> missing();
}
