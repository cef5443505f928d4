package io.github.tallyglass.store;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Balance;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.HourlyUsage;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.IntervalSet;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.Result;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/// [UsageStore] on a [Database]. Roll-ups follow by themselves, on the writer thread, when nothing else is to
/// be written.
public final class SqliteStore implements UsageStore {

    private final Database database;
    private final Clock clock;
    private final Dictionaries written = new Dictionaries();
    private final Dictionaries read = new Dictionaries();
    private final Rebuilding rebuilding;

    /// @param clock tells how old a slice is when it is replaced
    public SqliteStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.rebuilding = new Rebuilding(database, written);
        rebuilding.soon();
    }

    /// A change inside a transaction.
    @FunctionalInterface
    private interface Change<T> {
        T make(Handle handle) throws SQLException;
    }

    @Override
    public List<Account> accounts() {
        return accounts(account -> !account.removed());
    }

    @Override
    public List<Account> removedAccounts() {
        return accounts(Account::removed);
    }

    private List<Account> accounts(Predicate<Account> wanted) {
        return database.read(handle -> {
            read.refresh(handle);
            return Accounts.all(handle, read.units::get).stream()
                    .map(Accounts.Saved::account)
                    .filter(wanted)
                    .toList();
        });
    }

    @Override
    public Result<Account> addAccount(Account account) {
        return save(account, handle -> Accounts.insert(handle, account, unitId(handle, account.unit())));
    }

    @Override
    public Result<Account> updateAccount(Account account) {
        return save(account, handle -> {
            if (!Accounts.update(handle, account, unitId(handle, account.unit()))) {
                throw new Refusal(new Failure.BadInput(account.name(), "no such account"));
            }
            return account;
        });
    }

    private Result<Account> save(Account account, Change<Account> change) {
        return write(handle -> {
            Accounts.freeName(handle, account.name(), account.id());
            if (Accounts.isNameTaken(handle, account.name(), account.id())) {
                throw new Refusal(new Failure.BadInput(account.name(), "another account has this name"));
            }
            return change.make(handle);
        });
    }

    @Override
    public Result<Account> removeAccount(long accountId) {
        return write(handle -> {
            var account = Accounts.all(handle, written.units::get).stream()
                    .map(Accounts.Saved::account)
                    .filter(one -> one.id() == accountId)
                    .findFirst()
                    .orElseThrow(() -> new Refusal(new Failure.BadInput("" + accountId, "no such account")));
            Accounts.delete(handle, accountId);
            return account;
        });
    }

    @Override
    public Result<Long> noteSync(long accountId, Instant at, String state, String failureText) {
        return write(handle -> (long) handle.execute(
                "UPDATE account SET last_sync = CASE WHEN ? = 'ok' THEN ? ELSE last_sync END, state = ?, failure = ?"
                        + " WHERE id = ?",
                state,
                at.getEpochSecond(),
                state,
                failureText,
                accountId));
    }

    @Override
    public Optional<ServerState> server(long accountId) {
        return database.read(handle -> Accounts.server(handle, accountId));
    }

    @Override
    public Result<Long> noteServer(long accountId, ServerState server) {
        return write(handle -> {
            Accounts.noteServer(handle, accountId, server);
            return accountId;
        });
    }

    @Override
    public Result<Commit> replaceSlice(SliceCommit slice) {
        return write(handle -> {
            if (!Accounts.exists(handle, slice.accountId())) {
                // Deleted while its rows were on their way: they must not come back.
                throw new Refusal(new Failure.BadInput("" + slice.accountId(), "no such account"));
            }
            return new SliceWriter(handle, written, slice).write(clock.instant().getEpochSecond());
        });
    }

    @Override
    public long countRows(long accountId, Interval slice) {
        return database.read(handle -> SliceWriter.count(handle, accountId, slice));
    }

    @Override
    public IntervalSet coverage(long accountId) {
        return database.read(handle -> Coverage.ROWS.read(handle, accountId));
    }

    @Override
    public OptionalLong newestRow(long accountId, long until) {
        return database.read(handle -> handle.createQuery(
                        "SELECT MAX(created_at) FROM event WHERE account_id = ? AND created_at <= ?")
                .bind(0, accountId)
                .bind(1, until)
                .mapTo(Long.class)
                .findOne()
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty));
    }

    @Override
    public IntervalSet hourlyCoverage(long accountId) {
        return database.read(handle -> Coverage.HOURLY.read(handle, accountId));
    }

    @Override
    public Result<Long> replaceHourly(long accountId, Interval hours, List<HourlyUsage> lines, QuotaUnit unit) {
        return write(
                handle -> new Readings(handle, written, accountId).replaceHourly(hours, lines, unitId(handle, unit)));
    }

    @Override
    public Result<Long> addBalance(long accountId, Balance balance) {
        return write(handle -> {
            new Readings(handle, written, accountId).addBalance(balance);
            return 1L;
        });
    }

    @Override
    public Optional<Balance> balance(long accountId) {
        return database.read(handle -> handle.createQuery(
                        "SELECT at, remaining, used, requests FROM balance WHERE account_id = ?"
                                + " ORDER BY at DESC LIMIT 1")
                .bind(0, accountId)
                .map((row, context) -> new Balance(
                        Instant.ofEpochSecond(row.getLong(1)), row.getLong(2), row.getLong(3), row.getLong(4)))
                .findOne());
    }

    /// Counts days in `zone` from now on; nothing happens when it is so already. Roll-ups are built again in
    /// the background, until then questions read rows.
    public Result<Boolean> useZone(ZoneId zone) {
        return write(handle -> {
            var isNew = !Meta.hasZone(handle, zone);
            if (isNew) {
                Rollups.changeZone(handle, zone);
            }
            return isNew;
        });
    }

    /// Builds every roll-up that is not up to date, and returns when that is done.
    public Result<Long> rebuildNow() {
        return rebuilding.now();
    }

    private int unitId(Handle handle, QuotaUnit unit) throws SQLException {
        return written.units.idOf(handle.getConnection(), unit);
    }

    private <T> Result<T> write(Change<T> change) {
        var done = commit(change);
        if (done instanceof Result.Ok) {
            rebuilding.soon();
            database.changes().announce();
        }
        return done;
    }

    /// What an undone transaction had put into the dictionaries is not there any more.
    private <T> Result<T> commit(Change<T> change) {
        try {
            return database.write(
                    handle -> {
                        written.refresh(handle);
                        try {
                            return change.make(handle);
                        } catch (SQLException failed) {
                            throw new IllegalStateException(failed);
                        }
                    },
                    written::forget);
        } catch (Refusal refusal) {
            return Result.err(refusal.failure());
        }
    }

    /// Undoes the transaction because of what the caller gave.
    private static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Failure failure;

        Refusal(Failure failure) {
            super(failure.code());
            this.failure = failure;
        }

        Failure failure() {
            return failure;
        }
    }
}
