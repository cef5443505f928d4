package io.github.tallyglass.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.HourlyUsage;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.sync.SyncState.AccountSync;
import io.github.tallyglass.sync.SyncState.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The background service on real threads, with time that the test lets pass.
final class SyncServiceTest {

    private final SimClock clock = new SimClock(Sim.START, true);
    private final SimGateway gateway = new SimGateway(clock);
    private final MemoryStore store = new MemoryStore();
    private final Account account = ((Result.Ok<Account>) store.addAccount(Sim.account("work"))).value();
    private final SyncService service = new SyncService(
            store, (a, secret) -> gateway, Sim.credentials(), clock, SyncSettings.DEFAULT, List::of, false);

    @AfterEach
    void close() {
        service.close();
    }

    private AccountSync await(Predicate<AccountSync> wanted) throws Exception {
        var found = new CompletableFuture<AccountSync>();
        try (var listening = service.listen(
                state -> state.accounts().stream().filter(wanted).findFirst().ifPresent(found::complete))) {
            assertThat(listening).isNotNull();
            service.state().accounts().stream().filter(wanted).findFirst().ifPresent(found::complete);
            return found.get(10, TimeUnit.SECONDS);
        }
    }

    private void rows(int count, long from, long to) {
        var random = new Random(3);
        for (var i = 0; i < count; i++) {
            var second = from + (long) (random.nextDouble() * (to - from));
            gateway.plan(new SimGateway.Planned(second, second * 1000, 1, "m"));
        }
        gateway.planned();
    }

    private long stored() {
        return store.countRows(account.id(), new Interval(0, Long.MAX_VALUE - 1));
    }

    @Test
    void readsHistoryThenFollowsNewRowsAtTwoRequestsAPoll() throws Exception {
        rows(5_000, Sim.START - 30 * Sim.DAY, Sim.START - 60);
        service.start();

        var idle = await(state -> state.phase() == Phase.IDLE);
        assertThat(idle.rowsRead()).isGreaterThanOrEqualTo(5_000);
        assertThat(idle.lastSync()).isNotNull();
        assertThat(stored()).isEqualTo(5_000);
        assertThat(store.balances).hasSize(1);
        assertThat(store.hourly).isNotEmpty();
        assertThat(store.lastState).isEqualTo("ok");

        var before = gateway.requests;
        var commits = store.commits.size();
        clock.advance(Duration.ofSeconds(60));
        await(state -> state.phase() == Phase.IDLE && after(state, idle));
        assertThat(gateway.requests - before).as("a poll with nothing new").isEqualTo(2);
        assertThat(store.commits.size() - commits)
                .as("an unchanged overlap is not written again")
                .isEqualTo(1);
    }

    private static boolean after(AccountSync state, AccountSync earlier) {
        return state.lastSync() != null && !state.lastSync().equals(earlier.lastSync());
    }

    @Test
    void aLongGapBetweenPollsIsALargerWindow() throws Exception {
        rows(300, Sim.START - 2 * Sim.DAY, Sim.START + 3 * Sim.DAY);
        service.start();
        var first = await(state -> state.phase() == Phase.IDLE);

        clock.advance(Duration.ofDays(4));
        await(state -> state.phase() == Phase.IDLE && after(state, first));

        assertThat(stored()).isEqualTo(300);
        assertThat(store.coverage(account.id()).intervals()).hasSize(1);
    }

