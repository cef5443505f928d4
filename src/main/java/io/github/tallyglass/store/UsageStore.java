package io.github.tallyglass.store;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Balance;
import io.github.tallyglass.domain.HourlyUsage;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.IntervalSet;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.UsageEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What is kept. Writes run one after the other on the writer thread; each is one transaction that either
/// happened or
/// did not, also when the process is killed.
public interface UsageStore {

    // Accounts

    /// By name; without those that were removed.
    List<Account> accounts();

    /// By name; removed, with their rows kept: nothing asks for them any more.
    List<Account> removedAccounts();

    /// Saves a new account; its id comes back. The name must be free; a removed account gives it up, and is
    /// called `NAME (removed)` from then on.
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

    /// Replaces the rows of a slice by the given ones, adds the slice to the coverage, marks the local days
    /// it touches
    /// as dirty: all in one transaction.
    Result<Commit> replaceSlice(SliceCommit slice);

    long countRows(long accountId, Interval slice);

    IntervalSet coverage(long accountId);

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

    /// @param rows all rows of the slice that could be read, any order
    /// @param unit unit and rate in force, from the status of this sync
    /// @param stable false when a second kept changing and the union was accepted
    /// @param rejects rows of the slice that could not be read; like rows they take the place of those before
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
    }

    /// @param rowsNew rows stored beyond those the slice held before
    /// @param rowsStored rows of the slice now
    /// @param keptPurged the server had fewer rows than a closed slice held: the local ones were kept and
    ///     the slice is
    ///     flagged "purged upstream"
    /// @param rowsRejected rows of the slice that no sum holds and that were not known before
    record Commit(long rowsNew, long rowsStored, boolean keptPurged, int rowsRejected) {}

    /// A row that no sum holds: it could not be read, or a number in it is beyond all sense.
    ///
    /// @param createdAt its second; that of the row listed before it where its own could not be read
    /// @param raw scrubbed
    record Reject(long createdAt, String raw, String why) {}
}
