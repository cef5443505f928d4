package io.github.tallyglass.bench;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.Balance;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Retention;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.domain.UsageEvent;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.query.GroupBy;
import io.github.tallyglass.query.SqliteQueries;
import io.github.tallyglass.store.Database;
import io.github.tallyglass.store.RetentionStore;
import io.github.tallyglass.store.SqliteStore;
import io.github.tallyglass.store.UsageStore.SliceCommit;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// Measures pruning: how long each transaction takes, and how long somebody waits who has a little to write
/// meanwhile. Arguments: folder, rows, days, days kept.
public final class PruneBench {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final long LAST = Instant.parse("2026-11-24T08:17:31Z").getEpochSecond();

    private PruneBench() {}

    public static void main(String[] args) throws Exception {
        var folder = Path.of(args[0]);
        Files.createDirectories(folder);
        var rows = new BenchRows().rows(Integer.parseInt(args[1]), Integer.parseInt(args[2]), LAST);
        var kept = new Retention(Integer.parseInt(args[3]));
        var clock = Clock.fixed(Instant.ofEpochSecond(LAST + 20), ZONE);
        try (var database = done(Database.open(folder, Database.Mode.READ_WRITE))) {
            var store = new SqliteStore(database, clock);
            var queries = new SqliteQueries(database, store, clock);
            queries.useZone(ZONE);
            var account = account(store);
            fill(store, account, rows);
            done(store.rebuildNow());
            var all = new TimeRange("all", null, clock.instant(), ZONE);
            var before = queries.report(all, UsageFilter.ALL, GroupBy.KEY);
            System.out.printf("%d rows, file %.1f MB%n", rows.size(), megabytes(folder));
            alone("waits with nothing else to do", store, account);
            prune(store, kept, account);
            System.out.printf(
                    "sums are the same: %s%n", before.equals(queries.report(all, UsageFilter.ALL, GroupBy.KEY)));
            var begun = System.nanoTime();
            var freed = done(store.retention().compact());
            System.out.printf(
                    "compact: %.1f MB freed in %.1f s, file %.1f MB%n",
                    freed / 1e6, (System.nanoTime() - begun) / 1e9, megabytes(folder));
        }
    }

    private static void fill(SqliteStore store, long account, List<UsageEvent> rows) {
        for (var from = 0; from < rows.size(); ) {
            var to = Math.min(rows.size(), from + 2_000);
            while (to < rows.size()
                    && rows.get(to).createdAt() == rows.get(to - 1).createdAt()) {
                to++;
            }
            var part = rows.subList(from, to);
            var a = part.getFirst().createdAt();
            var b = part.getLast().createdAt();
            done(store.replaceSlice(new SliceCommit(
                    account, new Interval(Math.min(a, b), Math.max(a, b)), part, QuotaUnit.DEFAULT, true)));
            from = to;
        }
    }

    private static void prune(SqliteStore store, Retention kept, long account) throws InterruptedException {
        var steps = new ArrayList<Double>();
        var going = new AtomicBoolean(true);
        var waits = new ArrayList<Double>();
        var other = Thread.ofPlatform().start(() -> write(store, account, going, waits));
        var begun = System.nanoTime();
        var pruned = 0L;
        var place = RetentionStore.Place.START;
        while (true) {
            var start = System.nanoTime();
            var step = done(store.retention().pruneNext(kept, place));
            if (step.isEmpty()) {
                break;
            }
            var took = System.nanoTime() - start;
            steps.add(took / 1e6);
            place = step.get().next();
            pruned += step.get().part().rows();
            Thread.sleep(Math.max(1, took / 1_000_000));
        }
        var seconds = (System.nanoTime() - begun) / 1e9;
        going.set(false);
        other.join();
        System.out.printf("%d rows went in %.1f s (half of it rests)%n", pruned, seconds);
        print("steps", steps);
        print("waits of another writer", waits);
    }

    private static void alone(String what, SqliteStore store, long account) throws InterruptedException {
        var going = new AtomicBoolean(true);
        var waits = new ArrayList<Double>();
        var writer = Thread.ofPlatform().start(() -> write(store, account, going, waits));
        Thread.sleep(2_000);
        going.set(false);
        writer.join();
        print(what, waits);
    }

    /// A little all the time.
    private static void write(SqliteStore store, long account, AtomicBoolean going, List<Double> waits) {
        for (var at = 0L; going.get(); at++) {
            var start = System.nanoTime();
            done(store.addBalance(account, new Balance(Instant.ofEpochSecond(at), 1, 1, 1)));
            waits.add((System.nanoTime() - start) / 1e6);
            try {
                Thread.sleep(5);
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private static void print(String what, List<Double> millis) {
        var sorted = millis.stream().sorted().toList();
        System.out.printf(
                "%s: %d, median %.1f ms, 95 %% %.1f ms, longest %.1f ms%n",
                what,
                sorted.size(),
                sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() * 95 / 100),
                sorted.getLast());
    }

    private static long account(SqliteStore store) {
        return done(store.addAccount(new Account(
                        0,
                        "bench",
                        AccountKind.NEW_API,
                        "new-api",
                        URI.create("http://bench.example"),
                        Scope.SELF,
                        "7",
                        QuotaUnit.DEFAULT,
                        false)))
                .id();
    }

    private static double megabytes(Path folder) throws java.io.IOException {
        return Files.size(folder.resolve(Database.FILE_NAME)) / 1e6;
    }

    private static <T> T done(Result<T> result) {
        return switch (result) {
            case Result.Ok<T>(T value) -> value;
            case Result.Err<T>(var failure) -> throw new IllegalStateException(failure.toString());
        };
    }
}
