package io.github.tallyglass.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.IntervalSet;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.store.Database;
import io.github.tallyglass.store.SqliteStore;
import io.github.tallyglass.store.UsageStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Histories at random of a key whose list holds the newest rows only: bursts and quiet, twins, rows that
/// nodes with other clocks stamp late or early, polls whenever, processes killed before and after
/// commits. What was ever shown is stored exactly once; what was not lies in seconds that are reported as
/// lost.
final class KeyHistoriesTest {

    private static final Logger LOG = LoggerFactory.getLogger(KeyHistoriesTest.class);

    /// `-Dtallyglass.seed=N -Dtallyglass.histories=1` repeats one.
    private static final long FIRST_SEED = Long.getLong("tallyglass.seed", 20_261_122L);

    private static final int HISTORIES = Math.min(40, Integer.getInteger("tallyglass.histories", 40));

    /// Clocks of nodes differ by less than what a list is given to settle.
    private static final int MOST_SKEW = 8;

    private long rows;
    private long lostRows;
    private long gaps;
    private long kills;

    @Test
    void whatWasShownIsStoredOnceAndWhatWasNotIsReportedLost(@TempDir Path home) {
        LOG.info("histories of keys with seeds {} to {}", FIRST_SEED, FIRST_SEED + HISTORIES - 1);
        for (var i = 0; i < HISTORIES; i++) {
            run(FIRST_SEED + i, home.resolve("history-" + i), i % 10 == 0 ? 1000 : 40);
        }
        LOG.info("{} rows, {} of them lost in {} gaps, {} kills", rows, lostRows, gaps, kills);
        if (HISTORIES > 20) {
            assertThat(lostRows).as("rows lost").isPositive();
            assertThat(gaps).as("gaps").isGreaterThan(HISTORIES);
            assertThat(kills).as("kills").isGreaterThan(HISTORIES);
        }
    }

    private void run(long seed, Path folder, int most) {
        var random = new Random(seed);
        var clock = new SimClock(Sim.START);
        var sim = new KeySim(clock, most);
        try (var database = ((Result.Ok<Database>) Database.open(folder, Database.Mode.READ_WRITE)).value()) {
            var store = new SqliteStore(database, Clock.fixed(clock.now(), ZoneOffset.UTC));
            var account = ((Result.Ok<Account>) store.addAccount(KeySim.account())).value();
            write(random, sim, most);
            var shown = new HashMap<String, Integer>();
            var until = sim.rows.getLast().writtenMillis() + 60_000;
            while (clock.now().toEpochMilli() < until) {
                clock.advanceMillis(1000L * random.nextInt(61, most * 3));
                poll(random, sim, store, clock);
                count(sim.visible()).forEach((row, n) -> shown.merge(row, n, Math::max));
                // Killed runs may have seen nothing of it; the next one has to.
                poll(new Random(0), sim, store, clock);
            }
            check(seed, sim, database, store, account, shown);
        }
    }

