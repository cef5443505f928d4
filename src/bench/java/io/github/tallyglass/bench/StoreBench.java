package io.github.tallyglass.bench;

import com.sun.management.OperatingSystemMXBean;
import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.Bucket;
import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Match;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.RangeWords;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.domain.UsageEvent;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.query.GroupBy;
import io.github.tallyglass.query.RowSort;
import io.github.tallyglass.query.SqliteQueries;
import io.github.tallyglass.store.Database;
import io.github.tallyglass.store.SqliteStore;
import io.github.tallyglass.store.UsageStore.SliceCommit;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Measures the cache at a number of rows and prints a table. Arguments: folder, rows, days.
public final class StoreBench {

    private static final int SLICE_ROWS = 2_000;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final long LAST = Instant.parse("2026-11-24T08:17:31Z").getEpochSecond();

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private StoreBench() {}

    public static void main(String[] args) throws Exception {
        var folder = Path.of(args[0]);
        var count = Integer.parseInt(args[1]);
        var days = Integer.parseInt(args[2]);
        Files.createDirectories(folder);
        System.out.printf(
                "%d rows over %d days, Java %s, %d processors%n",
                count, days, Runtime.version(), Runtime.getRuntime().availableProcessors());
        var rows = new BenchRows().rows(count, days, LAST);
        var plain = new PlainTable(folder);
        plain.writeCsv(rows);
        var importing = plain.importCsv();
        var clock = Clock.fixed(Instant.ofEpochSecond(LAST + 20), ZONE);
        try (var database = opened(folder)) {
            var store = new SqliteStore(database, clock);
            var queries = new SqliteQueries(database, store, clock);
            queries.useZone(ZONE);
            var slices = slices(account(store), rows);
            var storing = took(() -> slices.forEach(slice -> done(store.replaceSlice(slice))));
            var settled = storing.plus(took(() -> done(store.rebuildNow())));
            importing = importing.plus(plain.importCsv());
            System.out.printf("rows/s on the clock, per second of processor time%n");
            rate("sqlite3 .import (before and after)", 2.0 * count, importing, importing, 2.0 * count);
            rate("replaceSlice, newest day first", count, storing, importing, 2.0 * count);
            rate("with all roll-ups built", count, settled, importing, 2.0 * count);
            questions(queries, plain, clock);
        }
        size(folder, count);
    }

    private static void rate(String what, double rows, PlainTable.Took took, PlainTable.Took plain, double plainRows) {
        System.out.printf(
                "%-36s%9.0f%9.0f   of .import %.2f, %.2f%n",
                what,
                rows / took.wall(),
                rows / took.cpu(),
                rows / took.wall() * plain.wall() / plainRows,
                rows / took.cpu() * plain.cpu() / plainRows);
    }

    /// Processor time of the whole process: the writer, the collector, the compiler.
    private static PlainTable.Took took(Runnable work) {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var cpu = system.getProcessCpuTime();
        var begun = System.nanoTime();
        work.run();
        return new PlainTable.Took(seconds(begun), (system.getProcessCpuTime() - cpu) / 1e9);
    }

    private static void questions(SqliteQueries queries, PlainTable plain, Clock clock) throws Exception {
        var month = range("30d", clock);
        var from = month.from().getEpochSecond();
        var to = month.to().getEpochSecond();
        var slow = median(() -> plain.byModel(from, to));
        plain.index();
        var indexed = median(() -> plain.byModel(from, to));
        var ours = median(() -> queries.report(month, UsageFilter.ALL, GroupBy.MODEL));
        System.out.printf(
                "report 30d --by model %8.2f ms; plain table %.0f ms (%.0f times), with an index on time %.0f ms"
                        + " (%.0f times)%n",
                ours, slow, slow / ours, indexed, indexed / ours);
        for (var words : List.of(
                "1h",
                "5h",
                "24h",
                "7d",
                "30d",
                "today",
                "month",
                "last-month",
                "all",
                "2026-09-03T10:17:31+08:00..2026-11-20T22:41:07+08:00")) {
            var range = range(words, clock);
            var line = new StringBuilder("%-54s".formatted(words));
            for (var by : new @Nullable GroupBy[] {null, GroupBy.MODEL, GroupBy.KEY, GroupBy.DAY, GroupBy.HOUR}) {
                line.append("%9.2f"
                        .formatted(median(() -> by == null
                                ? queries.report(range, UsageFilter.ALL)
                                : queries.report(range, UsageFilter.ALL, by))));
            }
            var key = UsageFilter.ALL.with(Dimension.KEY, new Match.Exact("key 3"));
            line.append("%9.2f".formatted(median(() -> queries.report(range, key, GroupBy.MODEL))));
            line.append("%9.2f"
                    .formatted(median(() -> queries.series(range, UsageFilter.ALL, Bucket.DAY, Dimension.MODEL, 8))));
            line.append("%9.2f".formatted(median(() -> queries.latency(range, UsageFilter.ALL))));
            System.out.println(line);
        }
        System.out.println("ms, columns: total, model, key, day, hour, key filter by model, series day×model, latency");
        var all = range("all", clock);
        for (var offset : List.of(0L, 500_000L, 999_900L)) {
            System.out.printf(
                    "rows newest first, page of 100 at %d: %.2f ms%n",
                    offset, median(() -> queries.rows(all, UsageFilter.ALL, RowSort.NEWEST_FIRST, offset, 100)));
        }
        System.out.printf(
                "rows by cost, first 100 of all: %.0f ms%n",
                median(() -> queries.rows(all, UsageFilter.ALL, new RowSort(RowSort.Column.COST, true), 0, 100)));
        System.out.printf(
                "prices of all %.2f ms, changed ratios %.2f ms, calendar %.2f ms%n",
                median(() -> queries.prices(all, UsageFilter.ALL)),
                median(() -> queries.ratioChanges(all, UsageFilter.ALL)),
                median(() -> queries.calendar(all)));
        System.out.printf(
                "cache state %.2f ms, accounts %.2f ms, values of key %.2f ms%n",
                median(queries::cacheState),
                median(queries::accounts),
                median(() -> queries.values(Dimension.KEY, 50)));
        var begun = System.nanoTime();
        var seen = new long[1];
        queries.forEachRow(all, UsageFilter.ALL, RowSort.NEWEST_FIRST, row -> ++seen[0] > 0);
        System.out.printf("streamed %d rows: %.0f rows/s%n", seen[0], seen[0] / seconds(begun));
    }

