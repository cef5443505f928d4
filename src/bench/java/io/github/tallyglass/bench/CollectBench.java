package io.github.tallyglass.bench;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.ListPrices;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.source.HostBudgets;
import io.github.tallyglass.source.Http;
import io.github.tallyglass.source.Pace;
import io.github.tallyglass.source.Sleeper;
import io.github.tallyglass.source.cliproxy.Labels;
import io.github.tallyglass.source.cliproxy.QueueMode;
import io.github.tallyglass.source.cliproxy.RecordReader;
import io.github.tallyglass.source.cliproxy.UsageQueue;
import io.github.tallyglass.store.Database;
import io.github.tallyglass.store.Spool;
import io.github.tallyglass.store.SpoolForm;
import io.github.tallyglass.store.SpoolLimits;
import io.github.tallyglass.store.SqliteStore;
import io.github.tallyglass.sync.AccountService.SecretPlace;
import io.github.tallyglass.sync.Credentials;
import io.github.tallyglass.sync.Signal;
import io.github.tallyglass.sync.SyncTime;
import io.github.tallyglass.sync.collect.CollectSettings;
import io.github.tallyglass.sync.collect.QueueAccount;
import io.github.tallyglass.sync.collect.QueueCollector;
import io.github.tallyglass.sync.collect.QueueDrain;
import io.github.tallyglass.sync.collect.QueueParts;
import io.github.tallyglass.sync.collect.ServerFacts;
import io.github.tallyglass.sync.collect.StoredListener;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Measures the collection of a queue: how fast it is drained into a spool beside a bare client, how fast a spool
/// is stored, and whether anything expires under a steady load while another process asks for a report.
///
/// Arguments: folder, records of a drain, records a second, seconds.
public final class CollectBench {

    private static final int ROUNDS = 3;

    /// A real server hands out about 300 000 records a second.
    private static final int REAL_NANOS = 3_333;

    private CollectBench() {}

    public static void main(String[] args) throws Exception {
        var folder = Path.of(args[0]);
        var records = Integer.parseInt(args[1]);
        Files.createDirectories(folder);
        System.out.printf(
                "Java %s, %d processors%n",
                Runtime.version(), Runtime.getRuntime().availableProcessors());
        drain(folder.resolve("fast"), records, 0);
        System.out.println("at the pace of a real server:");
        drain(folder.resolve("real"), records, REAL_NANOS);
        store(folder.resolve("stored"), records);
        sustain(folder.resolve("home"), Integer.parseInt(args[2]), Integer.parseInt(args[3]));
    }

    /// The same server, in turn: the second figure of each round is ours.
    private static void drain(Path folder, int records, int nanos) throws Exception {
        try (var server = ServerProcess.start(folder, records * (2 * ROUNDS + 2), 0, 3600, 0, nanos)) {
            BareClient.drain(server.url(), records);
            spool(folder.resolve("warm"), server.url(), records);
            for (var round = 0; round < ROUNDS; round++) {
                var bare = BareClient.drain(server.url(), records);
                var ours = spool(folder.resolve("round-" + round), server.url(), records);
                System.out.printf(
                        "drained: bare client %,.0f records/s, into the spool %,.0f records/s: %.2f%n",
                        records / bare, records / ours, bare / ours);
            }
        }
    }

    /// Seconds that it took.
    private static double spool(Path data, URI url, int records) throws Exception {
        var queue = new UsageQueue(http());
        try (var spool = Spool.open(data, 1, Optional.empty(), SpoolLimits.DEFAULT);
                var reader = done(queue.open(url, new Secret(ServerProcess.KEY), QueueMode.POP))) {
            var sink = new BenchSink(spool.writer());
            var begun = System.nanoTime();
            for (var got = 0; got < records; ) {
                sink.writer().ready();
                got += done(reader.fetch(CollectSettings.DEFAULT.count(), sink));
            }
            return seconds(begun);
        }
    }

