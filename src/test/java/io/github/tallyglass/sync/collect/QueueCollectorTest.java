package io.github.tallyglass.sync.collect;

import static io.github.tallyglass.sync.collect.CollectBed.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.CollectorState;
import io.github.tallyglass.domain.CollectorState.Link;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.source.cliproxy.QueueItem;
import io.github.tallyglass.source.cliproxy.QueueMode;
import io.github.tallyglass.source.cliproxy.server.CpaRecord;
import io.github.tallyglass.source.cliproxy.server.CpaServer;
import io.github.tallyglass.source.cliproxy.server.CpaVersion;
import io.github.tallyglass.store.SpoolDisk;
import io.github.tallyglass.sync.SyncState.AccountSync;
import io.github.tallyglass.sync.SyncState.Phase;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole way from a server on loopback to rows in a real cache, and what stands in it: a database
/// that is locked, a disk that is full, records that are none, a server that goes away.
class QueueCollectorTest {

    private static final long T = 1_795_000_000;

    @TempDir
    Path home;

    private final BedTime time = new BedTime(T);
    private CpaServer server;
    private CollectBed bed;

    @BeforeEach
    void open() throws IOException {
        server = new CpaServer(time.clock());
        bed = new CollectBed(home, server.url(), time);
    }

    @AfterEach
    void close() throws InterruptedException {
        bed.close();
        server.close();
    }

