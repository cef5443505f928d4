package io.github.tallyglass.sync.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.ListPrices;
import io.github.tallyglass.source.HostBudgets;
import io.github.tallyglass.source.Http;
import io.github.tallyglass.source.Pace;
import io.github.tallyglass.source.Sleeper;
import io.github.tallyglass.source.cliproxy.Labels;
import io.github.tallyglass.source.cliproxy.QueueMode;
import io.github.tallyglass.source.cliproxy.RawSink;
import io.github.tallyglass.source.cliproxy.RecordReader;
import io.github.tallyglass.source.cliproxy.RecordSplitter;
import io.github.tallyglass.source.cliproxy.UsageQueue;
import io.github.tallyglass.source.cliproxy.server.CpaRecord;
import io.github.tallyglass.source.cliproxy.server.CpaServer;
import io.github.tallyglass.store.Database;
import io.github.tallyglass.store.SqliteStore;
import io.github.tallyglass.sync.Signal;
import io.github.tallyglass.sync.SyncTime;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that is killed (SIGKILL) again and again while it collects under load: every record that one
/// of its read calls had returned is a row once, and what is missing was on its way when a kill came.
///
/// A few kills by default; `-Dtallyglass.kills=200` for many, `-Dtallyglass.seed=…` for the same moments.
class KilledCollectorTest {

    /// One reply at most is on its way: as many records as are asked for at once.
    private static final int ONE_REPLY = CollectSettings.DEFAULT.count();

    private static final int PER_MILLISECOND = 2;

    /// Of a spool's file.
    private static final int HEADER = 32;

    private static final Pattern ID = Pattern.compile("\"request_id\":\"([0-9a-f]{8})\"");

    /// What the killed process runs.
    static final class Child {
        private Child() {}

        public static void main(String[] args) {
            var home = Path.of(args[0]);
            var clock = Clock.systemUTC();
            try (var database = CollectBed.ok(Database.open(home, Database.Mode.READ_WRITE))) {
                var store = new SqliteStore(database, clock);
                var account = store.accounts().getFirst();
                var http = new Http(new HostBudgets(clock, Sleeper.REAL, Pace.UNLIMITED), clock, "test");
                var parts = new QueueParts(
                        home,
                        new UsageQueue(http),
                        new CollectBed.OneKey(() -> CollectBed.KEY),
                        store,
                        store.records(),
                        ListPrices.NONE,
                        new Restless(clock),
                        CollectSettings.DEFAULT.withLimits(CollectBed.LIMITS));
                var own = new QueueAccount(
                        account,
                        QueueMode.POP,
                        new RecordReader(Labels.NONE),
                        ServerFacts.UNKNOWN,
                        StoredListener.NONE,
                        () -> {});
                new QueueCollector(parts, own, _ -> {}).run();
            }
        }
    }

    /// Hardly ever waits, so that a kill finds something under way.
    private record Restless(Clock clock) implements SyncTime {
        @Override
        public Instant now() {
            return clock.instant();
        }

        @Override
        public void pause(Duration length, Signal signal) {
            signal.await(Duration.ofMillis(3));
        }
    }

    @TempDir
    Path home;

    private final BitSet inSpool = new BitSet();
    private final List<Long> poppedAtKills = new ArrayList<>();

    @Test
    void whatAReadCallHadReturnedIsARowOnce() throws Exception {
        var kills = Integer.getInteger("tallyglass.kills", 5);
        var seed = Long.getLong("tallyglass.seed", System.nanoTime());
        System.out.println("killed collector: seed " + seed + ", " + kills + " kills");
        var random = new Random(seed);
        var clock = Clock.systemUTC();
        try (var server = new CpaServer(clock)) {
            server.retention(3_600);
            new CollectBed(home, server.url(), new BedTime(clock.instant().getEpochSecond())).close();
            var made = new AtomicInteger();
            var producer = Thread.ofPlatform().daemon().start(() -> produce(server, made));
            for (var kill = 0; kill < kills; kill++) {
                runAndKill(server, random);
                readSpool();
                poppedAtKills.add(server.popped());
            }
            producer.interrupt();
            producer.join();
            verify(server, made.get(), kills);
        }
    }

    private void produce(CpaServer server, AtomicInteger made) {
        while (!Thread.currentThread().isInterrupted()) {
            for (var i = 0; i < PER_MILLISECOND; i++) {
                server.publish(CpaRecord.sample(made.getAndIncrement()));
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    private void runAndKill(CpaServer server, Random random) throws Exception {
        var before = server.popped();
        var process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx192m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        home.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        CollectBed.until(() -> server.popped() > before || !process.isAlive());
        assertThat(process.isAlive()).as("the child ended by itself").isTrue();
        LockSupport.parkNanos(random.nextLong(Duration.ofMillis(600).toNanos()));
        process.destroyForcibly();
        process.waitFor();
    }

    /// What lies in the spool right after the kill: whole records, as they were received.
    private void readSpool() throws IOException {
        try (var files = Files.list(home.resolve("spool").resolve("1"))) {
            for (var file : files.toList()) {
                var bytes = Files.readAllBytes(file);
                if (bytes.length < HEADER) {
                    // The kill came between the making of the file and its first bytes.
                    continue;
                }
                var records = new RecordSplitter(RawSink.Form.POPS, ByteBuffer.wrap(bytes), HEADER, bytes.length, true);
                while (records.next()) {
                    var id = ID.matcher(new String(bytes, records.start(), records.length(), StandardCharsets.UTF_8));
                    assertThat(id.find()).isTrue();
                    inSpool.set(Integer.parseInt(id.group(1), 16));
                }
                assertThat(records.rest().unreadable()).as(file.toString()).isFalse();
            }
        }
    }

    private void verify(CpaServer server, int made, int kills) throws Exception {
        try (var bed =
                new CollectBed(home, server.url(), new BedTime(Instant.now().getEpochSecond()))) {
            bed.settings = CollectSettings.DEFAULT;
            assertThat(bed.once().ok()).isTrue();
            assertThat(server.expired()).isZero();
            assertThat(server.queued()).isZero();
            assertThat(server.popped()).isEqualTo(made);
            var rows = new BitSet();
            bed.requestIds().forEach((id, times) -> {
                assertThat(times).as("rows of record %s", id).isEqualTo(1);
                rows.set(Integer.parseInt(id, 16));
            });
            var notStored = (BitSet) inSpool.clone();
            notStored.andNot(rows);
            assertThat(notStored).as("received and not stored").isEqualTo(new BitSet());
            var onTheirWay = new BitSet();
            onTheirWay.set(0, made);
            onTheirWay.andNot(rows);
            System.out.printf(
                    "killed collector: %d made, %d rows, %d found in spools after kills, %d torn,"
                            + " %d in the socket's buffer or a reply under way (%d of %d kills)%n",
                    made,
                    rows.cardinality(),
                    inSpool.cardinality(),
                    bed.rejects().size(),
                    onTheirWay.cardinality(),
                    poppedAtKills.stream()
                            .filter(popped -> onTheirWay.get((int) (popped - 1)))
                            .count(),
                    kills);
            assertThat(onTheirWay.stream().boxed())
                    .as("lost without having been on its way at a kill")
                    .allMatch(id -> poppedAtKills.stream().anyMatch(popped -> id < popped && id >= popped - ONE_REPLY));
            assertThat(bed.rejects()).allMatch(why -> why.startsWith("torn: ")).hasSizeLessThanOrEqualTo(kills);
        }
    }
}