    /// Captured records of all kinds, each with a time and a number of its own, as a spool holds them.
    private static void store(Path data, int records) throws Exception {
        var bodies = bodies();
        for (var round = 0; round < ROUNDS; round++) {
            var home = data.resolve("round-" + round);
            try (var database = done(Database.open(home, Database.Mode.READ_WRITE))) {
                var store = new SqliteStore(database, Clock.systemUTC());
                var account = account(store, URI.create("http://127.0.0.1:9"));
                try (var spool = Spool.open(home, account.id(), Optional.empty(), SpoolLimits.DEFAULT)) {
                    var sink = new BenchSink(spool.writer());
                    sink.writer().begin(SpoolForm.POPS);
                    var from = Instant.now().minusSeconds(records / 50);
                    for (var i = 0; i < records; i++) {
                        sink.put(bodies.get(i % bodies.size())
                                .replace("@TIME@", from.plusMillis(i * 20L).toString())
                                .replace("@ID@", "%08x".formatted(i)));
                    }
                }
                var begun = System.nanoTime();
                var outcome = new QueueDrain(parts(home, store), own(account), _ -> {}).run(new Signal());
                System.out.printf(
                        "stored: %d rows, %,.0f rows/s%n", outcome.rowsNew(), outcome.rowsNew() / seconds(begun));
            }
        }
    }

    private static void sustain(Path home, int rate, int seconds) throws Exception {
        var data = Files.createDirectories(home.resolve("data"));
        try (var server = ServerProcess.start(home, 0, rate, 60, seconds);
                var database = done(Database.open(data, Database.Mode.READ_WRITE))) {
            var store = new SqliteStore(database, Clock.systemUTC());
            var account = account(store, server.url());
            var collector = new QueueCollector(parts(data, store), own(account), _ -> {});
            var thread = Thread.ofVirtual().start(collector);
            var begun = System.nanoTime();
            var asked = 0;
            while (seconds(begun) < seconds + 3.0) {
                Reports.today(home);
                asked++;
            }
            var said = server.end();
            collector.stop();
            thread.join();
            System.out.printf(
                    "sustained: %d a second for %d s, `report today --json` asked %d times beside it: %s, stored %d%n",
                    rate, seconds, asked, said, Reports.rows(data));
        }
    }

    static Http http() {
        var clock = Clock.systemUTC();
        return new Http(new HostBudgets(clock, Sleeper.REAL, Pace.UNLIMITED), clock, "bench");
    }

    private static QueueParts parts(Path data, SqliteStore store) {
        return new QueueParts(
                data,
                new UsageQueue(http()),
                new OneKey(),
                store,
                store.records(),
                ListPrices.NONE,
                SyncTime.of(Clock.systemUTC()),
                CollectSettings.DEFAULT);
    }

    private static QueueAccount own(Account account) {
        return new QueueAccount(
                account,
                QueueMode.POP,
                new RecordReader(Labels.NONE),
                ServerFacts.UNKNOWN,
                StoredListener.NONE,
                () -> {});
    }

    private static Account account(SqliteStore store, URI url) {
        return done(store.addAccount(
                new Account(0, "proxy", AccountKind.CLIPROXY, "", url, Scope.SELF, "", QuotaUnit.LIST_PRICE, false)));
    }

    private static List<String> bodies() throws IOException {
        var bodies = new ArrayList<String>();
        try (var files = Files.list(Path.of("src/test/resources/captures/cliproxyapi-7.2.140/records"))) {
            for (var file : files.sorted().toList()) {
                bodies.add(Files.readString(file)
                        .replaceFirst("\"timestamp\":\"[^\"]*\"", "\"timestamp\":\"@TIME@\"")
                        .replaceFirst("\"request_id\":\"[^\"]*\"", "\"request_id\":\"@ID@\""));
            }
        }
        return bodies;
    }

    static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    static <T> T done(Result<T> result) {
        return switch (result) {
            case Result.Ok<T>(T value) -> value;
            case Result.Err<T>(var failure) -> throw new IllegalStateException(failure.toString());
        };
    }

    private record OneKey() implements Credentials {
        @Override
        public Result<Secret> read(Account account) {
            return Result.ok(new Secret(ServerProcess.KEY));
        }

        @Override
        public Result<Account> save(Account account, Secret secret, SecretPlace place) {
            return Result.ok(account);
        }

        @Override
        public void forget(Account account) {}
    }
}
