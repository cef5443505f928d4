package io.github.tallyglass.sync;

import static io.github.tallyglass.sync.Ledgers.midnight;
import static io.github.tallyglass.sync.Ledgers.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.DayCheck;
import io.github.tallyglass.domain.DayCheck.State;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.sync.SyncState.Phase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Closed days of the last week, one a poll, each once.
class DailyReconcileTest {

    private static final Secret SECRET = new Secret("token");

    private Ledgers bed;
    private LedgerGateway gateway;
    private DailyReconcile daily;

    @BeforeEach
    void tenDaysRead(@TempDir Path home) {
        bed = new Ledgers(home);
        gateway = bed.gateway;
        daily = new DailyReconcile(bed.store, bed.checks, (a, secret) -> gateway, bed.clock, () -> Ledgers.UTC);
        for (var back = 10; back > 0; back--) {
            gateway.write(midnight(back) + 5_000, 100 + back);
        }
    }

    @AfterEach
    void close() {
        bed.close();
    }

    private void poll() {
        assertThat(daily.run(bed.account, SECRET, new Signal())).isNull();
    }

    private List<DayCheck> checks() {
        return bed.checks.checks(Ledgers.UTC, Ledgers.TODAY.minusDays(20), Ledgers.TODAY);
    }

    @Test
    void aDayAPollNewestFirstThenQuiet() {
        bed.sync(10);
        poll();
        assertThat(checks()).extracting(DayCheck::day).containsExactly(Ledgers.TODAY.minusDays(1));
        assertThat(gateway.statAsked).hasSize(1);
        for (var i = 0; i < 20; i++) {
            poll();
        }
        assertThat(checks())
                .extracting(DayCheck::state)
                .containsOnly(State.EQUAL)
                .hasSize(DailyReconcile.DAYS);
        assertThat(gateway.statAsked).hasSize(DailyReconcile.DAYS);

        bed.clock.advance(Duration.ofHours(14));
        poll();
        assertThat(checks()).as("the day that ended since was not read").hasSize(DailyReconcile.DAYS);
        bed.sync(1);
        bed.clock.advance(Duration.ofHours(1));
        poll();
        assertThat(checks()).extracting(DayCheck::day).contains(Ledgers.TODAY);
    }

    @Test
    void whatDisagreesIsReadAgainOnceAndThenLeft() {
        bed.sync(10);
        gateway.write(midnight(2) + 9_000, 77);
        var phantom = new LedgerGateway.Entry(
                midnight(3) + 9_000, io.github.tallyglass.domain.EventType.CONSUME, "alice", "m", 5);
        gateway.ledger.add(phantom);
        gateway.hidden = row -> row == phantom;
        for (var i = 0; i < 20; i++) {
            poll();
        }

        assertThat(checks())
                .extracting(DayCheck::state)
                .containsExactly(
                        State.EQUAL, State.EQUAL, State.EQUAL, State.EQUAL, State.DIFFERS, State.EQUAL, State.EQUAL);
        var asked = gateway.requests;
        bed.clock.advance(Duration.ofHours(2));
        poll();
        assertThat(gateway.requests)
                .as("a difference that stays is not asked for again")
                .isEqualTo(asked);
    }

    @Test
    void aDayWhoseRowsChangedIsComparedAgain() {
        bed.sync(10);
        for (var i = 0; i < 20; i++) {
            poll();
        }
        gateway.write(midnight(4) + 9_000, 77);
        ok(new Reread(
                        bed.account,
                        new Asker(gateway, bed.clock, new Signal(), new Progress(bed.account, bed.clock, s -> {})),
                        bed.store,
                        bed.checks)
                .read(Ledgers.day(4)));
        var asked = gateway.statAsked.size();
        bed.clock.advance(Duration.ofHours(2));
        poll();
        poll();
        assertThat(gateway.statAsked.subList(asked, gateway.statAsked.size())).containsExactly(Ledgers.day(4));
    }

    @Test
    void aFailureIsLeftToTheNextHour() {
        bed.sync(10);
        gateway.statFailure = new Failure.Forbidden("no");
        poll();
        poll();
        assertThat(gateway.statAsked).hasSize(1);
        assertThat(checks()).isEmpty();
        gateway.statFailure = null;
        bed.clock.advance(Duration.ofHours(2));
        poll();
        assertThat(checks()).hasSize(1);
    }

    @Test
    void stoppingEndsIt() {
        bed.sync(10);
        var signal = new Signal();
        signal.stop();
        assertThat(daily.run(bed.account, SECRET, signal)).isEqualTo(new Failure.Cancelled());
    }

    @Test
    void theServiceDoesItWhenAllRowsAreRead() throws Exception {
        var clock = new SimClock(Sim.START, true);
        var compared = new CountDownLatch(1);
        AfterSync afterSync = (account, secret, signal) -> {
            var failure = daily.run(account, secret, signal);
            compared.countDown();
            return failure;
        };
        try (var service = new SyncService(
                bed.store,
                (a, secret) -> gateway,
                Sim.credentials(),
                clock,
                SyncSettings.DEFAULT,
                afterSync,
                RecordCollectors.NONE,
                List::of,
                false)) {
            service.start();
            assertThat(compared.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(checks()).extracting(DayCheck::state).containsExactly(State.EQUAL);
            assertThat(service.state().accounts()).noneMatch(one -> one.phase() == Phase.STOPPED);
        }
    }
}
