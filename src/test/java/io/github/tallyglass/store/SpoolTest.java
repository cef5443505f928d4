package io.github.tallyglass.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tallyglass.store.RecordStore.SpoolMark;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Spool files on a real disk: what was received is there again, whatever ended the process.
class SpoolTest {

    private static final SpoolLimits SMALL = SpoolLimits.DEFAULT.withKeepFree(0).withSizes(8192, 20_000);

    @TempDir
    Path data;

    private final AtomicLong nanos = new AtomicLong();
    private SpoolDisk disk = SpoolDisk.REAL;
    private Spool spool;
    private SpoolWriter writer;

    @BeforeEach
    void begin() throws IOException {
        spool = Spool.open(data, 1, Optional.empty(), SMALL);
        writer = spool.writer();
    }

    @AfterEach
    void close() {
        spool.close();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void whatWasReceivedIsReadAgain(long seed) throws IOException {
        var random = new Random(seed);
        open(SMALL);
        var sent = new StringBuilder();
        writer.begin(SpoolForm.POPS);
        for (var reply = 0; reply < 20; reply++) {
            writer.ready();
            sent.append(receive(text(random, 1 + random.nextInt(9_000)), random));
            writer.replied();
        }
        assertThat(content()).as("while it is written").isEqualTo(sent.toString());
        assertThat(spool.files()).as("a file ends behind a reply").hasSizeGreaterThan(2);
        assertThat(spool.files().stream().limit(spool.files().size() - 1L))
                .allMatch(file -> !file.isOpen() && file.isContinued());

        spool.close();
        open(SMALL);
        assertThat(content()).as("after a stop").isEqualTo(sent.toString());
        assertThat(spool.files()).allMatch(file -> file.form() == SpoolForm.POPS && !file.isOpen());
        assertThat(spool.bytes()).isEqualTo(onDisk());
    }

    @Test
    void theEndAfterAKillIsFoundByTheZerosBehindIt() throws IOException {
        open(SMALL);
        writer.begin(SpoolForm.MESSAGES);
        receive("all of this", new Random(1));
        // The process is gone: nothing is closed, nothing is cut.
        var second = Spool.open(data, 1, Optional.empty(), SMALL);
        try (second) {
            assertThat(second.files()).hasSize(1);
            var file = second.files().getFirst();
            assertThat(file.form()).isEqualTo(SpoolForm.MESSAGES);
            assertThat(text(file)).isEqualTo("all of this");
            assertThat(Files.size(path(1))).isEqualTo(file.end());
        }
    }

    @Test
    void whatIsStoredIsNotFoundAgainAndNumbersGoOn() throws IOException {
        open(SMALL);
        for (var text : new String[] {"one", "two", "three"}) {
            writer.begin(SpoolForm.POPS);
            receive(text, new Random(1));
        }
        spool.close();
        spool = Spool.open(data, 1, Optional.of(new SpoolMark(2, SpoolForm.HEADER_BYTES + 1)), SMALL);
        assertThat(spool.files()).extracting(SpoolFile::number).containsExactly(2L, 3L);
        assertThat(path(1)).doesNotExist();

        var all = spool.files().getLast();
        spool.close();
        spool = Spool.open(data, 1, Optional.of(new SpoolMark(3, all.end())), SMALL);
        assertThat(spool.files()).isEmpty();
        assertThat(onDisk()).isZero();
        writer = spool.writer();
        writer.begin(SpoolForm.POPS);
        writer.ready();
        assertThat(spool.files()).extracting(SpoolFile::number).containsExactly(4L);
    }

    @Test
    void twoMayWriteAtATimeAndOneKeepsItsPlace() throws IOException {
        open(SMALL);
        var drain = spool.writer();
        drain.keepToOneFile();
        drain.begin(SpoolForm.POPS);
        drain.ready();
        writer.begin(SpoolForm.MESSAGES);
        receive("pushed", new Random(1));
        var pushing = writer;
        writer = drain;
        drain.begin(SpoolForm.POPS);
        for (var reply = 0; reply < 10; reply++) {
            drain.ready();
            receive("p".repeat(4_000), new Random(1));
            drain.replied();
        }
        drain.end();
        writer = pushing;
        receive(" on", new Random(1));
        assertThat(spool.files()).extracting(SpoolFile::form).containsExactly(SpoolForm.POPS, SpoolForm.MESSAGES);
        assertThat(content()).isEqualTo("p".repeat(40_000) + "pushed on");
    }

    @Test
    void nobodyElseMayReadIt() throws IOException {
        open(SMALL);
        writer.begin(SpoolForm.POPS);
        writer.ready();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("spool"))))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("spool/1"))))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path(1))))
                .isEqualTo("rw-------");
    }

    @Test
    void aFileOfAnIdleSourceEndsByAge() throws IOException {
        open(SMALL);
        writer.begin(SpoolForm.POPS);
        writer.ready();
        nanos.addAndGet(Duration.ofHours(1).toNanos());
        writer.ready();
        assertThat(spool.files()).as("nothing in it yet").hasSize(1);
        receive("*0\r\n", new Random(1));
        writer.replied();
        writer.ready();
        assertThat(spool.files()).hasSize(2);
        spool.delete(spool.files().getFirst());
        spool.close();
        assertThat(path(1)).doesNotExist();
        assertThat(path(2)).as("a file without a byte leaves one line").hasSize(SpoolForm.HEADER_BYTES);
    }

    @Test
    void theLimitIsMetBetweenRepliesAndRoomComesBack() throws IOException {
        open(SMALL.withBytes(30_000));
        writer.begin(SpoolForm.POPS);
        assertThatThrownBy(() -> {
                    while (true) {
                        writer.ready();
                        receive("x".repeat(5_000), new Random(1));
                        writer.replied();
                    }
                })
                .isInstanceOf(SpoolFullException.class);
        assertThat(spool.isFull()).isTrue();
        assertThat(spool.isNearlyFull()).isTrue();
        assertThat(spool.bytes()).isLessThanOrEqualTo(30_000);
        var kept = content();
        assertThat(kept.length()).isGreaterThan(15_000).isEqualTo(kept.length() / 5_000 * 5_000);

        var first = spool.files().getFirst();
        writer.end();
        spool.delete(first);
        spool.close();
        open(SMALL.withBytes(30_000));
        writer.begin(SpoolForm.POPS);
        writer.ready();
        assertThat(spool.isFull()).isFalse();
    }

    @Test
    void aReplyThatHasBegunIsReadToItsEnd() throws IOException {
        open(SMALL.withBytes(40_960));
        writer.begin(SpoolForm.POPS);
        writer.ready();
        receive("x".repeat(44_000), new Random(1));
        assertThat(content()).hasSize(44_000);
        assertThatThrownBy(() -> receive("x".repeat(20_000), new Random(1))).isInstanceOf(SpoolFullException.class);
    }

    @Test
    void aDiskThatIsFullSaysSoBeforeAnythingIsFetched() throws IOException {
        var allowed = new AtomicLong(8_192);
        disk = new SpoolDisk() {
            @Override
            public void allocate(FileChannel file, long from, long length) throws IOException {
                if (from + length > allowed.get()) {
                    SpoolDisk.REAL.allocate(file, from, 100);
                    throw new IOException("No space left on device");
                }
                SpoolDisk.REAL.allocate(file, from, length);
            }

            @Override
            public long usable(Path folder) throws IOException {
                return SpoolDisk.REAL.usable(folder);
            }
        };
        open(SMALL);
        writer.begin(SpoolForm.POPS);
        writer.ready();
        receive("x".repeat(8_000), new Random(1));
        writer.replied();
        assertThatThrownBy(() -> writer.ready())
                .isInstanceOf(SpoolFullException.class)
                .hasMessageContaining("No space left");
        assertThat(spool.isFull()).isTrue();
        assertThat(Files.size(path(1))).as("what was tried is given back").isEqualTo(8192);
        assertThat(content()).hasSize(8_000);

        allowed.set(Long.MAX_VALUE);
        writer.ready();
        assertThat(spool.isFull()).isFalse();
        receive("y".repeat(8_000), new Random(1));
        assertThat(content()).hasSize(16_000);
    }

    @Test
    void someOfTheDiskIsLeftToOthers() throws IOException {
        open(SMALL.withKeepFree(Long.MAX_VALUE / 2));
        writer.begin(SpoolForm.POPS);
        assertThatThrownBy(() -> writer.ready()).isInstanceOf(SpoolFullException.class);
        assertThat(spool.files()).isEmpty();
        assertThat(onDisk()).isZero();
    }

    @Test
    void aFileThatIsNotOursStays() throws IOException {
        open(SMALL);
        spool.close();
        Files.writeString(path(3), "something else, by somebody else\n");
        Files.createFile(path(5));
        open(SMALL);
        assertThat(spool.files()).isEmpty();
        assertThat(path(3)).exists();
        assertThat(path(5)).doesNotExist();
        writer.begin(SpoolForm.POPS);
        writer.ready();
        assertThat(spool.files()).extracting(SpoolFile::number).containsExactly(4L);
    }

    @Test
    void whatIsNewReachesTheDiskSoon() throws Exception {
        open(new SpoolLimits(1 << 20, 0, 8192, 20_000, Duration.ofMinutes(5), Duration.ofMillis(1)));
        writer.begin(SpoolForm.POPS);
        receive("something new", new Random(1));
        while (spool.flushes() == 0) {
            Thread.onSpinWait();
        }
        assertThat(spool.flushes()).isPositive();
    }

    private void open(SpoolLimits limits) throws IOException {
        spool.close();
        spool = Spool.open(data, 1, Optional.empty(), limits, disk, nanos::get);
        writer = spool.writer();
    }

    /// As read calls deliver it: in pieces of any size.
    private String receive(String text, Random random) throws IOException {
        var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
            var room = writer.room();
            var piece = Math.min(Math.min(room.remaining(), bytes.remaining()), 1 + random.nextInt(4_000));
            room.put(bytes.slice(bytes.position(), piece));
            bytes.position(bytes.position() + piece);
            writer.received();
        }
        return text;
    }

    private String content() throws IOException {
        var all = new StringBuilder();
        for (var file : spool.files()) {
            all.append(text(file));
        }
        return all.toString();
    }

    private static String text(SpoolFile file) throws IOException {
        var bytes = ByteBuffer.allocate((int) (file.end() - file.begin()));
        file.read(bytes, file.begin());
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
    }

    private static String text(Random random, int length) {
        return random.ints(length, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private Path path(long number) {
        return data.resolve("spool/1").resolve("%08d.spool".formatted(number));
    }

    private long onDisk() throws IOException {
        try (var all = Files.list(data.resolve("spool/1"))) {
            return all.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    @Test
    void whatIsLeftOfAccountsThatAreNoMoreIsDeleted() throws IOException {
        for (var account : List.of(3L, 4L)) {
            Files.createDirectories(data.resolve("spool/" + account));
            Files.writeString(data.resolve("spool/" + account + "/00000001.spool"), "sk-client");
        }
        Files.writeString(data.resolve("spool/notes.txt"), "the user's own");
        Spool.keepOnly(data, Set.of(1L, 4L));
        assertThat(data.resolve("spool/3")).doesNotExist();
        assertThat(data.resolve("spool/4/00000001.spool")).exists();
        assertThat(data.resolve("spool/notes.txt")).exists();
        Spool.keepOnly(data.resolve("nowhere"), Set.of());
    }
}