    @Test
    void whatIsQueuedBecomesRowsOnceAndLeavesTheSpool() throws Exception {
        server.preload(0, 3_000);
        bed.start().awaitRows(3_000);
        assertEachOnce(3_000);
        assertThat(server.log().resp().getFirst().commands().getFirst()).isEqualTo("AUTH");
        var state = bed.await(now -> now.rowsRead() == 3_000
                && collector(now).connected()
                && collector(now).waiting() == 0);
        assertThat(collector(state).link()).isEqualTo(Link.POP);
        assertThat(state.rowsRead()).isEqualTo(3_000);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(bed.spoolFolder())))
                .isEqualTo("rwx------");
        assertThat(bed.spoolFiles())
                .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------"));
        bed.stop();
        assertThat(bed.spoolFiles()).as("everything is stored").isEmpty();
        assertThat(bed.heard).hasSize(3_000).allMatch(QueueItem.Usage.class::isInstance);
        assertThat(bed.latest().phase()).isEqualTo(Phase.PAUSED);
    }

    @Test
    void statesAreToldAtMostTwiceASecond() {
        server.preload(0, 20_000);
        var began = time.nanos();
        bed.start().awaitRows(20_000);
        var halves = (time.nanos() - began) / 500_000_000;
        assertThat(bed.told.size()).isLessThanOrEqualTo((int) halves + 2);
        assertThat(bed.latest().collector()).isNotNull();
    }

    @Test
    void aDatabaseThatIsLockedForAMinuteCostsNothing() throws Exception {
        bed.start();
        polled();
        try (var other = bed.connection()) {
            other.createStatement().execute("BEGIN IMMEDIATE");
            for (var second = 0; second < 60; second++) {
                server.preload(second * 100, (second + 1) * 100);
                time.passes(Duration.ofSeconds(1));
                var made = (second + 1) * 100L;
                until(() -> server.popped() == made);
            }
            var state = bed.await(now -> now.failure() instanceof Failure.StoreFault fault
                    && fault.kind().equals("locked")
                    && collector(now).waiting() > 0);
            assertThat(collector(state).connected()).isTrue();
            other.createStatement().execute("ROLLBACK");
        }
        bed.awaitRows(6_000);
        assertEachOnce(6_000);
        assertThat(server.expired()).isZero();
        bed.await(now -> now.failure() == null);
        polled();
        bed.stop();
        assertThat(bed.covered().intervals()).containsExactly(new Interval(T - 1, T + 59));
    }

    @Test
    void nothingIsFetchedOntoADiskThatIsFull() throws Exception {
        var noSpace = new AtomicBoolean();
        bed.disk = new SpoolDisk() {
            @Override
            public void allocate(FileChannel file, long from, long length) throws IOException {
                if (noSpace.get()) {
                    throw new IOException("No space left on device");
                }
                SpoolDisk.REAL.allocate(file, from, length);
            }

            @Override
            public long usable(Path folder) throws IOException {
                return SpoolDisk.REAL.usable(folder);
            }
        };
        noSpace.set(true);
        server.preload(0, 100);
        bed.start();
        bed.await(now -> collector(now).spoolFull());
        assertThat(server.popped()).isZero();
        time.passes(Duration.ofSeconds(10));
        noSpace.set(false);
        bed.awaitRows(100);
        time.passes(Duration.ofSeconds(10));
        polled();
        bed.await(now -> !collector(now).spoolFull() && collector(now).waiting() == 0);
        bed.stop();
        assertEachOnce(100);
        assertThat(bed.covered().intervals())
                .as("the full seconds are not covered")
                .isNotEmpty()
                .allMatch(one -> one.from() >= T + 10);
    }

    @Test
    void aSpoolAtItsLimitStopsFetchingUntilThereIsRoom() throws Exception {
        bed.settings = bed.settings.withLimits(CollectBed.LIMITS.withBytes(2 << 20));
        bed.start();
        bed.await(now -> now.phase() == Phase.IDLE);
        try (var other = bed.connection()) {
            other.createStatement().execute("BEGIN IMMEDIATE");
            server.preload(0, 3_000);
            var state = bed.await(now -> collector(now).spoolFull());
            assertThat(collector(state).spoolBytes()).isBetween(1_900_000L, 2_400_000L);
            assertThat(server.queued()).isPositive();
            other.createStatement().execute("ROLLBACK");
        }
        bed.awaitRows(3_000);
        assertEachOnce(3_000);
    }

    @Test
    void whatIsNoRecordIsNotedAndKeepsNothingBack() throws Exception {
        server.preload(CpaRecord.of("{\"timestamp\":"));
        server.preload(0, 1);
        server.preload(CpaRecord.of("[1,2,3]"));
        server.preload(CpaRecord.of("nonsense"));
        server.preload(CpaRecord.of("{\"support_refresh\":true}"));
        server.preload(CpaRecord.of(large(1 << 20)));
        server.preload(1, 2);
        bed.start().awaitRows(3);
        bed.stop();
        assertThat(bed.rejects()).hasSize(3);
        assertThat(bed.requestIds()).containsEntry("00000000", 1).containsEntry("00000001", 1);
        assertThat(bed.heard).anyMatch(QueueItem.Control.class::isInstance);
        assertThat(collector(bed.latest()).torn()).isZero();
    }

    @Test
    void clocksThatJumpLoseNothing() throws Exception {
        bed.start();
        var made = 0;
        for (var jump : new int[] {3_600, -7_200, 86_400, -86_400 * 3, 5}) {
            server.publish(CpaRecord.sample(made++));
            server.publish(CpaRecord.sample(made++));
            bed.awaitRows(made);
            time.jumps(Duration.ofSeconds(jump));
            time.passes(Duration.ofSeconds(1));
        }
        assertEachOnce(made);
    }

    @Test
    void aServerThatIsRestartedIsFoundAgain() throws Exception {
        server.preload(0, 700);
        bed.start().awaitRows(700);
        server.stop();
        time.passes(Duration.ofSeconds(1));
        var state = bed.await(now -> now.phase() == Phase.WAITING);
        assertThat(state.failure()).isInstanceOf(Failure.Unreachable.class);
        assertThat(collector(state).connected()).isFalse();
        server.restart();
        server.preload(700, 1_400);
        bed.awaitRows(1_400);
        time.passes(Duration.ofSeconds(1));
        bed.await(now -> now.failure() == null && collector(now).connected());
        assertEachOnce(1_400);
        assertThat(server.failedAttempts()).isZero();
    }

    @Test
    void connectionsThatBreakAreMadeAnew() throws Exception {
        bed.start();
        for (var i = 0; i < 10; i++) {
            server.preload(i * 300, (i + 1) * 300);
            bed.awaitRows((i + 1) * 300L);
            var before = server.log().resp().size();
            server.disconnect();
            // A pop that is answered into a broken connection is gone: nothing is queued until there is a new one.
            until(() -> server.log().resp().size() > before);
        }
        assertEachOnce(3_000);
        bed.stop();
        assertThat(bed.spoolFiles()).isEmpty();
    }

    @Test
    void aRefusedKeyIsTriedOnce() throws Exception {
        bed.key = "wrong";
        server.preload(0, 10);
        bed.start();
        var state = bed.await(now -> now.phase() == Phase.STOPPED);
        assertThat(state.failure()).isInstanceOf(Failure.WrongManagementKey.class);
        time.passes(Duration.ofMinutes(1));
        assertThat(server.failedAttempts()).isEqualTo(1);
        bed.key = CollectBed.KEY;
        server.preload(10, 20);
        bed.refresh();
        bed.awaitRows(10);
        assertThat(server.failedAttempts()).isEqualTo(1);
    }

    @Test
    void aBanIsWaitedOut() throws Exception {
        bed.key = "wrong";
        for (var i = 0; i < 6; i++) {
            bed.once();
        }
        assertThat(server.isBanned("127.0.0.1")).isTrue();
        bed.key = CollectBed.KEY;
        bed.start();
        var state = bed.await(now -> now.phase() == Phase.WAITING);
        assertThat(collector(state).bannedUntil()).isAfter(time.now().plusSeconds(1_500));
        time.passes(Duration.ofMinutes(31));
        server.preload(0, 1);
        bed.awaitRows(1);
        time.passes(Duration.ofSeconds(1));
        assertThat(collector(bed.await(now -> now.failure() == null)).bannedUntil())
                .isNull();
    }

    @Test
    void aStopInTheMiddleIsGoneOnWithLater() throws Exception {
        server.preload(0, 20_000);
        for (var rows : new int[] {1, 5_001, 9_999}) {
            bed.start().awaitRows(rows);
            bed.stop();
        }
        bed.start().awaitRows(20_000);
        assertEachOnce(20_000);
    }

    @Test
    void whatALockedDatabaseLeftInTheSpoolIsReplayed() throws Exception {
        try (var other = bed.connection()) {
            other.createStatement().execute("BEGIN IMMEDIATE");
            server.preload(0, 2_000);
            bed.start();
            until(() -> server.popped() == 2_000);
            bed.stop();
            assertThat(bed.spoolFiles()).isNotEmpty();
            assertThat(bed.rows()).isZero();
            other.createStatement().execute("ROLLBACK");
        }
        server.stop();
        bed.start().awaitRows(2_000);
        bed.stop();
        assertEachOnce(2_000);
        assertThat(bed.spoolFiles()).isEmpty();
    }

    @Test
    void whereASpoolEndsInTheMiddleOfARecordThatIsSaid() throws Exception {
        var body = CpaRecord.sample(7).payload();
        var whole = "*2\r\n$" + body.length() + "\r\n" + body + "\r\n";
        spooled(1, whole + "$" + body.length() + "\r\n" + body.substring(0, 812));
        var last = CpaRecord.sample(8).payload();
        spooled(2, "*1\r\n$" + last.length() + "\r\n" + last);
        spooled(3, "*1\r\n$12");
        bed.start().awaitRows(2);
        var state = bed.await(now -> now.rowsRead() == 2);
        bed.stop();
        assertThat(bed.requestIds()).containsOnlyKeys("00000007", "00000008");
        assertThat(collector(state).torn()).isEqualTo(2);
        assertThat(bed.rejects()).hasSize(2).allMatch(why -> why.startsWith("torn: "));
        assertThat(bed.spoolFiles()).isEmpty();
    }

    @Test
    void aSubscriptionIsReadWhileTheDatabaseIsLocked() throws Exception {
        bed.mode = QueueMode.SHARED;
        server.preload(0, 1_200);
        bed.start().awaitRows(1_200);
        until(() -> server.subscribers() == 1);
        try (var other = bed.connection()) {
            other.createStatement().execute("BEGIN IMMEDIATE");
            for (var made = 1_200; made < 6_000; made += 100) {
                for (var i = made; i < made + 100; i++) {
                    server.publish(CpaRecord.sample(i));
                }
                time.passes(Duration.ofSeconds(1));
                var fetched = made + 100 - 1_200L;
                bed.await(now -> collector(now).waiting() >= fetched);
            }
            assertThat(collector(bed.latest()).link()).isEqualTo(Link.SHARED);
            assertThat(server.dropped()).isZero();
            other.createStatement().execute("ROLLBACK");
        }
        bed.awaitRows(6_000);
        assertEachOnce(6_000);
        bed.stop();
        assertThat(bed.covered().seconds()).isGreaterThanOrEqualTo(40);
        assertThat(server.subscribers()).isZero();
    }

    @Test
    void anOldServerIsReadOverHttp() throws Exception {
        try (var old = new CpaServer(time.clock(), CpaVersion.V7_1_17);
                var other = new CollectBed(home.resolve("old"), old.url(), time)) {
            old.preload(0, 1_300);
            other.start().awaitRows(1_300);
            assertThat(collector(other.await(now -> collector(now).connected())).link())
                    .isEqualTo(Link.HTTP);
            other.stop();
            assertThat(other.requestIds())
                    .hasSize(1_300)
                    .allSatisfy((id, times) -> assertThat(times).isEqualTo(1));
        }
    }

    @Test
    void coverageGrowsWithoutRowsOnceAMinute() throws Exception {
        bed.start();
        polled();
        for (var second = 0; second < 130; second++) {
            time.passes(Duration.ofSeconds(1));
            polled();
        }
        until(() -> bed.covered().covers(new Interval(T, T + 59)));
        bed.stop();
        assertThat(bed.covered().intervals()).containsExactly(new Interval(T - 1, T + 129));
    }

    @Test
    void onceFetchesAllAndSaysWhatItCameTo() throws Exception {
        server.preload(0, 1_700);
        var outcome = bed.once();
        assertThat(outcome.ok()).isTrue();
        assertThat(outcome.rowsNew()).isEqualTo(1_700);
        assertThat(outcome.requests()).isEqualTo(4);
        assertEachOnce(1_700);

        time.passes(Duration.ofSeconds(50));
        server.preload(1_700, 1_701);
        var next = bed.once();
        assertThat(next.rowsNew()).isEqualTo(1);
        assertThat(next.covered()).containsExactly(new Interval(T - 1, T + 49));

        try (var other = bed.connection()) {
            other.createStatement().execute("BEGIN IMMEDIATE");
            server.preload(1_701, 1_711);
            var locked = bed.once();
            assertThat(locked.ok()).isFalse();
            assertThat(locked.error()).isInstanceOf(Failure.StoreFault.class);
            assertThat(server.queued()).as("it is in the spool").isZero();
            other.createStatement().execute("ROLLBACK");
        }
        assertThat(bed.once().rowsNew()).isEqualTo(10);
        assertEachOnce(1_711);
    }

    /// The queue was looked at since.
    private void polled() {
        var before = time.polls();
        until(() -> time.polls() >= before + 2);
    }

    private void assertEachOnce(int records) throws SQLException {
        var ids = bed.requestIds();
        assertThat(ids).hasSize(records);
        for (var i = 0; i < records; i++) {
            assertThat(ids.get("%08x".formatted(i))).as("record %d", i).isEqualTo(1);
        }
    }

    private static CollectorState collector(AccountSync state) {
        return Objects.requireNonNull(state.collector());
    }

    private static String large(int bytes) {
        return CpaRecord.sample(99)
                .payload()
                .replaceFirst("\\{", "{\"fail\":{\"status_code\":500,\"body\":\"" + "x".repeat(bytes) + "\"},");
    }

    private void spooled(int number, String bytes) throws IOException {
        var folder = Files.createDirectories(bed.spoolFolder());
        var header = ("tallyglass spool 1 POPS" + " ".repeat(32)).substring(0, 31) + "\n";
        Files.writeString(folder.resolve("%08d.spool".formatted(number)), header + bytes + "\0".repeat(4_096));
    }
}
