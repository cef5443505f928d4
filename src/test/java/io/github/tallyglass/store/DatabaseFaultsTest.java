package io.github.tallyglass.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tallyglass.domain.Failure.StoreFault;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.query.RowSort;
import io.github.tallyglass.query.SqliteQueries;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that cannot be used as asked: each says which and why, and is left as it was.
class DatabaseFaultsTest {

    private static final long T = 1_795_000_000;
    private static final Instant NOW = Instant.ofEpochSecond(T + 86_400);

    @TempDir
    Path home;

    private Path file() {
        return home.resolve(Database.FILE_NAME);
    }

    private StoreFault fault(Database.Mode mode) {
        return switch (Database.open(home, mode)) {
            case Result.Ok<Database>(var open) -> {
                open.close();
                throw new AssertionError("it opened");
            }
            case Result.Err<Database>(var failure) -> (StoreFault) failure;
        };
    }

    @Test
    void aFileThatIsNoDatabaseIsLeftAlone() throws Exception {
        Files.writeString(file(), "this is a letter to my aunt, and rather long: ".repeat(50));
        var before = Files.readAllBytes(file());

        assertThat(fault(Database.Mode.READ_WRITE).kind()).isEqualTo("corrupt");
        assertThat(fault(Database.Mode.READ_WRITE).file()).isEqualTo(file().toString());
        assertThat(Files.readAllBytes(file())).isEqualTo(before);
    }

    @Test
    void damageInTheMiddleIsToldWhenItIsMet() throws Exception {
        try (var bed = new StoreBed(home, NOW)) {
            bed.commit(T + 100, T + 6000, manyRows(5000));
        }
        assertThat(home.resolve(Database.FILE_NAME + "-wal")).doesNotExist();
        var bytes = Files.readAllBytes(file());
        for (var at = 8192 * 40; at < bytes.length; at++) {
            bytes[at] = (byte) 0xA5;
        }
        Files.write(file(), bytes);

        try (var database = StoreBed.ok(Database.open(home, Database.Mode.READ_ONLY))) {
            var clock = Clock.fixed(NOW, ZoneId.of("UTC"));
            var queries = new SqliteQueries(database, new SqliteStore(database, clock), clock);
            var all = new TimeRange("all", null, NOW, ZoneId.of("UTC"));
            assertThatThrownBy(() -> queries.rows(all, UsageFilter.ALL, RowSort.NEWEST_FIRST, 0, 5000))
                    .isInstanceOfSatisfying(
                            StoreException.class,
                            met -> assertThat(met.failure().code()).isEqualTo("store-corrupt"));
        }
    }

    @Test
    void aNewerLayoutIsNotTouched() throws Exception {
        new StoreBed(home, NOW).close();
        execute("PRAGMA user_version = 99");

        assertThat(fault(Database.Mode.READ_WRITE)).isEqualTo(new StoreFault("newer", file().toString(), "99 > 5"));
    }

    @Test
    void whoeverReadsCannotWriteAndSaysSo() {
        assertThat(fault(Database.Mode.READ_ONLY).kind()).isEqualTo("read-only");
        try (var bed = new StoreBed(home, NOW)) {
            bed.commit(T, T, List.of(TestRows.consume(T, "a", 5)));
            try (var second = StoreBed.ok(Database.open(home, Database.Mode.READ_ONLY))) {
                var reading = new SqliteStore(second, Clock.fixed(NOW, ZoneId.of("UTC")));
                assertThat(reading.accounts()).isEqualTo(bed.store.accounts());
                assertThat(reading.noteSync(bed.account.id(), NOW, "ok", ""))
                        .isInstanceOfSatisfying(
                                Result.Err.class,
                                err -> assertThat(((StoreFault) err.failure()).kind())
                                        .isEqualTo("read-only"));
            }
        }
    }

    @Test
    void aFolderThatCannotBeIsReadOnly() throws Exception {
        Files.writeString(home.resolve("taken"), "a file where a folder should be");
        var opened = Database.open(home.resolve("taken"), Database.Mode.READ_WRITE);
        assertThat(opened)
                .isInstanceOfSatisfying(
                        Result.Err.class,
                        err -> assertThat(((StoreFault) err.failure()).kind()).isEqualTo("read-only"));
    }

    @Test
    void aSecondProcessSeesWhatTheFirstCommits() throws Exception {
        try (var bed = new StoreBed(home, NOW);
                var second = StoreBed.ok(Database.open(home, Database.Mode.READ_ONLY))) {
            var clock = Clock.fixed(NOW, ZoneId.of("UTC"));
            var queries = new SqliteQueries(second, new SqliteStore(second, clock), clock);
            assertThat(queries.cacheState().rows()).isZero();
            var told = new CountDownLatch(1);
            queries.onChange(told::countDown);
            bed.commit(T, T, List.of(TestRows.consume(T, "a", 5)));
            assertThat(told.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(queries.cacheState().rows()).isEqualTo(1);
        }
    }

    @Test
    void whileAnotherHoldsTheLockAWriteFailsAsLocked() throws Exception {
        try (var bed = new StoreBed(home, NOW);
                var other = DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = other.createStatement()) {
            StoreBed.ok(bed.database.write(handle -> handle.execute("PRAGMA busy_timeout = 50"), () -> {}));
            statement.execute("BEGIN IMMEDIATE");
            assertThat(bed.store.noteSync(bed.account.id(), NOW, "ok", ""))
                    .isInstanceOfSatisfying(Result.Err.class, err -> {
                        assertThat(((StoreFault) err.failure()).kind()).isEqualTo("locked");
                        assertThat(err.failure().transientFault()).isTrue();
                    });
            statement.execute("ROLLBACK");
            StoreBed.ok(bed.store.noteSync(bed.account.id(), NOW, "ok", ""));
        }
    }

    @Test
    void aFullDiskKeepsWhatWasThereAndWorksAgainWhenThereIsRoom() throws Exception {
        try (var bed = new StoreBed(home, NOW)) {
            bed.commit(T, T + 99, List.of(TestRows.consume(T, "first model", 5)));
            StoreBed.ok(bed.store.rebuildNow());
            limit(bed, 40);
            assertThat(bed.store.replaceSlice(new UsageStore.SliceCommit(
                            bed.account.id(),
                            new io.github.tallyglass.domain.Interval(T + 100, T + 6000),
                            manyRows(5000),
                            io.github.tallyglass.query.Histories.YUAN,
                            true)))
                    .isInstanceOfSatisfying(
                            Result.Err.class,
                            err -> assertThat(((StoreFault) err.failure()).kind())
                                    .isEqualTo("disk-full"));
            assertThat(bed.store.coverage(bed.account.id()).seconds()).isEqualTo(100);
            limit(bed, 1_000_000);
            bed.commit(T + 100, T + 6000, manyRows(5000));
            assertThat(bed.queries.cacheState().rows()).isEqualTo(5001);
        }
    }

    private static void limit(StoreBed bed, int pages) {
        StoreBed.ok(bed.database.write(
                handle -> handle.createQuery("PRAGMA max_page_count = " + pages)
                        .mapTo(long.class)
                        .one(),
                () -> {}));
    }

    private void execute(String sql) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<io.github.tallyglass.domain.UsageEvent> manyRows(int count) {
        return new ArrayList<>(LongStream.range(0, count)
                        .mapToObj(i -> TestRows.consume(T + 100 + i, "ä request that is not packed, number " + i, i))
                        .toList())
                .reversed();
    }
}
