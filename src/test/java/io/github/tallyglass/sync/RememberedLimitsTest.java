package io.github.tallyglass.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.HostLimit;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.CriticalMemory;
import io.github.tallyglass.source.HostBudget;
import io.github.tallyglass.source.HostBudgets;
import io.github.tallyglass.source.Pace;
import io.github.tallyglass.store.Database;
import io.github.tallyglass.store.SqliteStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What hosts have taught, in a real cache.
class RememberedLimitsTest {

    private static final Instant NOW = Instant.parse("2026-09-01T12:00:00Z");

    @TempDir
    Path home;

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

    @Test
    void aRestMayBeLongerThanTheProcess() {
        try (var database = open(Database.Mode.READ_WRITE)) {
            var budgets = budgets(database);
            budgets.of("gateway.example").block(HostBudget.Lane.GENERAL, Duration.ofMinutes(50));
            assertThat(budgets.of("other.example").snapshot().blockedUntil()).isNull();
        }
        try (var database = open(Database.Mode.READ_WRITE)) {
            var shown = budgets(database).of("gateway.example").snapshot();
            assertThat(shown.blockedUntil()).isEqualTo(NOW.plus(Duration.ofMinutes(50)));
            assertThat(shown.limit()).isEqualTo(45);
        }
    }

    @Test
    void aCacheForReadingOnlyTeachesAllTheSame() {
        open(Database.Mode.READ_WRITE).close();
        try (var database = open(Database.Mode.READ_ONLY)) {
            var budget = budgets(database).of("gateway.example");
            budget.block(HostBudget.Lane.GENERAL, Duration.ofMinutes(2));
            assertThat(budget.snapshot().limit()).isEqualTo(45);
        }
        try (var database = open(Database.Mode.READ_WRITE)) {
            assertThat(new SqliteStore(database, clock).hostLimit("gateway.example"))
                    .isEmpty();
        }
    }

    @Test
    void theNewestLessonCounts() {
        try (var database = open(Database.Mode.READ_WRITE)) {
            var store = new SqliteStore(database, clock);
            store.rememberLimit(new HostLimit("gateway.example", 90, NOW, NOW.plusSeconds(60)));
            store.rememberLimit(new HostLimit("gateway.example", 45, NOW.plusSeconds(70), null));
            assertThat(store.hostLimit("gateway.example"))
                    .contains(new HostLimit("gateway.example", 45, NOW.plusSeconds(70), null));
        }
    }

    private HostBudgets budgets(Database database) {
        return new HostBudgets(
                clock,
                wait -> {},
                Pace.CAUTIOUS,
                new RememberedLimits(new SqliteStore(database, clock)),
                CriticalMemory.NONE);
    }

    private Database open(Database.Mode mode) {
        return ((Result.Ok<Database>) Database.open(home, mode)).value();
    }
}