    @Test
    void newRowsGoBeforeHistory() throws Exception {
        rows(60_000, Sim.START - 80 * Sim.DAY, Sim.START - 60);
        gateway.latencyMillis = 4_000;
        var follows = new CountDownLatch(1);
        try (var listening = service.listen(state -> state.accounts().forEach(one -> {
            if (one.phase() == Phase.FOLLOWING) {
                follows.countDown();
            }
        }))) {
            assertThat(listening).isNotNull();
            service.start();
            assertThat(follows.await(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(stored()).isLessThan(60_000);
    }

    @Test
    void refreshAsksAtOnce() throws Exception {
        service.start();
        var first = await(state -> state.phase() == Phase.IDLE);
        clock.advanceMillis(5_000);

        service.refresh();

        await(state -> state.phase() == Phase.IDLE && after(state, first));
    }

    @Test
    void anAuthenticationFailureStopsUntilTheUserActs() throws Exception {
        var rejected = new AtomicBoolean(true);
        gateway.trouble = () -> rejected.get() ? new Failure.AuthRejected("no", "AUTH_UNAUTHORIZED") : null;
        service.start();

        var stopped = await(state -> state.phase() == Phase.STOPPED);
        assertThat(stopped.failure()).isInstanceOf(Failure.AuthRejected.class);
        assertThat(store.lastState).isEqualTo("stopped");
        var asked = gateway.requests;
        assertThat(asked).isEqualTo(1);
        clock.advance(Duration.ofDays(1));
        service.accountsChanged();
        assertThat(gateway.requests).isEqualTo(asked);

        rejected.set(false);
        service.refresh();
        var idle = await(state -> state.phase() == Phase.IDLE);
        assertThat(idle.failure()).isNull();
    }

    @Test
    void aTokenRotatedInTheMiddleIsReplacedAndReadingGoesOn() throws Exception {
        rows(20_000, Sim.START - 80 * Sim.DAY, Sim.START - 60);
        var valid = new AtomicReference<>("first");
        var known = new AtomicReference<>(new Secret("first"));
        var rotating = new SyncService(
                store,
                (a, secret) -> {
                    gateway.trouble = () -> {
                        if (gateway.requests == 40) {
                            valid.set("second");
                        }
                        return secret.value().equals(valid.get())
                                ? null
                                : new Failure.AuthRejected("no", "AUTH_UNAUTHORIZED");
                    };
                    return gateway;
                },
                new Credentials() {
                    @Override
                    public Result<Secret> read(Account account) {
                        return Result.ok(known.get());
                    }

                    @Override
                    public Result<Account> save(Account account, Secret secret, AccountService.SecretPlace place) {
                        return Result.ok(account);
                    }

                    @Override
                    public void forget(Account account) {}
                },
                clock,
                SyncSettings.DEFAULT,
                List::of,
                false);
        var stopped = new CountDownLatch(1);
        var idle = new CountDownLatch(1);
        try (var listening = rotating.listen(state -> state.accounts().forEach(one -> {
            if (one.phase() == Phase.STOPPED) {
                stopped.countDown();
            } else if (one.phase() == Phase.IDLE && one.failure() == null && one.lastSync() != null) {
                idle.countDown();
            }
        }))) {
            assertThat(listening).isNotNull();
            rotating.start();
            assertThat(stopped.await(20, TimeUnit.SECONDS)).isTrue();
            var kept = stored();
            assertThat(kept).isPositive().isLessThan(20_000);

            known.set(new Secret("second"));
            rotating.secretReplaced(account.id());

            assertThat(idle.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(stored()).isEqualTo(20_000);
        } finally {
            rotating.close();
        }
    }

    @Test
    void anAccountByHourlySumsAloneIsFollowedWithoutARow() throws Exception {
        rows(2_000, Sim.START - 80 * Sim.DAY, Sim.START - 60);
        store.updateAccount(account.withMode(Account.Mode.AGGREGATES));
        service.start();
        var first = await(state -> state.phase() == Phase.IDLE);
        assertThat(gateway.logRequests).isZero();
        assertThat(hours()).isEqualTo(2_000);

        // A night in which nobody asked: the hours that were not over when they were read last are read again.
        gateway.plan(new SimGateway.Planned(Sim.START + 600, (Sim.START + 600) * 1000, 1, "m"));
        gateway.planned();
        clock.advance(Duration.ofHours(9));
        await(state -> state.phase() == Phase.IDLE && after(state, first));
        assertThat(hours()).isEqualTo(2_001);
        assertThat(gateway.logRequests).isZero();
        assertThat(stored()).isZero();

        store.updateAccount(account.withMode(Account.Mode.ROWS));
        service.accountsChanged();
        await(state -> state.phase() == Phase.IDLE && stored() == 2_001);
    }

    private long hours() {
        return store.hourly.stream().mapToLong(HourlyUsage::count).sum();
    }

    @Test
    void aHostThatAsksToWaitIsWaitedFor() throws Exception {
        var limited = new AtomicBoolean(true);
        gateway.trouble = () -> limited.get() ? new Failure.RateLimited("gateway.example", null) : null;
        service.start();
        await(state -> state.phase() == Phase.WAITING);
        assertThat(gateway.requests).isEqualTo(1);

        limited.set(false);
        clock.advance(Duration.ofSeconds(180));

        await(state -> state.phase() == Phase.IDLE);
    }

    @Test
    void cancelKeepsWhatIsCommittedAndStartGoesOnFromThere() throws Exception {
        rows(20_000, Sim.START - 80 * Sim.DAY, Sim.START - 60);
        service.start();
        await(state -> state.rowsRead() > 0);
        service.cancel();
        await(state -> state.phase() == Phase.PAUSED);
        var kept = stored();
        var asked = gateway.requests;
        assertThat(kept).isPositive();

        clock.advance(Duration.ofHours(1));
        assertThat(gateway.requests).isEqualTo(asked);
        service.refresh();
        await(state -> state.phase() == Phase.IDLE);

        assertThat(stored()).isEqualTo(20_000);
    }

    @Test
    void loopsFollowTheAccounts() throws Exception {
        service.start();
        await(state -> state.phase() == Phase.IDLE);

        store.updateAccount(account.withPaused(true));
        service.accountsChanged();
        await(state -> state.phase() == Phase.PAUSED);
        store.updateAccount(account.withPaused(false));
        service.accountsChanged();
        await(state -> state.phase() == Phase.IDLE);

        var second = ((Result.Ok<Account>) store.addAccount(Sim.account("home"))).value();
        service.accountsChanged();
        await(state -> state.accountId() == second.id() && state.phase() == Phase.IDLE);
        store.removeAccount(second.id());
        service.accountsChanged();
        assertThat(service.state().accounts()).extracting(AccountSync::name).containsExactly("work");
    }

    @Test
    void closeEndsARequestThatHangs() throws Exception {
        var asking = new CountDownLatch(1);
        gateway.trouble = () -> {
            asking.countDown();
            try {
                new CountDownLatch(1).await();
                return null;
            } catch (InterruptedException stopped) {
                return new Failure.Cancelled();
            }
        };
        service.start();
        assertThat(asking.await(10, TimeUnit.SECONDS)).isTrue();

        service.close();

        assertThat(service.state().accounts()).extracting(AccountSync::phase).containsExactly(Phase.PAUSED);
    }

    @Test
    void aReaderOfAnotherProcessesHomeAsksNothing() {
        var reader = new SyncService(
                store, (a, secret) -> gateway, Sim.credentials(), clock, SyncSettings.DEFAULT, List::of, true);
        reader.start();
        reader.refresh();
        assertThat(reader.state().readOnly()).isTrue();
        assertThat(reader.state().accounts()).extracting(AccountSync::phase).containsExactly(Phase.PAUSED);
        assertThat(gateway.requests).isZero();
        reader.close();
    }
}
