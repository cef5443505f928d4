package io.github.tallyglass.cli;

import static io.github.tallyglass.store.StoreBed.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Retention;
import io.github.tallyglass.domain.UsageEvent;
import io.github.tallyglass.store.StoreBed;
import io.github.tallyglass.store.TestRows;
import io.github.tallyglass.sync.RowRetention;
import io.github.tallyglass.sync.SyncTime;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class PruneCommandTest {

    private static final long TODAY = Instant.parse("2026-11-20T00:00:00Z").getEpochSecond();
    private static final long FIRST = TODAY - 10 * 86_400;

    private final FakeRoot root = new FakeRoot();
    private Optional<Retention> setting = Optional.empty();
    private StoreBed bed;

    @TempDir
    private Path home;

    @BeforeEach
    void cache() {
        bed = new StoreBed(home, Instant.ofEpochSecond(TODAY + 60));
        var rows = new ArrayList<UsageEvent>();
        for (var at = TODAY - 1; at >= FIRST; at -= 3_600) {
            rows.add(TestRows.consume(at, "request-" + at, 1));
        }
        bed.commit(FIRST, TODAY - 1, rows);
        ok(bed.store.rebuildNow());
        root.asked = bed.queries;
        root.retention = new RowRetention(bed.store.retention(), SyncTime.of(Clock.systemUTC()), () -> setting);
    }

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void aDryRunTellsWhatWouldGo() {
        assertThat(root.run("prune", "--keep", "8", "--dry-run")).isZero();
        assertThat(root.out()).contains("48 rows would go", "2026-11-10 to 2026-11-11", "48 rows of 2 days");
        assertThat(bed.queries.cacheState().rows()).isEqualTo(240);
    }

    @Test
    void whatWentIsToldAsJson() {
        setting = Optional.of(new Retention(7));
        assertThat(root.run("prune", "--compact", "--json")).isZero();
        var document = JsonMapper.shared().readTree(root.out());
        assertThat(document.path("kept_days").asInt()).isEqualTo(7);
        assertThat(document.path("dry_run").asBoolean()).isFalse();
        assertThat(document.path("rows").asLong()).isEqualTo(72);
        assertThat(document.path("waiting").asInt()).isZero();
        assertThat(document.path("freed_bytes").isNumber()).isTrue();
        assertThat(document.path("days")).hasSize(3);
        assertThat(document.path("days").get(0).path("day").asString()).isEqualTo("2026-11-10");
        assertThat(document.path("days").get(0).path("rows").asLong()).isEqualTo(24);
        assertThat(bed.queries.cacheState().rows()).isEqualTo(168);
    }

    @Test
    void withoutADaysNumberThereIsNothingToGoBy() {
        assertThat(root.run("prune")).isEqualTo(ExitCode.USAGE);
        assertThat(root.run("prune", "--keep", "6")).isEqualTo(ExitCode.USAGE);
        assertThat(bed.queries.cacheState().rows()).isEqualTo(240);
    }
}
