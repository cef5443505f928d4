package io.github.tallyglass.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.HourlyUsage;
import io.github.tallyglass.domain.Interval;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// An account that is read by hourly sums alone: no row is ever asked for, and the sums are the server's.
final class AggregatesOnlyTest {

    private final Sim sim = new Sim();

    private void aggregatesOnly() {
        sim.store.updateAccount(sim.account.withMode(Account.Mode.AGGREGATES));
    }

    private long rows(int count, int days) {
        var random = new Random(5);
        var total = 0L;
        for (var i = 0; i < count; i++) {
            var quota = 1 + random.nextInt(1000);
            sim.row(Sim.START - 60 - (long) (random.nextDouble() * days * Sim.DAY), quota);
            total += quota;
        }
        return total;
    }

    private long hourlyQuota() {
        return sim.store.hourly.stream().mapToLong(HourlyUsage::quota).sum();
    }

    @Test
    void noRowIsAskedForAndEveryHourIsThere() {
        aggregatesOnly();
        var total = rows(2_000, 89);

        var outcome = sim.sync(new SyncDepth.Days(90));

        assertThat(outcome.error()).isNull();
        assertThat(sim.gateway.logRequests).isZero();
        assertThat(sim.store.commits).isEmpty();
        assertThat(outcome.requests())
                .as("status, self, plans, keys, four calls of 30 days")
                .isLessThanOrEqualTo(8);
        assertThat(hourlyQuota()).isEqualTo(total);
        assertThat(outcome.covered()).hasSize(1);
        assertThat(outcome.covered().getFirst().seconds()).isEqualTo(90 * Sim.DAY);
        assertThat(outcome.missing()).isEmpty();

        var again = sim.sync(new SyncDepth.Days(90));
        assertThat(again.requests())
                .as("what is settled is not asked for again")
                .isEqualTo(3);
        assertThat(hourlyQuota()).isEqualTo(total);
    }

    @Test
    void everythingEndsWhereTheGatewayHasNothing() {
        aggregatesOnly();
        var total = rows(500, 200);
        var outcome = sim.sync(new SyncDepth.All());
        assertThat(outcome.error()).isNull();
        assertThat(hourlyQuota()).isEqualTo(total);
        assertThat(outcome.requests()).isLessThan(14);
    }

    @Test
    void aGatewayWithoutSumsIsSaidAndStops() {
        aggregatesOnly();
        sim.gateway.hourlyData = false;
        var outcome = sim.sync(new SyncDepth.Days(90));
        assertThat(outcome.error()).isEqualTo(new Failure.NoHourlySums("gateway.example"));
        assertThat(sim.store.lastState).isEqualTo("stopped");
        assertThat(outcome.missing()).isNotEmpty();
    }

    @Test
    void anInterruptedWalkGoesOnWhereItStopped() {
        aggregatesOnly();
        var total = rows(1_000, 89);
        sim.gateway.trouble = () -> sim.gateway.requests == 6 ? new Failure.Unreachable("gateway.example", "") : null;
        assertThat(sim.sync(new SyncDepth.Days(90)).error()).isInstanceOf(Failure.Unreachable.class);
        assertThat(sim.sync(new SyncDepth.Days(90)).error()).isNull();
        assertThat(hourlyQuota()).isEqualTo(total);
    }

    @Test
    void backToRowsIsPagedAsUsual() {
        aggregatesOnly();
        rows(700, 20);
        sim.sync(new SyncDepth.Days(30));
        assertThat(sim.gateway.logRequests).isZero();

        sim.store.updateAccount(sim.account.withMode(Account.Mode.ROWS));
        assertThat(sim.sync(new SyncDepth.Days(30)).error()).isNull();

        assertThat(sim.store.rows(sim.account.id(), new Interval(0, Sim.START))).hasSize(700);
    }
}
