package io.github.tallyglass.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Interval;
import java.time.Duration;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// One history: how it grows, what goes wrong, and runs over it until all is quiet.
final class History {

    /// The process is gone: nothing after it runs.
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;

        Killed() {
            super("killed", null, false, false);
        }
    }

    private final Random random;
    final Sim sim;
    private final double killChance;
    private final double troubleChance;
    private final int lateOneIn;

    /// Nodes of one server write with clocks of their own: the order of the list is not that of time.
    private final int jitterMillis;

    private boolean quiet;
    long rows;
    long kills;
    long troubles;

    History(long seed, Sim sim) {
        this.sim = sim;
        random = new Random(seed);
        killChance = random.nextInt(3) == 0 ? 0 : random.nextDouble() * 0.08;
        troubleChance = random.nextInt(3) == 0 ? 0 : random.nextDouble() * 0.1;
        jitterMillis = random.nextInt(4) == 0 ? 1 + random.nextInt(30_000) : 900;
        lateOneIn = 3 + random.nextInt(20);
        sim.gateway.skewMillis = random.nextInt(3) == 0 ? random.nextInt(7_200_000) - 3_600_000 : 0;
        sim.gateway.latencyMillis = 50 + random.nextInt(2_000);
        sim.gateway.hourlyData = random.nextBoolean();
        sim.gateway.timeOrder = random.nextInt(4) == 0;
        sim.gateway.pageSize = random.nextInt(5) == 0 ? 20 : 100;
        sim.gateway.echoedSize = random.nextInt(10) == 0 ? 100 : sim.gateway.pageSize;
        sim.gateway.totalCap = switch (random.nextInt(10)) {
            case 0 -> 10_000;
            case 1 -> -1;
            default -> Long.MAX_VALUE;
        };
        plan();
        sim.gateway.trouble = this::trouble;
        sim.beforeCommit = this::kill;
        sim.afterCommit = this::kill;
    }

    @Override
    public String toString() {
        return "[rows %d, page %d, cap %d, time order %s, jitter %d ms, one in %d late, kills %d, faults %d]"
                .formatted(
                        rows,
                        sim.gateway.pageSize,
                        sim.gateway.totalCap,
                        sim.gateway.timeOrder,
                        jitterMillis,
                        lateOneIn,
                        kills,
                        troubles);
    }

    /// Past rows over some days and rows to come over some hours, on the server's clock.
    private void plan() {
        var now = sim.gateway.now() / 1000;
        var past = 1 + random.nextInt(6) * Sim.DAY;
        var future = 600 + random.nextInt(7_200);
        var steady = random.nextInt(1_200);
        for (var i = 0; i < steady; i++) {
            plan(now - (long) (random.nextDouble() * past));
        }
        var arriving = random.nextInt(500);
        for (var i = 0; i < arriving; i++) {
            plan(now + random.nextInt(future));
        }
        for (var bursts = random.nextInt(4); bursts > 0; bursts--) {
            var at = now + future - (long) (random.nextDouble() * (past + future));
            var size = random.nextInt(600);
            for (var i = 0; i < size; i++) {
                plan(at + random.nextInt(30));
            }
        }
        if (random.nextInt(4) == 0) {
            busy(now, future);
        }
        if (random.nextInt(3) == 0) {
            var tied = now + future - (long) (random.nextDouble() * (past + future));
            var size = random.nextInt(12) == 0 ? 2_300 : 101 + random.nextInt(200);
            for (var i = 0; i < size; i++) {
                plan(tied);
            }
        }
        sim.gateway.planned();
    }

    /// Several rows a second around now, so that lists move under every page that is read.
    private void busy(long now, long future) {
        var span = 1_200 + random.nextInt(2_400);
        var rate = 1 + random.nextInt(5);
        var until = Math.min(future, random.nextInt(1_800));
        for (var i = 0; i < span * rate; i++) {
            plan(now + until - random.nextInt(span));
        }
    }

    /// Most rows are listed at once, some up to 250 s late, behind newer ones; few models and amounts
    /// make twins.
    private void plan(long second) {
        var late = random.nextInt(lateOneIn) == 0 ? random.nextInt(250_000) : random.nextInt(jitterMillis);
        var row = new SimGateway.Planned(second, second * 1000 + late, random.nextInt(3), "m" + random.nextInt(2));
        sim.gateway.plan(row);
        rows++;
    }

    private void kill() {
        if (!quiet && random.nextDouble() < killChance) {
            kills++;
            throw new Killed();
        }
    }

    private @Nullable Failure trouble() {
        kill();
        if (quiet || random.nextDouble() >= troubleChance) {
            return null;
        }
        troubles++;
        return switch (random.nextInt(7)) {
            case 0 -> new Failure.RateLimited("gateway.example", null);
            case 1 -> new Failure.RateLimited("gateway.example", Duration.ofSeconds(random.nextInt(60)));
            case 2 -> new Failure.ServerFault("gateway.example", 502, "");
            case 3 -> new Failure.TimedOut("gateway.example", Duration.ofSeconds(30));
            case 4 -> new Failure.CutOff("gateway.example");
            case 5 -> new Failure.Unreachable("gateway.example", "reset");
            default -> new Failure.Refused("database is busy");
        };
    }

    void run() {
        var depth = new SyncDepth.Days(7);
        for (var runs = 1 + random.nextInt(8); runs > 0; runs--) {
            try {
                sim.sync(depth);
            } catch (Killed gone) {
                // The next run is a new process over the same store.
            }
            sim.clock.advance(Duration.ofSeconds(random.nextInt(4) == 0 ? 5_000 : random.nextInt(90)));
        }
        quiet = true;
        sim.clock.advance(Duration.ofSeconds(20_000));
        var last = sim.sync(depth);

        assertThat(last.error()).as("last run").isNull();
        assertThat(last.missing()).isEmpty();
        var wanted = new Interval(
                last.covered().getFirst().from(), last.covered().getLast().to());
        assertThat(sim.kept.coverage(sim.account.id()).covers(wanted)).isTrue();
        assertThat(wanted.to())
                .isGreaterThanOrEqualTo(
                        sim.gateway.now() / 1000 - 10 - (last.took().toSeconds() + 1));
        sim.assertSame(wanted, "rows");
        var server = sim.gateway.rows(wanted);
        assertThat(sim.stored(wanted)).hasSize(server.size());
        assertThat(sim.stored(wanted).stream().mapToLong(Sim.Row::quota).sum())
                .isEqualTo(server.stream().mapToLong(SimGateway.Planned::quota).sum());
    }
}
