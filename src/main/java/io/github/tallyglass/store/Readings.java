package io.github.tallyglass.store;

import io.github.tallyglass.domain.Balance;
import io.github.tallyglass.domain.HourlyUsage;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.store.UsageStore.Reject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// What an account tells beside rows: hourly aggregates, balances; and what could not be read.
final class Readings {

    private final Handle handle;
    private final Dictionaries dictionaries;
    private final long accountId;

    Readings(Handle handle, Dictionaries dictionaries, long accountId) {
        this.handle = handle;
        this.dictionaries = dictionaries;
        this.accountId = accountId;
    }

    /// @return lines stored
    long replaceHourly(Interval hours, List<HourlyUsage> lines, int unitId) throws SQLException {
        handle.execute(
                "DELETE FROM hourly WHERE account_id = ? AND hour BETWEEN ? AND ?",
                accountId,
                hours.from(),
                hours.to());
        for (var line : lines) {
            // A gateway may send a model and hour in several lines (one for each node): they add up.
            handle.execute(
                    "INSERT INTO hourly (account_id, hour, model_id, unit_id, requests, quota, tokens)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (account_id, hour, model_id, unit_id) DO UPDATE"
                            + " SET requests = requests + excluded.requests, quota = quota + excluded.quota,"
                            + " tokens = tokens + excluded.tokens",
                    accountId,
                    line.hour(),
                    dictionaries.models.idOf(handle.getConnection(), line.model()),
                    unitId,
                    line.count(),
                    line.quota(),
                    line.tokens());
        }
        Coverage.HOURLY.add(handle, accountId, hours);
        return lines.size();
    }

    void addBalance(Balance balance) {
        handle.execute(
                "INSERT INTO balance (account_id, at, remaining, used, requests) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT (account_id, at) DO UPDATE SET remaining = excluded.remaining,"
                        + " used = excluded.used, requests = excluded.requests",
                accountId,
                balance.at().getEpochSecond(),
                balance.remaining(),
                balance.used(),
                balance.requests());
    }

    /// The latest one; empty before the first.
    static Optional<Balance> balance(Handle handle, long accountId) {
        return handle.createQuery("SELECT at, remaining, used, requests FROM balance WHERE account_id = ?"
                        + " ORDER BY at DESC LIMIT 1")
                .bind(0, accountId)
                .map((row, context) -> new Balance(
                        Instant.ofEpochSecond(row.getLong(1)), row.getLong(2), row.getLong(3), row.getLong(4)))
                .findOne();
    }

    /// Replaces the rejects of a slice: a row that can be read by now is none any more. The second of
    /// such a row may be a guess, and another one at the next reading: one that is known from elsewhere
    /// is not taken again.
    ///
    /// @return how many were not known before
    int replaceRejects(Interval slice, List<Reject> rejects) {
        var known = raws();
        handle.execute(
                "DELETE FROM reject WHERE account_id = ? AND created_at BETWEEN ? AND ?",
                accountId,
                slice.from(),
                slice.to());
        var elsewhere = raws();
        rejects.stream().filter(reject -> !elsewhere.contains(reject.raw())).forEach(this::addReject);
        return Math.toIntExact(
                rejects.stream().filter(reject -> !known.contains(reject.raw())).count());
    }

    /// Adds the rejects of a list without bounds; those that are known stay where they are.
    ///
    /// @return how many were not known before
    int addRejects(List<Reject> rejects) {
        var known = raws();
        var fresh = rejects.stream().filter(reject -> known.add(reject.raw())).toList();
        fresh.forEach(this::addReject);
        return fresh.size();
    }

    /// Adds a reject of a source that hands each record over once.
    void addReject(Reject reject) {
        handle.execute(
                "INSERT INTO reject (account_id, created_at, raw, why) VALUES (?, ?, ?, ?)",
                accountId,
                reject.createdAt(),
                reject.raw(),
                reject.why());
    }

    /// What is known to be unreadable.
    Set<String> raws() {
        return handle.createQuery("SELECT raw FROM reject WHERE account_id = ?")
                .bind(0, accountId)
                .mapTo(String.class)
                .set();
    }
}
