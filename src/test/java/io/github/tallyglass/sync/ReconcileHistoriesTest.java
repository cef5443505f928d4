package io.github.tallyglass.sync;

import static io.github.tallyglass.sync.Ledgers.midnight;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.DayCheck;
import io.github.tallyglass.domain.DayCheck.State;
import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Interval;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Gateways whose ledgers change at random behind the back of closed slices: afterwards every day's sums
/// are the gateway's, or the reason that is given is the true one, at a bounded number of requests, and
/// nothing that was read is lost.
class ReconcileHistoriesTest {

    private static final int DAYS = 3;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 40);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void sumsAreTheGatewaysOrTheReasonIsTrue(long seed, @TempDir Path home) {
        try (var bed = new Ledgers(home)) {
            var history = new History(seed, bed);
            history.begin();
            for (var round = 0; round < 3; round++) {
                history.faults();
                history.reconcile("seed " + seed + " round " + round);
            }
        }
    }

    private static final class History {
        private final Random random;
        private final Ledgers bed;
        private final LedgerGateway gateway;
        private final List<String> story = new ArrayList<>();

        History(long seed, Ledgers bed) {
            this.random = new Random(seed);
            this.bed = bed;
            this.gateway = bed.gateway;
            gateway.statByName = random.nextInt(4) > 0;
        }

        void begin() {
            var rows = 50 + random.nextInt(250);
            var renamedAt = random.nextInt(3) == 0 ? rows * 2 / 3 : -1;
            var seconds =
                    random.longs(rows, midnight(DAYS), Sim.START - 60).sorted().toArray();
            for (var i = 0; i < rows; i++) {
                if (i == renamedAt) {
                    rename();
                }
                gateway.write(seconds[i], type(), 1 + random.nextInt(10_000));
            }
            assertThat(bed.sync(DAYS).missing()).isEmpty();
        }

        private EventType type() {
            return switch (random.nextInt(8)) {
                case 0 -> EventType.REFUND;
                case 1 -> EventType.ERROR;
                default -> EventType.CONSUME;
            };
        }

        private void rename() {
            gateway.username = "user" + random.nextInt(1_000);
            story.add("renamed");
        }

        void faults() {
            gateway.statZero = random.nextInt(6) == 0;
            for (var faults = random.nextInt(3); faults >= 0; faults--) {
                switch (random.nextInt(5)) {
                    case 0, 1 -> late(1 + random.nextInt(5));
                    case 2 -> purgeBefore(random.nextLong(midnight(DAYS), Sim.START));
                    case 3 -> purgeSome();
                    default -> rename();
                }
            }
            var busy = random.nextInt(4) == 0 ? random.nextInt(6) : -1;
            var from = gateway.requests;
            gateway.trouble = () -> gateway.requests - from == busy
                    ? new Failure.RateLimited("gateway.example", Duration.ofSeconds(3))
                    : null;
        }

        private void late(int rows) {
            var where = random.nextLong(midnight(DAYS), Sim.START - 3_600);
            for (var i = 0; i < rows; i++) {
                gateway.write(where + random.nextInt(3_600), type(), 1 + random.nextInt(10_000));
            }
            story.add("late " + rows);
        }

        private void purgeBefore(long second) {
            gateway.ledger.removeIf(row -> row.second() < second);
            story.add("purged before " + second);
        }

        private void purgeSome() {
            var oneIn = 2 + random.nextInt(50);
            gateway.ledger.removeIf(row -> random.nextInt(oneIn) == 0);
            story.add("purged one in " + oneIn);
        }

        void reconcile(String what) {
            var before = new HashMap<Interval, Long>();
            for (var back = 0; back <= DAYS; back++) {
                before.put(Ledgers.day(back), total(Ledgers.day(back)));
            }
            gateway.statAsked.clear();

            var done = bed.reconcile(DAYS, true);

            var described = what + " " + story + (gateway.statZero ? " stat 0" : "");
            assertThat(done.failures()).as(described).isEmpty();
            assertThat(done.days()).as(described).hasSize(DAYS + 1);
            done.days().forEach(check -> holds(check, described + " " + check));
            before.forEach((day, sum) -> assertThat(total(day)).as(described).isGreaterThanOrEqualTo(sum));
            for (var back = 0; back <= DAYS; back++) {
                var day = Ledgers.day(back);
                assertThat(gateway.statAsked.stream().filter(span -> day.contains(span.from())))
                        .as(described)
                        .hasSizeLessThanOrEqualTo(HourSearch.MOST_REQUESTS + 3);
            }
        }

        private void holds(DayCheck check, String described) {
            var span = check.span();
            var sums = bed.checks.sums(bed.account.id(), span);
            var stat = gateway.statZero ? 0 : gateway.gross(span);
            assertThat(check.serverQuota()).as(described).isEqualTo(stat);
            assertThat(check.localQuota()).as(described).isEqualTo(sums.total());
            assertThat(check.state()).as(described).isIn(State.EQUAL, State.EXPLAINED);
            var reason = check.reason();
            if (reason == null) {
                assertThat(sums.total()).as(described).isEqualTo(stat);
                return;
            }
            switch (reason) {
                case PURGED_UPSTREAM ->
                    assertThat(sums.sum(part -> !part.vanished())).as(described).isEqualTo(stat);
                case RENAMED ->
                    assertThat(sums.sum(part -> !part.vanished() && part.user().equals(gateway.username)))
                            .as(described)
                            .isEqualTo(stat);
                case STAT_ZERO -> {
                    assertThat(gateway.statZero).as(described).isTrue();
                    assertThat(gateway.ledger)
                            .as(described)
                            .anyMatch(row -> span.contains(row.second()) && row.type() == EventType.CONSUME);
                }
                default -> throw new AssertionError(described);
            }
        }

        private long total(Interval day) {
            return bed.checks.sums(bed.account.id(), day).total();
        }
    }
}