    private static void size(Path folder, int count) throws Exception {
        var file = folder.resolve(Database.FILE_NAME);
        System.out.printf(
                "file %d bytes: %.1f bytes a row; plain table with index %.1f%n",
                Files.size(file),
                (double) Files.size(file) / count,
                (double) Files.size(folder.resolve("plain.db")) / count);
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement();
                var lines =
                        statement.executeQuery("SELECT name, SUM(pgsize), SUM(pgsize - unused), SUM(ncell) FROM dbstat"
                                + " GROUP BY name HAVING SUM(pgsize) > 100000 ORDER BY 2 DESC")) {
            while (lines.next()) {
                System.out.printf(
                        "  %-14s %6.2f bytes a row, filled %.0f %%, %d entries%n",
                        lines.getString(1),
                        lines.getDouble(2) / count,
                        100.0 * lines.getDouble(3) / lines.getDouble(2),
                        lines.getLong(4));
            }
        }
    }

    /// As a sync would hand them in: newest day first, a day cut where it has more than a slice may hold.
    private static List<SliceCommit> slices(long account, List<UsageEvent> rows) {
        var unit = new QuotaUnit(new BigDecimal(500_000), "USD", new BigDecimal("7.3"), false);
        var slices = new ArrayList<SliceCommit>();
        var end = rows.size();
        var to = LAST;
        while (end > 0) {
            var day = Math.floorDiv(rows.get(end - 1).createdAt(), 86_400L);
            var start = end;
            while (start > 0
                    && end - start < SLICE_ROWS
                    && Math.floorDiv(rows.get(start - 1).createdAt(), 86_400L) == day) {
                start--;
            }
            while (start > 0
                    && start < end
                    && rows.get(start - 1).createdAt() == rows.get(start).createdAt()) {
                start--;
            }
            var from = start == 0
                    ? rows.getFirst().createdAt()
                    : rows.get(start - 1).createdAt() + 1;
            slices.add(new SliceCommit(
                    account, new Interval(from, to), rows.subList(start, end).reversed(), unit, true));
            to = from - 1;
            end = start;
        }
        return slices;
    }

    private static long account(SqliteStore store) {
        var account = new Account(
                0,
                "work",
                AccountKind.NEW_API,
                "new-api",
                URI.create("http://gateway.example"),
                Scope.SELF,
                "2",
                QuotaUnit.DEFAULT,
                false);
        return done(store.addAccount(account)).id();
    }

    private static Database opened(Path folder) throws Exception {
        for (var suffix : List.of("", "-wal", "-shm")) {
            Files.deleteIfExists(folder.resolve(Database.FILE_NAME + suffix));
        }
        return done(Database.open(folder, Database.Mode.READ_WRITE));
    }

    private static TimeRange range(String words, Clock clock) {
        return done(RangeWords.parse(words, ZONE, clock));
    }

    private static <T> T done(Result<T> result) {
        return switch (result) {
            case Result.Ok<T>(T value) -> value;
            case Result.Err<T>(var failure) -> throw new IllegalStateException(failure.toString());
        };
    }

    @FunctionalInterface
    private interface Question {
        @Nullable
        Object ask() throws Exception;
    }

    /// Milliseconds of processor time of the asking thread, the middle of seven after two to warm up. On a quiet
    /// machine that is the time on the clock; on a busy one the clock would measure the others.
    private static double median(Question question) throws Exception {
        var times = new double[7];
        for (var i = -2; i < times.length; i++) {
            var begun = THREADS.getCurrentThreadCpuTime();
            question.ask();
            if (i >= 0) {
                times[i] = (THREADS.getCurrentThreadCpuTime() - begun) / 1e6;
            }
        }
        Arrays.sort(times);
        return times[times.length / 2];
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
