package io.github.tallyglass.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.UsageEvent;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A process that is killed (SIGKILL) while it commits slices: everything that it had reported is there,
/// the file is whole, and every covered second has exactly its row.
class KilledWriterTest {

    static final long T = 1_795_000_000;
    static final int SLICE_SECONDS = 200;

    /// What the killed process runs: slices of one row a second, newest first, each told on stdout once
    /// it is committed.
    static final class Child {
        private Child() {}

        public static void main(String[] args) {
            var home = Path.of(args[0]);
            try (var bed = new StoreBed(home, Instant.ofEpochSecond(T + 86_400 * 400L))) {
                for (var slice = Integer.parseInt(args[1]); slice < 1_000_000; slice++) {
                    var from = T - (long) (slice + 1) * SLICE_SECONDS;
                    var rows = new ArrayList<UsageEvent>();
                    for (var second = from + SLICE_SECONDS - 1; second >= from; second--) {
                        rows.add(TestRows.consume(second, "request-of-" + second, 1));
                    }
                    bed.commit(from, from + SLICE_SECONDS - 1, rows);
                    System.out.println(slice);
                }
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12})
    void whatWasReportedIsThere(long seed, @TempDir Path home) throws Exception {
        var random = new Random(seed);
        var reported = -1;
        for (var kill = 0; kill < 2; kill++) {
            reported = runAndKill(home, reported + 1, 3 + random.nextInt(25), random);
        }
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve(Database.FILE_NAME));
                var check = connection.createStatement().executeQuery("PRAGMA integrity_check")) {
            assertThat(check.next()).isTrue();
            assertThat(check.getString(1)).isEqualTo("ok");
        }
        try (var bed = new StoreBed(home, Instant.ofEpochSecond(T))) {
            var covered = bed.store.coverage(bed.account.id());
            assertThat(covered.intervals()).hasSize(1);
            var whole = covered.intervals().getFirst();
            assertThat(whole.seconds()).isGreaterThanOrEqualTo((reported + 1L) * SLICE_SECONDS);
            assertThat(whole.to()).isEqualTo(T - 1);
            assertThat(bed.store.countRows(bed.account.id(), new Interval(0, T)))
                    .isEqualTo(whole.seconds());
            StoreBed.ok(bed.store.rebuildNow());
            assertThat(bed.queries.cacheState().rows()).isEqualTo(whole.seconds());
        }
    }

    /// @return the last slice that the process had reported
    private static int runAndKill(Path home, int first, int slices, Random random) throws Exception {
        var command = List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx128m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                home.toString(),
                Integer.toString(first));
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var last = first - 1;
        try (var lines = process.inputReader()) {
            while (last < first + slices) {
                var line = lines.readLine();
                assertThat(line).as("the child ended by itself").isNotNull();
                if (line.matches("[0-9]+")) {
                    last = Integer.parseInt(line);
                }
            }
            // Somewhere inside the next commits.
            Thread.onSpinWait();
            for (var spin = random.nextInt(2_000_000); spin > 0; spin--) {
                Thread.onSpinWait();
            }
            process.destroyForcibly();
        }
        process.waitFor();
        return last;
    }
}
