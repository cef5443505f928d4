package io.github.tallyglass.store;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Balance;
import io.github.tallyglass.domain.HostLimit;
import io.github.tallyglass.domain.HourlyUsage;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.IntervalSet;
import io.github.tallyglass.domain.KeyReading;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.QuotaWindow;
import io.github.tallyglass.domain.ReadingKind;
import io.github.tallyglass.domain.Result;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/// [UsageStore] on a [Database]. Roll-ups follow by themselves, on the writer thread, when nothing else
/// is to be written.
public final class SqliteStore implements UsageStore {

    private final Database database;
    private final Clock clock;
    private final Dictionaries written = new Dictionaries();
    private final Rebuilding rebuilding;
    private final Transactions transactions;
    private final SavedAccounts accounts;
    private final SqliteRecords records;

    /// @param clock tells how old a slice is when it is replaced
    public SqliteStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.rebuilding = new Rebuilding(database, written);
        this.transactions = new Transactions(database, written, rebuilding);
        this.accounts = new SavedAccounts(database, written, transactions);
        this.records = new SqliteRecords(database, written, transactions);
        rebuilding.soon();
    }

    /// The same file, for sources that hand each record over once.
    public RecordStore records() {
        return records;
    }

    @Override
    public List<Account> accounts() {
        return accounts.all(account -> !account.removed());
    }

    @Override
    public List<Account> removedAccounts() {
        return accounts.all(Account::removed);
    }

    @Override
    public Result<Account> addAccount(Account account) {
        return accounts.add(account);
    }

    @Override
    public Result<Account> updateAccount(Account account) {
        return accounts.update(account);
    }

    @Override
    public Result<Account> removeAccount(long accountId) {
        return accounts.remove(accountId);
    }

    @Override
    public Result<Long> noteSync(long accountId, Instant at, String state, String failureText) {
        return accounts.noteSync(accountId, at, state, failureText);
    }

    @Override
    public Optional<ServerState> server(long accountId) {
        return database.read(handle -> Accounts.server(handle, accountId));
    }

    @Override
    public Result<Long> noteServer(long accountId, ServerState server) {
        return accounts.noteServer(accountId, server);
    }

    @Override
    public Result<Commit> replaceSlice(SliceCommit slice) {
        return transactions.write(handle -> {
            SavedAccounts.require(handle, slice.accountId());
            return new SliceWriter(handle, written, slice).write(clock.instant().getEpochSecond());
        });
    }

    @Override
    public Result<Commit> mergeList(ListCommit list) {
        return transactions.write(handle -> {
            SavedAccounts.require(handle, list.accountId());
            return new ListMerger(handle, written, list).merge();
        });
    }

    @Override
    public IntervalSet lost(long accountId) {
        return database.read(handle -> Coverage.LOST.read(handle, accountId));
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
    public Result<Interval> uncover(long accountId, Interval seconds) {
        return transactions.write(handle -> {
            Coverage.ROWS.remove(handle, accountId, seconds);
            return seconds;
        });
    }

    @Override
    public OptionalLong newestRow(long accountId, long until) {
        return database.read(handle -> SliceWriter.newest(handle, accountId, until));
    }

    @Override
    public IntervalSet hourlyCoverage(long accountId) {
        return database.read(handle -> Coverage.HOURLY.read(handle, accountId));
    }

    @Override
    public Result<Long> replaceHourly(long accountId, Interval hours, List<HourlyUsage> lines, QuotaUnit unit) {
        return transactions.write(
                handle -> new Readings(handle, written, accountId).replaceHourly(hours, lines, unitId(handle, unit)));
    }

    @Override
    public Result<Long> addBalance(long accountId, Balance balance) {
        return transactions.write(handle -> {
            new Readings(handle, written, accountId).addBalance(balance);
            return 1L;
        });
    }

    /// When a host was asked on paths that it counts together with sign-ins, after `since`, oldest
    /// first.
    public List<Instant> criticalRequests(String host, Instant since) {
        return database.read(handle -> CriticalRequests.since(handle, host, since));
    }

    /// Remembers one of them; those of more than an hour ago are forgotten.
    public Result<Long> noteCriticalRequest(String host, Instant at) {
        // No figure depends on them: nobody is told.
        return transactions.commit(handle -> CriticalRequests.note(handle, host, at));
    }

    @Override
    public Optional<Balance> balance(long accountId) {
        return database.read(handle -> Readings.balance(handle, accountId));
    }

    @Override
    public Optional<HostLimit> hostLimit(String host) {
        return database.read(handle -> HostLimits.of(handle, host));
    }

    @Override
    public Result<HostLimit> rememberLimit(HostLimit limit) {
        return transactions.write(handle -> {
            HostLimits.keep(handle, limit);
            return limit;
        });
    }

    @Override
    public Result<Long> noteWindows(long accountId, List<QuotaWindow> windows, Reading reading) {
        return transactions.write(handle -> {
            ReadingStates.note(handle, accountId, reading);
            return new WindowReadings(handle, accountId).note(windows, reading.askedAt());
        });
    }

    @Override
    public Result<Long> replaceKeys(long accountId, List<KeyReading> keys, Reading reading) {
        return transactions.write(handle -> {
            ReadingStates.note(handle, accountId, reading);
            return KeyReadings.replace(handle, accountId, keys);
        });
    }

    @Override
    public Result<Long> noteReading(long accountId, Reading reading) {
        return transactions.write(handle -> ReadingStates.note(handle, accountId, reading));
    }

    @Override
    public Optional<Reading> reading(long accountId, ReadingKind what) {
        return database.read(handle -> ReadingStates.all(handle, accountId).stream()
                .filter(reading -> reading.what() == what)
                .findFirst());
    }

    /// Counts days in `zone` from now on; nothing happens when it is so already. Roll-ups are built
    /// again in the background, until then questions read rows.
    public Result<Boolean> useZone(ZoneId zone) {
        return transactions.write(handle -> {
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

    /// Prices of sources that name none.
    public PriceStore prices() {
        return new SqlitePrices(database, written, transactions);
    }

    /// Alerts: what the user chose, how far episodes are, what fired.
    public AlertStore alerts() {
        return new SqliteAlerts(database, transactions);
    }

    private int unitId(Handle handle, QuotaUnit unit) throws SQLException {
        return written.units.idOf(handle.getConnection(), unit);
    }
}
