package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.DayCheck;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.store.Database;
import io.github.tallyglass.store.SqliteChecks;
import io.github.tallyglass.store.SqliteStore;
import io.github.tallyglass.sync.Reconciler.Reconciliation;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;

/// One account at a [LedgerGateway] over a real cache. It is noon of 2026-11-18 UTC.
final class Ledgers implements AutoCloseable {

    static final long DAY = 86_400;

    /// The first second of 2026-11-18 UTC.
    static final long MIDNIGHT = Sim.START - DAY / 2;

    static final ZoneId UTC = ZoneOffset.UTC;
    static final LocalDate TODAY = LocalDate.of(2026, 11, 18);

    final SimClock clock = new SimClock(Sim.START);
    final LedgerGateway gateway = new LedgerGateway(clock);
    final Database database;
    final SqliteStore store;
    final SqliteChecks checks;
    Account account;

    Ledgers(Path home) {
        database = ok(Database.open(home, Database.Mode.READ_WRITE));
        store = new SqliteStore(database, new Clock() {
            @Override
            public ZoneId getZone() {
                return UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return clock.now();
            }
        });
        checks = new SqliteChecks(database);
        account = ok(store.addAccount(Sim.account("work")));
    }

    SyncOutcome sync(int days) {
        return new SyncOnce(store, (a, secret) -> gateway, Sim.credentials(), clock)
                .run(account, new SyncDepth.Since(Instant.ofEpochSecond(midnight(days))), state -> {}, new Signal());
    }

    Reconciliation reconcile(int days, boolean reread) {
        return reconciler(false)
                .run(new Interval(midnight(days), Sim.START), UTC, Set.of(), reread, progress -> {}, () -> false);
    }

    DayReconciler reconciler(boolean readOnly) {
        return new DayReconciler(store, checks, (a, secret) -> gateway, Sim.credentials(), clock, readOnly);
    }

    /// One closed day.
    DayCheck check(int daysBack, boolean reread) {
        var day = day(daysBack);
        return reconciler(false)
                .run(day, UTC, Set.of(), reread, progress -> {}, () -> false)
                .days()
                .getFirst();
    }

    static long midnight(int daysBack) {
        return MIDNIGHT - daysBack * DAY;
    }

    static Interval day(int daysBack) {
        return new Interval(midnight(daysBack), midnight(daysBack - 1) - 1);
    }

    static <T> T ok(Result<T> result) {
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
