package io.github.tallyglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.demo.DemoSettings;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.IntervalSet;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.store.Database;
import io.github.tallyglass.store.SqliteStore;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A sync in a process of its own, killed again and again: nothing that was committed is lost, and
/// nothing of it is asked for again.
class KilledSyncTest {

    private static final int KILLS = 10;
    private static final int DAYS = 5;

    /// So few that ten runs cannot reach the end.
    private static final int MOST_REQUESTS_BEFORE_A_KILL = 26;

    /// Rows that come late may lie this far below what was covered (gateway contract §6.2, step 3).
    private static final long OVERLAP = 300;

    /// Status, wallet, aggregates of each start, and the pages of a slice that a kill throws away.
    private static final int REQUESTS_LOST_BY_A_KILL = 30;

    @TempDir
    private Path folder;

    /// Requests that were looked at.
    private int seen;

    @Test
    void aSyncThatIsKilledAgainAndAgainEndsWithEveryRowOnce() throws Exception {
        var seed = System.nanoTime();
        System.out.println("KilledSyncTest seed " + seed);
        var random = new SplittableRandom(seed);
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var settings = DemoSettings.standard()
                .withClock(Clock.fixed(now, ZoneOffset.UTC))
                .withZone(ZoneOffset.UTC)
                .withDays(DAYS)
                .withScale(8);
        var home = folder.resolve("home");
        try (var front = new DemoFront(settings);
                var timer = Executors.newSingleThreadScheduledExecutor()) {
            var added = new TestHome(home, now)
                    .add("demo", front.url().toString(), front.gateway().token(), "--user-id", "7");
            assertThat(added.exit()).as(added.all()).isZero();
            var covered = IntervalSet.EMPTY;
            for (var kill = 0; kill < KILLS; kill++) {
                killOnce(front, home, random, timer);
                covered = askedForAgain(front, home, covered);
            }
            var last = sync(home);
            assertThat(last.exit()).as(last.all()).isZero();
            askedForAgain(front, home, covered);
            check(front, home, now);
        }
    }

    /// Kills at a random moment after a random request, which may be while the child asks, counts or
    /// writes.
    private void killOnce(DemoFront front, Path home, SplittableRandom random, ScheduledExecutorService timer)
            throws Exception {
        seen = front.requests().size();
        var after = seen + random.nextInt(4, MOST_REQUESTS_BEFORE_A_KILL);
        var delay = random.nextLong(Duration.ofMillis(60).toNanos());
        try (var child = Child.start(home, Map.of(), "sync", "--since", "all", "--rate", "unlimited", "--json")) {
            front.onAnswer(count -> {
                if (count == after) {
                    timer.schedule(() -> child.process().destroyForcibly(), delay, TimeUnit.NANOSECONDS);
                }
            });
            assertThat(child.await().exit()).as("ended by the kill").isNotZero();
        } finally {
            front.onAnswer(count -> {});
        }
    }

    private Ran sync(Path home) throws Exception {
        return Child.run(home, Map.of(), "sync", "--since", "all", "--rate", "unlimited", "--json");
    }

    /// No window of the last run reaches into what was proven before it, but for the overlap.
    ///
    /// @return what is proven now
    private IntervalSet askedForAgain(DemoFront front, Path home, IntervalSet before) {
        for (var asked : front.askedSince(seen)) {
            var again = before.within(asked.window());
            assertThat(again.intervals().stream().mapToLong(Interval::seconds).sum())
                    .as("seconds of %s that were proven before: %s", asked.window(), again)
                    .isLessThanOrEqualTo(OVERLAP);
        }
        seen = front.requests().size();
        return coverage(home);
    }

    private static IntervalSet coverage(Path home) {
        return switch (Database.open(home.resolve("data"), Database.Mode.READ_WRITE)) {
            case Result.Err<Database>(var failure) -> throw new AssertionError(failure);
            case Result.Ok<Database>(Database database) -> {
                try (database) {
                    var store = new SqliteStore(database, Clock.systemUTC());
                    yield store.coverage(store.accounts().getFirst().id());
                }
            }
        };
    }

    private void check(DemoFront front, Path home, Instant now) throws SQLException {
        var end = now.getEpochSecond() - 11;
        var all = new Interval(now.getEpochSecond() - 400L * 86_400, end);
        var rows = front.total(all);
        assertThat(rows).isGreaterThan(15_000);
        System.out.println(
                "KilledSyncTest rows " + rows + ", requests " + front.requests().size());

        assertThat(coverage(home)
                        .gapsWithin(new Interval(end - DAYS * 86_400L, end))
                        .isEmpty())
                .isTrue();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("data/usage.db"));
                var statement = connection.createStatement()) {
            try (var result = statement.executeQuery("PRAGMA integrity_check")) {
                assertThat(result.next()).isTrue();
                assertThat(result.getString(1)).isEqualTo("ok");
            }
        }
        var user = new TestHome(home, now);
        var range = Instant.ofEpochSecond(all.from()) + ".." + Instant.ofEpochSecond(end + 1);
        var report = user.run("report", range, "--zone", "UTC", "--json").json();
        assertThat(report.path("totals").path("gross_quota").asLong()).isEqualTo(front.stat(all));
        var csv = user.run("export", range, "--zone", "UTC", "--out", "-", "--columns", "time,request_id,type,quota");
        assertThat(Csv.read(csv.out())).hasSize((int) rows);
        assertThat((long) front.requests().size())
                .as("requests of all runs together")
                .isLessThan(rows / 100 * 115 / 100 + (KILLS + 1) * REQUESTS_LOST_BY_A_KILL);
    }
}
