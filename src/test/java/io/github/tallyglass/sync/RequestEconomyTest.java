package io.github.tallyglass.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.LongSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A first sync asks for little more than one page for each hundred rows, whatever the history looks like.
final class RequestEconomyTest {

    private static final Logger LOG = LoggerFactory.getLogger(RequestEconomyTest.class);
    private static final int ROWS = 100_000;

    @ParameterizedTest
    @ValueSource(strings = {"even", "bursty", "sparse", "working-hours", "growing"})
    void aFirstSyncOfAHundredThousandRowsStaysWithinItsBudget(String shape) {
        for (var hourly : new boolean[] {true, false}) {
            var sim = new Sim();
            sim.gateway.hourlyData = hourly;
            var random = new Random(7);
            var next = shape(shape, random);
            for (var i = 0; i < ROWS; i++) {
                sim.row(next.getAsLong(), random.nextInt(1000));
            }

            var outcome = sim.sync(SyncDepth.DEFAULT);

            LOG.info(
                    "{}, hourly aggregates {}: {} rows, {} requests, ratio {}",
                    shape,
                    hourly,
                    outcome.rowsSeen(),
                    outcome.requests(),
                    outcome.requestsPerPage());
            assertThat(outcome.ok()).isTrue();
            assertThat(outcome.rowsNew()).isEqualTo(ROWS);
            assertThat(outcome.requests()).isEqualTo(sim.gateway.requests);
            assertThat(outcome.requestsPerPage()).isLessThanOrEqualTo(1.15);
        }
    }

    /// Seconds of rows, from 60 s ago back to 90 days.
    private static LongSupplier shape(String shape, Random random) {
        var last = Sim.START - 60;
        var span = 89 * Sim.DAY;
        return switch (shape) {
            case "even" -> () -> last - (long) (random.nextDouble() * span);
            // 40 bursts of ten minutes
            case "bursty" -> () -> last - 600 - random.nextInt(40) * (span / 41) - random.nextInt(600);
            // one day in ten, the newest of them five days ago
            case "sparse" -> () -> last - (5 + 10L * random.nextInt(8)) * Sim.DAY - random.nextInt((int) Sim.DAY);
            case "working-hours" ->
                () -> {
                    while (true) {
                        var second = last - (long) (random.nextDouble() * span);
                        var hour = second % Sim.DAY / 3600;
                        var weekday = second / Sim.DAY % 7;
                        if (hour >= 1 && hour < 10 && weekday < 5) {
                            return second;
                        }
                    }
                };
            case "growing" -> () -> last - (long) (Math.pow(random.nextDouble(), 4) * span);
            default -> throw new IllegalArgumentException(shape);
        };
    }
}
