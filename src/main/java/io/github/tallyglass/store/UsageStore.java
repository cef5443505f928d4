package io.github.tallyglass.store;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Balance;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.HostLimit;
import io.github.tallyglass.domain.HourlyUsage;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.IntervalSet;
import io.github.tallyglass.domain.KeyReading;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.QuotaWindow;
import io.github.tallyglass.domain.ReadingKind;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.UsageEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What is kept. Writes run one after the other on the writer thread; each is one transaction that
/// either happened or did not, also when the process is killed.
public interface UsageStore {

    // Accounts

    /// By name; without those that were removed.
    List<Account> accounts();

    /// By name; removed, with their rows kept: nothing asks for them any more.
    List<Account> removedAccounts();

    /// Saves a new account; its id comes back. The name must be free; a removed account gives it up,
    /// and is called `NAME (removed)` from then on.
    Result<Account> addAccount(Account account);

    /// See [#addAccount] about its name.
    Result<Account> updateAccount(Account account);

    /// Deletes the account and everything of it.
    Result<Account> removeAccount(long accountId);

    /// How a sync ended. Only one that ended `ok` counts as the last sync.
    ///
    /// @param state one of `new` `ok` `stopped` `failing`
    /// @param failureText what went wrong last; `""` when nothing did
    Result<Long> noteSync(long accountId, Instant at, String state, String failureText);

    /// What the account's server said of itself when its dialect was last looked into.
    Optional<ServerState> server(long accountId);

    /// Keeps what it says of itself now.
    Result<Long> noteServer(long accountId, ServerState server);

    // Rows

    /// Replaces the rows of a slice by the given ones, adds the slice to the coverage, marks the local
    /// days it touches as dirty: all in one transaction.
    Result<Commit> replaceSlice(SliceCommit slice);

    /// Merges a list without bounds into the rows: adds what is not there, takes nothing away, notes
    /// what it covers and what it can no longer show: all in one transaction.
    Result<Commit> mergeList(ListCommit list);

    /// Seconds of which a list of the newest rows may have dropped some before they were read.
    IntervalSet lost(long accountId);

    long countRows(long accountId, Interval slice);

    IntervalSet coverage(long accountId);

    /// Covered seconds whose rows are not kept any more: their sums are, and nothing is to be read of them.
    default IntervalSet pruned(long accountId) {
        return IntervalSet.EMPTY;
    }

    /// Takes back that these seconds are complete; their rows stay.
    Result<Interval> uncover(long accountId, Interval seconds);

    /// The latest second up to `until` that holds a row; empty where there is none.
    OptionalLong newestRow(long accountId, long until);

    // Aggregates and readings

    /// Replaces the account's hourly aggregates between the bounds (whole UTC hours).
    Result<Long> replaceHourly(long accountId, Interval hours, List<HourlyUsage> lines, QuotaUnit unit);

    /// Where hourly aggregates were read.
    IntervalSet hourlyCoverage(long accountId);

    Result<Long> addBalance(long accountId, Balance balance);

    /// The latest reading; empty before the first.
    Optional<Balance> balance(long accountId);

    // Hosts

    /// What a host has taught about its limits.
    Optional<HostLimit> hostLimit(String host);

    Result<HostLimit> rememberLimit(HostLimit limit);

    // Windows and keys

    /// The account's windows as they were read now. Earlier states are kept, those of windows that are
    /// gone too.
    ///
    /// @return how many are in another state than before
    Result<Long> noteWindows(long accountId, List<QuotaWindow> windows, Reading reading);

    /// Replaces what is known of the account's keys.
    ///
    /// @return how many are kept
    Result<Long> replaceKeys(long accountId, List<KeyReading> keys, Reading reading);

    /// How a question ended that brought nothing to keep.
    Result<Long> noteReading(long accountId, Reading reading);

    /// How the last question of this kind ended.
    Optional<Reading> reading(long accountId, ReadingKind what);

    /// @param readAt when it was last answered; null when never
    /// @param failure code of the failure; `""` when it was answered
    /// @param version what the server called itself
    record Reading(
            ReadingKind what, Instant askedAt, @Nullable Instant readAt, String failure, String version) {

        public static Reading answered(ReadingKind what, Instant at, String version) {
            return new Reading(what, at, at, "", version);
        }

        public static Reading failed(ReadingKind what, Instant at, Failure failure, String version) {
            return new Reading(what, at, null, failure.code(), version);
        }
    }

    /// @param rows all rows of the slice that could be read, any order
    /// @param unit unit and rate in force, from the status of this sync
    /// @param stable false when a second kept changing and the union was accepted
    /// @param rejects rows of the slice that could not be read; like rows they take the place of those
    ///     before
    record SliceCommit(
            long accountId,
            Interval slice,
            List<UsageEvent> rows,
            QuotaUnit unit,
            boolean stable,
            List<Reject> rejects) {

        public SliceCommit(long accountId, Interval slice, List<UsageEvent> rows, QuotaUnit unit, boolean stable) {
            this(accountId, slice, rows, unit, stable, List.of());
        }

        /// A part of it, as if it had been read alone.
        SliceCommit within(Interval part) {
            return new SliceCommit(
                    accountId,
                    part,
                    rows.stream().filter(row -> part.contains(row.createdAt())).toList(),
                    unit,
                    stable,
                    rejects.stream()
                            .filter(reject -> part.contains(reject.createdAt()))
                            .toList());
        }
    }

    /// @param rows as listed, newest first
    /// @param covered seconds of which every row is listed, or was stored before; they are lost no more
    /// @param lost seconds of which rows may have been dropped before they were read
    /// @param unlisted seconds of which the gateway shows this account no rows at all
    record ListCommit(
            long accountId,
            List<UsageEvent> rows,
            IntervalSet covered,
            IntervalSet lost,
            IntervalSet unlisted,
            QuotaUnit unit,
            List<Reject> rejects) {}

    /// @param rowsNew rows stored beyond those the slice held before
    /// @param rowsStored rows of the slice now
    /// @param keptPurged the server lists rows of the closed slice no longer: they were kept, are
    ///     marked as vanished, and the slice is flagged "purged upstream"
    /// @param rowsRejected rows of the slice that no sum holds and that were not known before
    record Commit(long rowsNew, long rowsStored, boolean keptPurged, int rowsRejected) {

        Commit plus(Commit other) {
            return new Commit(
                    rowsNew + other.rowsNew,
                    rowsStored + other.rowsStored,
                    keptPurged || other.keptPurged,
                    rowsRejected + other.rowsRejected);
        }
    }

    /// A row that no sum holds: it could not be read, or a number in it is beyond all sense.
    ///
    /// @param createdAt its second; that of the row listed before it where its own could not be read
    /// @param raw scrubbed
    record Reject(long createdAt, String raw, String why) {}
}
