package io.github.tallyglass.store;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.store.Transactions.Change;
import io.github.tallyglass.store.Transactions.Refusal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/// The accounts of a [SqliteStore], and what may be done to them: no two of the same name, and nothing
/// to one that is not there.
final class SavedAccounts {

    private final Database database;
    private final Dictionaries written;
    private final Dictionaries read = new Dictionaries();
    private final Transactions transactions;

    /// @param written the dictionaries that `transactions` write to
    SavedAccounts(Database database, Dictionaries written, Transactions transactions) {
        this.database = database;
        this.written = written;
        this.transactions = transactions;
    }

    /// By name.
    List<Account> all(Predicate<Account> wanted) {
        return database.read(handle -> {
            read.refresh(handle);
            return Accounts.all(handle, read.units::get).stream()
                    .map(Accounts.Saved::account)
                    .filter(wanted)
                    .toList();
        });
    }

    Result<Account> add(Account account) {
        return save(account, handle -> Accounts.insert(handle, account, unitId(handle, account.unit())));
    }

    Result<Account> update(Account account) {
        return save(account, handle -> {
            if (!Accounts.update(handle, account, unitId(handle, account.unit()))) {
                throw absent(account.name());
            }
            return account;
        });
    }

    private Result<Account> save(Account account, Change<Account> change) {
        return transactions.write(handle -> {
            Accounts.freeName(handle, account.name(), account.id());
            if (Accounts.isNameTaken(handle, account.name(), account.id())) {
                throw new Refusal(new Failure.BadInput(account.name(), "another account has this name"));
            }
            return change.make(handle);
        });
    }

    /// With all that is known of it.
    Result<Account> remove(long accountId) {
        return transactions.write(handle -> {
            var account = Accounts.all(handle, written.units::get).stream()
                    .map(Accounts.Saved::account)
                    .filter(one -> one.id() == accountId)
                    .findFirst()
                    .orElseThrow(() -> absent("" + accountId));
            Accounts.delete(handle, accountId);
            return account;
        });
    }

    Result<Long> noteSync(long accountId, Instant at, String state, String failureText) {
        return transactions.write(handle -> (long) handle.execute(
                "UPDATE account SET last_sync = CASE WHEN ? = 'ok' THEN ? ELSE last_sync END, state = ?, failure = ?"
                        + " WHERE id = ?",
                state,
                at.getEpochSecond(),
                state,
                failureText,
                accountId));
    }

    Result<Long> noteServer(long accountId, ServerState server) {
        return transactions.write(handle -> {
            Accounts.noteServer(handle, accountId, server);
            return accountId;
        });
    }

    /// Rows of an account that was deleted while they were on their way must not come back.
    ///
    /// @throws Refusal when there is no such account
    static void require(Handle handle, long accountId) {
        if (!Accounts.exists(handle, accountId)) {
            throw absent("" + accountId);
        }
    }

    private static Refusal absent(String account) {
        return new Refusal(new Failure.BadInput(account, "no such account"));
    }

    private int unitId(Handle handle, QuotaUnit unit) throws SQLException {
        return written.units.idOf(handle.getConnection(), unit);
    }
}
