package io.github.tallyglass.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Retention;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.domain.UsageEvent;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.query.GroupBy;
import io.github.tallyglass.query.Report;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A process that is killed (SIGKILL) while it prunes: no sum has changed, and pruning goes on where it
/// was.
class KilledPruningTest {

    private static final long NOW = 1_795_000_000;
    private static final int DAYS = 6;
    private static final int ROWS = 12_000;

    /// What the killed process runs: steps of a few rows, each told on stdout once it is committed.
    static final class Child {
        private Child() {}

        public static void main(String[] args) {
            try (var bed = new StoreBed(Path.of(args[0]), Instant.ofEpochSecond(NOW))) {
                var retention = bed.store.retention(25);
                var place = RetentionStore.Place.START;
                while (true) {
                    var step = StoreBed.ok(retention.pruneNext(new Retention(Retention.SHORTEST), place));
                    if (step.isEmpty()) {
                        return;
                    }
                    place = step.get().next();
                    System.out.println(step.get().part().rows());
                }
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22})
    void sumsStayAndWhatIsLeftGoesLater(long seed, @TempDir Path home) throws Exception {
        var random = new Random(seed);
        Report before;
        try (var bed = new StoreBed(home, Instant.ofEpochSecond(NOW))) {
            var rows = new ArrayList<UsageEvent>();
            var first = NOW - (Retention.SHORTEST + 1 + DAYS) * 86_400L;
            for (var i = ROWS; i > 0; i--) {
                rows.add(TestRows.consume(first + i * (DAYS * 86_400L / ROWS), "request-" + i, i % 50));
            }
            bed.commit(first, NOW, rows);
            StoreBed.ok(bed.store.rebuildNow());
            before = report(bed);
        }
        for (var kill = 0; kill < 2; kill++) {
            runAndKill(home, 20 + random.nextInt(60), random);
            try (var bed = new StoreBed(home, Instant.ofEpochSecond(NOW))) {
                assertThat(report(bed)).isEqualTo(before);
                StoreBed.ok(bed.store.useZone(ZoneOffset.ofHours(kill + 1)));
                StoreBed.ok(bed.store.useZone(ZoneId.of("UTC")));
                StoreBed.ok(bed.store.rebuildNow());
                assertThat(report(bed)).isEqualTo(before);
            }
        }
        try (var bed = new StoreBed(home, Instant.ofEpochSecond(NOW))) {
            assertThat(StoreBed.prune(bed.store, Retention.SHORTEST, 500)).isPositive();
            assertThat(report(bed)).isEqualTo(before);
            assertThat(bed.queries.cacheState().rows()).isLessThan(ROWS / DAYS);
        }
    }

    private static Report report(StoreBed bed) {
        var all = new TimeRange("", Instant.EPOCH, Instant.ofEpochSecond(NOW), ZoneOffset.UTC);
        return bed.queries.report(all, UsageFilter.ALL, GroupBy.DAY);
    }

    private static void runAndKill(Path home, int steps, Random random) throws Exception {
        var command = List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx128m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                home.toString());
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var lines = process.inputReader()) {
            for (var step = 0; step < steps; ) {
                var line = lines.readLine();
                assertThat(line).as("the child ended by itself").isNotNull();
                step += line.matches("[0-9]+") ? 1 : 0;
            }
            for (var spin = random.nextInt(500_000); spin > 0; spin--) {
                Thread.onSpinWait();
            }
            process.destroyForcibly();
        }
        process.waitFor();
    }
}
