package io.github.tallyglass.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.gateway.KeyForm;
import io.github.tallyglass.store.Database;
import io.github.tallyglass.store.SqliteStore;
import io.github.tallyglass.store.UsageStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A key in the background: how often its list is asked for, by how fast it fills.
final class KeyLoopTest {

    private final SimClock clock = new SimClock(Sim.START);
    private final KeySim sim = new KeySim(clock, 1000);

    @TempDir
    private Path home;

    private Database database;
    private SqliteStore store;
    private Account account;

    @BeforeEach
    void open() {
        database = ((Result.Ok<Database>) Database.open(home, Database.Mode.READ_WRITE)).value();
        store = new SqliteStore(database, Clock.fixed(clock.now(), ZoneOffset.UTC));
        account = ((Result.Ok<Account>) store.addAccount(KeySim.account())).value();
    }

    @AfterEach
    void close() {
        database.close();
    }

    /// Runs the loop until the list was merged so many times; time passes only while it waits.
    private Duration untilMerged(int times) {
        var loop = new AtomicReference<AccountLoop>();
        var merges = new int[1];
        var stopping = (UsageStore) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {UsageStore.class}, (_, method, arguments) -> {
                    if (method.getName().equals("mergeList") && ++merges[0] == times) {
                        loop.get().stop();
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException inner) {
                        throw inner.getCause();
                    }
                });
        var board = new StateBoard(List::of, false);
        board.keepOnly(Set.of(account.id()));
        loop.set(new AccountLoop(
                account,
                stopping,
                (_, _) -> sim,
                Sim.credentials(),
                clock,
                SyncSettings.DEFAULT,
                AfterSync.NOTHING,
                board));
        var began = clock.now();
        loop.get().run();
        assertThat(board.state().accounts().getFirst().failure()).isNull();
        return Duration.between(began, clock.now());
    }

    @Test
    void aQuietKeyIsAskedForLessThanHalfOfTheCriticalLimit() {
        sim.rows.add(new KeySim.Row(Sim.START - 60, (Sim.START - 60) * 1000, "r", 1));
        assertThat(untilMerged(17)).isEqualTo(Duration.ofSeconds(16 * 150));
        assertThat(sim.lists).isEqualTo(17);
        assertThat(store.countRows(account.id(), new Interval(0, Sim.START))).isOne();
    }

    /// Ten rows a second fill the list in 100 s: it is asked for each minute, and nothing is lost.
    @Test
    void aBusyKeyIsAskedForEachMinute() {
        var first = Sim.START * 1000 - 90_000;
        for (var i = 0; i < 9_000; i++) {
            var millis = first + i * 100L;
            sim.rows.add(new KeySim.Row(millis / 1000, millis, "r" + i, 1));
        }
        assertThat(untilMerged(10)).isEqualTo(Duration.ofSeconds(9 * 60));
        assertThat(store.lost(account.id()).isEmpty()).isTrue();
        var end = store.coverage(account.id()).last().orElseThrow().to();
        assertThat(store.countRows(account.id(), new Interval(0, end))).isEqualTo((end - first / 1000 + 1) * 10);
    }

    @Test
    void whereThereIsNoListNothingIsAskedForButTheBalance() {
        sim.form = new KeyForm.NoRows(AccountKind.VELOERA);
        var outcome = new SyncOnce(store, (_, _) -> sim, Sim.credentials(), clock)
                .run(account, SyncDepth.DEFAULT, _ -> {}, new Signal());
        assertThat(sim.lists).isZero();
        assertThat(outcome.ok()).isTrue();
        assertThat(outcome.isWhole()).isFalse();
        assertThat(outcome.missing())
                .extracting(SyncOutcome.Missing::why)
                .containsExactly(new Failure.NoKeyLog("gateway.example"));
    }
}
