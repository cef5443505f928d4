package io.github.tallyglass.sync.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.IntervalSet;
import io.github.tallyglass.domain.ListPrices;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.source.HostBudgets;
import io.github.tallyglass.source.Http;
import io.github.tallyglass.source.Pace;
import io.github.tallyglass.source.cliproxy.KeyVerdict;
import io.github.tallyglass.source.cliproxy.Labels;
import io.github.tallyglass.source.cliproxy.QueueItem;
import io.github.tallyglass.source.cliproxy.QueueMode;
import io.github.tallyglass.source.cliproxy.RecordReader;
import io.github.tallyglass.source.cliproxy.UsageQueue;
import io.github.tallyglass.store.Database;
import io.github.tallyglass.store.SpoolDisk;
import io.github.tallyglass.store.SpoolLimits;
import io.github.tallyglass.store.SqliteStore;
import io.github.tallyglass.sync.AccountService.SecretPlace;
import io.github.tallyglass.sync.Credentials;
import io.github.tallyglass.sync.Signal;
import io.github.tallyglass.sync.SyncOutcome;
import io.github.tallyglass.sync.SyncState.AccountSync;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A real cache, a real spool and one account at a server of ours, collected by the real collector; only
/// time is the test's.
final class CollectBed implements AutoCloseable {

    static final String KEY = "demo-mgmt-key-1";
    static final SpoolLimits LIMITS = SpoolLimits.DEFAULT.withKeepFree(0).withSizes(64 << 10, 256 << 10);

    private static final long PATIENCE_NANOS = Duration.ofSeconds(30).toNanos();

    final Path home;
    final BedTime time;
    final Database database;
    final SqliteStore store;
    final Account account;
    final List<QueueItem> heard = new CopyOnWriteArrayList<>();
    final ConcurrentLinkedQueue<AccountSync> told = new ConcurrentLinkedQueue<>();
    final BedFacts facts = new BedFacts();
    SpoolDisk disk = SpoolDisk.REAL;
    CollectSettings settings = CollectSettings.DEFAULT.withLimits(LIMITS);
    QueueMode mode = QueueMode.POP;
    String key = KEY;

    private KeyVerdict verdict;
    private volatile @Nullable AccountSync latest;
    private @Nullable QueueCollector collector;
    private @Nullable Thread loop;

    /// What is known of the server; on, 60 seconds.
    static final class BedFacts implements ServerFacts {
        volatile int retention = 60;
        volatile boolean statistics = true;

        @Override
        public Integer retentionSeconds() {
            return retention;
        }

        @Override
        public Boolean statistics() {
            return statistics;
        }
    }

    CollectBed(Path home, URI server, BedTime time) {
        this.home = home;
        this.time = time;
        verdict = new KeyVerdict(time.clock());
        database = ok(Database.open(home, Database.Mode.READ_WRITE, Duration.ofMillis(1)));
        store = new SqliteStore(database, time.clock());
        account = store.accounts().stream()
                .findFirst()
                .orElseGet(() -> ok(store.addAccount(new Account(
                        0, "proxy", AccountKind.CLIPROXY, "", server, Scope.SELF, "", QuotaUnit.LIST_PRICE, false))));
    }

    QueueParts parts() {
        var budgets = new HostBudgets(time.clock(), _ -> {}, Pace.UNLIMITED);
        return new QueueParts(
                home,
                disk,
                new UsageQueue(new Http(budgets, time.clock(), "test")),
                new OneKey(() -> key),
                store,
                store.records(),
                ListPrices.NONE,
                time,
                time::nanos,
                settings);
    }

    QueueAccount own() {
        verdict = new KeyVerdict(time.clock());
        return new QueueAccount(account, mode, new RecordReader(Labels.NONE), facts, heard::addAll, verdict, () -> {});
    }

    /// Collects in the background, as the service does it.
    CollectBed start() {
        var made = new QueueCollector(parts(), own(), this::hear);
        collector = made;
        loop = Thread.ofVirtual().start(made);
        return this;
    }

    /// The user acts: what the server said of the key before does not stand.
    void refresh() {
        verdict.forget();
        if (collector != null) {
            collector.refresh();
        }
    }

    void stop() throws InterruptedException {
        if (collector != null && loop != null) {
            collector.stop();
            assertThat(loop.join(Duration.ofSeconds(60))).isTrue();
        }
        collector = null;
    }

    SyncOutcome once() {
        return new QueueDrain(parts(), own(), this::hear).run(new Signal());
    }

    private void hear(AccountSync state) {
        latest = state;
        told.add(state);
    }

    AccountSync latest() {
        var state = latest;
        assertThat(state).isNotNull();
        return Objects.requireNonNull(state);
    }

    AccountSync await(Predicate<AccountSync> wanted) {
        try {
            until(() -> latest != null && wanted.test(latest()));
        } catch (AssertionError late) {
            throw new AssertionError("last told: " + latest, late);
        }
        return latest();
    }

    void awaitRows(long rows) {
        until(() -> rows() >= rows);
    }

    static void until(BooleanSupplier wanted) {
        var deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!wanted.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still not so after half a minute").isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }

    long rows() {
        return requestIds().values().stream().mapToLong(Integer::longValue).sum();
    }

    /// How many rows there are of each request, read past the program.
    Map<String, Integer> requestIds() {
        var found = new HashMap<String, Integer>();
        try (var connection = connection();
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT CASE typeof(request_id) WHEN 'blob' THEN lower(hex(request_id))"
                                + " ELSE request_id END FROM event")) {
            while (rows.next()) {
                found.merge(String.valueOf(rows.getString(1)), 1, Integer::sum);
            }
            return found;
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    List<String> rejects() {
        var why = new ArrayList<String>();
        try (var connection = connection();
                var rows = connection.createStatement().executeQuery("SELECT why FROM reject ORDER BY rowid")) {
            while (rows.next()) {
                why.add(rows.getString(1));
            }
            return why;
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    Connection connection() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + home.resolve(Database.FILE_NAME));
    }

    IntervalSet covered() {
        return store.coverage(account.id());
    }

    Path spoolFolder() {
        return home.resolve("spool").resolve(Long.toString(account.id()));
    }

    /// Files of the spool, by name.
    List<Path> spoolFiles() {
        try (var files = Files.list(spoolFolder())) {
            return files.sorted().toList();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    static <T> T ok(Result<T> result) {
        return switch (result) {
            case Result.Ok<T>(T value) -> value;
            case Result.Err<T>(var failure) -> throw new AssertionError(failure.toString());
        };
    }

    @Override
    public void close() throws InterruptedException {
        stop();
        database.close();
    }

    /// The same key for all accounts.
    record OneKey(Supplier<String> key) implements Credentials {
        @Override
        public Result<Secret> read(Account of) {
            return Result.ok(new Secret(key.get()));
        }

        @Override
        public Result<Account> save(Account of, Secret secret, SecretPlace place) {
            return Result.ok(of);
        }

        @Override
        public void forget(Account of) {}
    }
}
