package io.github.tallyglass.store;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Retention;
import io.github.tallyglass.domain.UsageEvent;
import io.github.tallyglass.query.Histories;
import io.github.tallyglass.query.SqliteQueries;
import io.github.tallyglass.query.UsageQueries;
import io.github.tallyglass.store.UsageStore.Commit;
import io.github.tallyglass.store.UsageStore.SliceCommit;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/// A real cache in a folder, with one account, at a fixed time.
public final class StoreBed implements AutoCloseable {

    public final Database database;
    public final SqliteStore store;
    public final SqliteChecks checks;
    public final UsageQueries queries;
    public final Account account;

    public StoreBed(Path home, Instant now) {
        var clock = Clock.fixed(now, ZoneId.of("UTC"));
        database = ok(Database.open(home, Database.Mode.READ_WRITE));
        store = new SqliteStore(database, clock);
        checks = new SqliteChecks(database);
        queries = new SqliteQueries(database, store, clock);
        queries.useZone(ZoneId.of("UTC"));
        account = store.accounts().stream()
                .findFirst()
                .orElseGet(() -> ok(store.addAccount(Histories.account("work", Histories.DOLLARS))));
    }

    /// @param rows newest first, as gateways list them
    public Commit commit(long from, long to, List<UsageEvent> rows) {
        return ok(store.replaceSlice(
                new SliceCommit(account.id(), new Interval(from, to), rows, Histories.DOLLARS, true)));
    }

    /// Prunes to the end, in steps of a few rows.
    ///
    /// @return rows that went
    public static long prune(SqliteStore store, int days, int rowsAStep) {
        return prune(store, days, rowsAStep, Integer.MAX_VALUE);
    }

    /// The same, given up after so many steps.
    public static long prune(SqliteStore store, int days, int rowsAStep, int steps) {
        var retention = store.retention(rowsAStep);
        var place = RetentionStore.Place.START;
        var rows = 0L;
        for (var done = 0; done < steps; done++) {
            var step = ok(retention.pruneNext(new Retention(days), place));
            if (step.isEmpty()) {
                break;
            }
            rows += step.get().part().rows();
            place = step.get().next();
        }
        return rows;
    }

    public static <T> T ok(Result<T> result) {
        return switch (result) {
            case Result.Ok<T>(T value) -> value;
            case Result.Err<T>(var failure) -> throw new AssertionError(failure.toString());
        };
    }

    @Override
    public void close() {
        database.close();
    }
}
