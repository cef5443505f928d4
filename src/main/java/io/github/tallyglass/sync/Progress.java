package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.sync.SyncState.AccountSync;
import io.github.tallyglass.sync.SyncState.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What one account's run is doing, told outward as records whenever it changes. Written by the run's
/// thread only.
final class Progress {

    private final Account account;
    private final SyncTime time;
    private final Consumer<AccountSync> told;
    private final RateMeter meter = new RateMeter();
    private Phase phase = Phase.IDLE;
    private long rowsRead;
    private @Nullable Long rowsLeft;
    private @Nullable Long oldestCovered;
    private @Nullable Instant lastSync;
    private @Nullable Failure failure;

    Progress(Account account, SyncTime time, Consumer<AccountSync> told) {
        this.account = account;
        this.time = time;
        this.told = told;
    }

    void phase(Phase next) {
        if (phase != next) {
            phase = next;
            tell();
        }
    }

    /// @param left estimate of the rows still to come in this run; null while unknown
    void rows(long more, @Nullable Long left, @Nullable Long oldest) {
        rowsRead += more;
        rowsLeft = left;
        oldestCovered = oldest;
        meter.add(time.now(), more);
        tell();
    }

    void failed(Failure why) {
        failure = why;
        tell();
    }

    /// Everything wanted was read at `at`.
    void synced(Instant at) {
        lastSync = at;
        failure = null;
        tell();
    }

    /// Runs a wait under its own phase.
    void waiting(Runnable wait) {
        var before = phase;
        phase(Phase.WAITING);
        wait.run();
        phase(before);
    }

    AccountSync now() {
        var rate = phase == Phase.FOLLOWING || phase == Phase.BACKFILL ? meter.perSecond(time.now()) : 0;
        var left = rowsLeft;
        return new AccountSync(
                account.id(),
                account.name(),
                phase,
                rowsRead,
                left == null ? null : rowsRead + left,
                rate,
                left == null || rate == 0 ? null : Duration.ofSeconds(left / rate),
                oldestCovered,
                lastSync,
                failure);
    }

    private void tell() {
        told.accept(now());
    }
}
