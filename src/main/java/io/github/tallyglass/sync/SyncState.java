package io.github.tallyglass.sync;

import io.github.tallyglass.domain.CollectorState;
import io.github.tallyglass.domain.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the service does right now, as data.
///
/// @param readOnly another process writes to this home; this one only reads
public record SyncState(List<AccountSync> accounts, List<HostBudget> budgets, boolean readOnly) {

    public static final SyncState IDLE = new SyncState(List.of(), List.of(), false);

    /// @param rowsRead rows stored so far in this run
    /// @param rowsExpected estimate of all rows of this run; null while unknown
    /// @param rowsPerSecond recent rate; 0 when idle
    /// @param left estimated time to the end of the back-fill; null while unknown
    /// @param oldestCovered epoch seconds back to which coverage reaches without a gap; null when nothing
    ///     is covered
    /// @param collector how a queue is collected; null at gateways
    public record AccountSync(
            long accountId,
            String name,
            Phase phase,
            long rowsRead,
            @Nullable Long rowsExpected,
            long rowsPerSecond,
            @Nullable Duration left,
            @Nullable Long oldestCovered,
            @Nullable Instant lastSync,
            @Nullable Failure failure,
            @Nullable CollectorState collector) {

        /// Of a gateway's account.
        public AccountSync(
                long accountId,
                String name,
                Phase phase,
                long rowsRead,
                @Nullable Long rowsExpected,
                long rowsPerSecond,
                @Nullable Duration left,
                @Nullable Long oldestCovered,
                @Nullable Instant lastSync,
                @Nullable Failure failure) {
            this(
                    accountId,
                    name,
                    phase,
                    rowsRead,
                    rowsExpected,
                    rowsPerSecond,
                    left,
                    oldestCovered,
                    lastSync,
                    failure,
                    null);
        }
    }

    /// Phases of an account's loop.
    public enum Phase {
        /// Nothing to do until the next poll.
        IDLE,
        /// Status, balance, keys, hourly aggregates.
        FIRST_NUMBERS,
        /// Reading new rows.
        FOLLOWING,
        /// Reading history.
        BACKFILL,
        /// The host asked to wait, or a fault is waited out.
        WAITING,
        /// Authentication failed or bounds are ignored: nothing is asked until the user acts.
        STOPPED,
        /// The user paused the account or cancelled the run.
        PAUSED
    }

    /// @param used requests of the last `windowSeconds`
    /// @param critical the few requests that count together with the user's sign-in; null while none was
    ///     made
    public record HostBudget(
            String host,
            int used,
            int limit,
            int windowSeconds,
            @Nullable Instant blockedUntil,
            @Nullable CriticalBudget critical) {

        /// Of a host that was asked nothing critical.
        public HostBudget(String host, int used, int limit, int windowSeconds, @Nullable Instant blockedUntil) {
            this(host, used, limit, windowSeconds, blockedUntil, null);
        }
    }

    /// @param blockedUntil end of a wait that the host asked for on these paths alone
    public record CriticalBudget(
            int used,
            int limit,
            int windowSeconds,
            @Nullable Instant blockedUntil) {}
}
