package io.github.tallyglass.store;

import io.github.tallyglass.domain.Login;
import io.github.tallyglass.domain.LoginReading;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.store.UsageStore.Reject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// [RecordStore] on a [Database]; made by [SqliteStore#records()].
final class SqliteRecords implements RecordStore {

    private final Database database;
    private final Dictionaries dictionaries;
    private final Transactions transactions;

    /// By account; for the writer thread alone.
    private final Map<Long, FailureMarks> marks = new HashMap<>();

    /// @param dictionaries those that `transactions` write to
    SqliteRecords(Database database, Dictionaries dictionaries, Transactions transactions) {
        this.database = database;
        this.dictionaries = dictionaries;
        this.transactions = transactions.whenUndone(marks::clear);
    }

    @Override
    public Result<Long> append(RecordCommit commit) {
        return transactions.write(handle -> {
            var account = commit.accountId();
            SavedAccounts.require(handle, account);
            var added = appender(handle, account).append(commit.rows(), commit.rejects());
            if (commit.covered() != null) {
                Coverage.ROWS.add(handle, account, commit.covered());
            }
            if (commit.mark() != null) {
                RecordMarks.set(handle, account, commit.mark());
            }
            return added;
        });
    }

    @Override
    public Optional<SpoolMark> mark(long accountId) {
        return database.read(handle -> RecordMarks.of(handle, accountId));
    }

    @Override
    public Result<Long> addImported(long accountId, List<Imported> rows, List<Reject> rejects) {
        return transactions.write(handle -> {
            SavedAccounts.require(handle, accountId);
            var fresh = RecordMarks.unknown(handle, accountId, rows).stream()
                    .map(Imported::row)
                    .toList();
            return appender(handle, accountId).append(fresh, newRejects(handle, accountId, rejects));
        });
    }

    /// What could not be read of a file is not told twice either.
    private List<Reject> newRejects(Handle handle, long accountId, List<Reject> rejects) {
        if (rejects.isEmpty()) {
            return rejects;
        }
        var known = new Readings(handle, dictionaries, accountId).raws();
        return rejects.stream().filter(reject -> known.add(reject.raw())).toList();
    }

    private RecordAppender appender(Handle handle, long accountId) {
        return new RecordAppender(handle, dictionaries, marks.computeIfAbsent(accountId, FailureMarks::new), accountId);
    }

    @Override
    public Result<Long> noteLogins(long accountId, List<Login> logins, Instant at) {
        return transactions.write(handle -> {
            SavedAccounts.require(handle, accountId);
            return new Logins(handle, accountId).replace(logins, at);
        });
    }

    @Override
    public List<Login> logins(long accountId) {
        return database.read(handle -> new Logins(handle, accountId).all());
    }

    @Override
    public Result<Long> renameLogin(long accountId, String before, String after) {
        return transactions.write(handle -> {
            SavedAccounts.require(handle, accountId);
            return new Logins(handle, accountId).rename(before, after);
        });
    }

    @Override
    public Map<String, Instant> loginsAnsweredAt(long accountId) {
        return database.read(handle -> {
            var answered = new HashMap<String, Instant>();
            new LoginStates(handle, accountId).all().forEach((login, state) -> {
                if (state.completeAt() != null) {
                    answered.put(login, state.completeAt());
                }
            });
            return Map.copyOf(answered);
        });
    }

    @Override
    public Result<Long> noteLoginReadings(long accountId, List<LoginReading> readings) {
        return transactions.write(handle -> {
            SavedAccounts.require(handle, accountId);
            var states = new LoginStates(handle, accountId);
            var changed = 0L;
            for (var reading : readings) {
                states.note(reading);
                var windows = new LoginWindows(new WindowReadings(handle, accountId, reading.login()), reading);
                for (var window : reading.windows()) {
                    changed += windows.merge(window);
                }
            }
            return changed;
        });
    }

    @Override
    public Result<Long> noteLoginFault(long accountId, String login, Instant at, String failure) {
        return transactions.write(handle -> {
            SavedAccounts.require(handle, accountId);
            return new LoginStates(handle, accountId).fault(login, at, failure);
        });
    }
}
