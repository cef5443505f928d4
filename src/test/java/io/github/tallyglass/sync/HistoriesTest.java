package io.github.tallyglass.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Result;
import io.github.tallyglass.store.Database;
import io.github.tallyglass.store.SqliteStore;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Histories at random: rows arrive while pages are read, late ones behind the newest; the server
/// throttles, breaks off and lies idle; the process is killed between pages, before and after commits.
/// Whatever happened, after a last quiet run the cache holds the server's rows, each once.
final class HistoriesTest {

    private static final Logger LOG = LoggerFactory.getLogger(HistoriesTest.class);

    /// `-Dtallyglass.seed=N -Dtallyglass.histories=1` repeats one.
    private static final long FIRST_SEED = Long.getLong("tallyglass.seed", 20_261_118L);

    private static final int IN_MEMORY = Integer.getInteger("tallyglass.histories", 600);
    private static final int ON_DISK = Math.min(IN_MEMORY, 50);

    private long rows;
    private long kills;
    private long troubles;
    private long requests;

    @Test
    void anyInterleavingEndsWithTheServersRows() {
        LOG.info("histories in memory with seeds {} to {}", FIRST_SEED, FIRST_SEED + IN_MEMORY - 1);
        for (var i = 0; i < IN_MEMORY; i++) {
            run(FIRST_SEED + i, new Sim());
        }
        report();
        if (IN_MEMORY > 100) {
            assertThat(kills).as("kills").isGreaterThan(IN_MEMORY);
            assertThat(troubles).as("faults").isGreaterThan(IN_MEMORY);
        }
    }

    @Test
    void theSameHoldsOnTheRealStore(@TempDir Path home) {
        var first = FIRST_SEED + 10_000;
        LOG.info("histories on SQLite with seeds {} to {}", first, first + ON_DISK - 1);
        for (var i = 0; i < ON_DISK; i++) {
            var clock = new SimClock(Sim.START);
            var folder = home.resolve("history-" + i);
            try (var database = ((Result.Ok<Database>) Database.open(folder, Database.Mode.READ_WRITE)).value()) {
                var store = new SqliteStore(database, clock.asClock());
                run(
                        first + i,
                        new Sim(
                                clock,
                                store,
                                bounds -> database.read(handle -> handle.createQuery(
                                                "SELECT e.created_at, m.name, e.quota FROM event e JOIN model m ON m.id = e.model_id"
                                                        + " WHERE e.created_at BETWEEN :from AND :to")
                                        .bind("from", bounds.from())
                                        .bind("to", bounds.to())
                                        .map((row, context) ->
                                                new Sim.Row(row.getLong(1), row.getString(2), row.getLong(3)))
                                        .list())));
            }
        }
        report();
    }

    private void run(long seed, Sim sim) {
        var history = new History(seed, sim);
        try {
            history.run();
        } catch (RuntimeException | AssertionError failed) {
            throw new AssertionError("history with seed " + seed + " " + history + ": " + failed.getMessage(), failed);
        }
        rows += history.rows;
        kills += history.kills;
        troubles += history.troubles;
        requests += sim.gateway.requests;
    }

    private void report() {
        LOG.info("{} rows, {} kills, {} faults, {} requests", rows, kills, troubles, requests);
    }
}
