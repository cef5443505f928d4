package io.github.tallyglass.cli;

import io.github.tallyglass.alert.AlertControl;
import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.query.UsageQueries;
import io.github.tallyglass.sync.AccountService;
import io.github.tallyglass.sync.FileImports;
import io.github.tallyglass.sync.PriceService;
import io.github.tallyglass.sync.Reconciler;
import io.github.tallyglass.sync.RowRetention;
import io.github.tallyglass.sync.SyncControl;
import java.time.Clock;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// An opened home, as the commands use it.
public interface Services extends AutoCloseable {

    AccountService accounts();

    UsageQueries queries();

    /// Prices of sources that name none.
    PriceService prices();

    /// How long rows are kept.
    RowRetention retention();

    OneShotSync sync();

    /// Compares with the gateways' own sums; keeps what it finds where this process may write.
    Reconciler reconciler();

    ReadingsNow readings();

    /// What other programs kept.
    FileImports imports();

    /// The background service, not started.
    SyncControl service();

    /// Has a server write usage records or stop to, which the user has said.
    ///
    /// @return whether it does now
    default Result<Boolean> statistics(Account account, boolean on) {
        return Result.err(new Failure.BadInput(account.name(), "no-statistics"));
    }

    /// What the user is warned of, and what fired. Where this process may not write, for reading.
    AlertControl alerts();

    /// Warns from now on, where this process may write; nothing happens elsewhere.
    ///
    /// @param sync knows whether servers write records
    /// @return closing it ends that, within five seconds
    Watching startAlerts(SyncControl sync);

    /// The machine woke up, or its network is back: what could not be read for a moment is no trouble yet.
    default void awake() {}

    /// Alerts that are watched.
    interface Watching extends AutoCloseable {
        @Override
        void close();
    }

    /// Where things are kept.
    Places places();

    Clock clock();

    /// The zone of the settings, else the system's.
    ZoneId zone();

    /// Why this process may only read (another one writes to this home); null where it may write.
    @Nullable
    Failure readOnly();

    /// Finishes the running transaction.
    @Override
    void close();
}