    /// One run of a new process, which may be killed at its commit.
    private void poll(Random random, KeySim sim, UsageStore store, SimClock clock) {
        var killBefore = random.nextInt(6) == 1;
        var killAfter = !killBefore && random.nextInt(6) == 1;
        var hooked = (UsageStore) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {UsageStore.class}, (_, method, arguments) -> {
                    var merge = method.getName().equals("mergeList");
                    if (merge && killBefore) {
                        throw new Killed();
                    }
                    try {
                        var result = method.invoke(store, arguments);
                        if (merge && killAfter) {
                            throw new Killed();
                        }
                        return result;
                    } catch (InvocationTargetException inner) {
                        throw inner.getCause();
                    }
                });
        var once = new SyncOnce(hooked, (_, _) -> sim, Sim.credentials(), clock);
        var asked = sim.lists;
        if ((killBefore || killAfter) && willAsk(sim, store, clock)) {
            kills++;
            assertThatThrownBy(() -> once.run(store.accounts().getFirst(), new SyncDepth.All(), _ -> {}, new Signal()))
                    .isInstanceOf(Killed.class);
        } else {
            var outcome = once.run(store.accounts().getFirst(), new SyncDepth.All(), _ -> {}, new Signal());
            assertThat(outcome.error()).isNull();
        }
        assertThat(sim.lists - asked).isLessThanOrEqualTo(1);
    }

    private static boolean willAsk(KeySim sim, UsageStore store, SimClock clock) {
        var last = store.coverage(store.accounts().getFirst().id()).last();
        return last.isEmpty() || last.get().to() <= clock.now().getEpochSecond() - Asker.FREEZE_SECONDS - 60;
    }

    /// Bursts and quiet stretches; every few rows a twin, or one of a node with another clock.
    private void write(Random random, KeySim sim, int most) {
        var millis = Sim.START * 1000;
        var onTime = 0;
        var count = random.nextInt(most, most * 12);
        while (sim.rows.size() < count) {
            var burst = random.nextInt(4) == 0;
            millis += burst ? 0 : random.nextInt(4000);
            millis += random.nextInt(40) == 0 ? random.nextInt(400_000) : 0;
            for (var i = random.nextInt(burst ? most : 3); i >= 0; i--) {
                var skewed = onTime >= 3 && random.nextInt(12) == 0;
                onTime = skewed ? 0 : onTime + 1;
                millis += random.nextInt(burst ? 60 : 1500);
                var at = Math.floorDiv(millis, 1000L) + (skewed ? random.nextInt(-MOST_SKEW, MOST_SKEW + 1) : 0);
                var row = new KeySim.Row(at, millis, "r" + sim.rows.size(), random.nextInt(50));
                for (var twins = random.nextInt(15) == 0 ? 3 : 1; twins > 0; twins--) {
                    sim.rows.add(row);
                }
            }
        }
    }

    private void check(
            long seed, KeySim sim, Database database, SqliteStore store, Account account, Map<String, Integer> shown) {
        var truth = count(sim.rows);
        var stored = stored(database);
        var lost = store.lost(account.id());
        var covered = store.coverage(account.id());
        rows += sim.rows.size();
        gaps += lost.intervals().size();
        var what = "seed " + seed;

        stored.forEach((row, n) -> assertThat(n).as(what + ": " + row).isLessThanOrEqualTo(truth.getOrDefault(row, 0)));
        shown.forEach((row, n) ->
                assertThat(stored.getOrDefault(row, 0)).as(what + ": " + row).isGreaterThanOrEqualTo(n));
        truth.forEach((row, n) -> {
            var missing = n - stored.getOrDefault(row, 0);
            if (missing > 0) {
                lostRows += missing;
                assertThat(contains(lost, second(row)))
                        .as(what + ": " + row + " lacks " + missing + " and is not in " + lost)
                        .isTrue();
            }
        });
        for (var gap : lost.intervals()) {
            assertThat(covered.within(gap).isEmpty()).as(what + ": " + gap).isTrue();
        }
        var end = covered.last().orElseThrow().to();
        assertThat(covered.plus(lost).covers(new Interval(0, end)))
                .as(what + ": every second is covered or lost")
                .isTrue();
    }

    private static Map<String, Integer> stored(Database database) {
        var counts = new HashMap<String, Integer>();
        List<String> all = database.read(handle -> {
            var found = new ArrayList<String>();
            handle.createQuery("SELECT created_at, request_id, quota FROM event")
                    .map((row, _) -> row.getLong(1) + " " + row.getString(2) + " " + row.getLong(3))
                    .forEach(found::add);
            return found;
        });
        all.forEach(row -> counts.merge(row, 1, Integer::sum));
        return counts;
    }

    private static Map<String, Integer> count(List<KeySim.Row> rows) {
        var counts = new HashMap<String, Integer>();
        rows.forEach(row -> counts.merge(row.at() + " " + row.requestId() + " " + row.quota(), 1, Integer::sum));
        return counts;
    }

    private static long second(String row) {
        return Long.parseLong(row.substring(0, row.indexOf(' ')));
    }

    private static boolean contains(IntervalSet set, long second) {
        return set.intervals().stream().anyMatch(one -> one.contains(second));
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
