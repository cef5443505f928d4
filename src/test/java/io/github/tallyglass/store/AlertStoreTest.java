package io.github.tallyglass.store;

import static io.github.tallyglass.store.StoreBed.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tallyglass.domain.Alert;
import io.github.tallyglass.domain.AlertChoice;
import io.github.tallyglass.domain.AlertEntry;
import io.github.tallyglass.domain.AlertEntry.Delivery;
import io.github.tallyglass.domain.AlertEpisode;
import io.github.tallyglass.domain.AlertLimits;
import io.github.tallyglass.domain.AlertRule;
import io.github.tallyglass.domain.AlertSubject;
import io.github.tallyglass.domain.Budget;
import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.GaugeKind;
import io.github.tallyglass.domain.Match;
import io.github.tallyglass.domain.QuietHours;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.UsageFilter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is kept of alerts, in a real file.
class AlertStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-19T08:00:00.123Z");

    @TempDir
    private Path home;

    private StoreBed bed;

    @BeforeEach
    void open() {
        bed = new StoreBed(home, NOW);
    }

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void choicesComeBackAsTheyWereMade() {
        var mine = new AlertChoice(
                AlertRule.REMAINING, 7, GaugeKind.FIVE_HOURS, true, AlertLimits.NONE.withPercents(List.of(5, 40, 0)));
        var low = new AlertChoice(
                AlertRule.BALANCE_LOW,
                0,
                null,
                true,
                new AlertLimits(List.of(), new BigDecimal("5.50"), "USD", 3, Duration.ofMinutes(90)));
        var none = new AlertChoice(AlertRule.RUNS_OUT, 7, null, false, AlertLimits.NONE);
        for (var choice : List.of(mine, low, none)) {
            assertThat(ok(store().choose(choice))).isEqualTo(choice);
        }

        assertThat(store().book().choices()).containsExactlyInAnyOrder(mine, low, none);

        var again = new AlertChoice(
                AlertRule.REMAINING, 7, GaugeKind.FIVE_HOURS, false, AlertLimits.NONE.withPercents(List.of(30)));
        ok(store().choose(again));
        assertThat(store().book().choices()).containsExactlyInAnyOrder(again, low, none);

        ok(store().unchoose(low));
        assertThat(store().book().choices()).containsExactlyInAnyOrder(again, none);
    }

    @Test
    void budgetsKeepTheirConditions() {
        var filter = UsageFilter.ALL
                .with(Dimension.MODEL, new Match.Contains("gpt"))
                .with(Dimension.MODEL, new Match.Exact("claude; -- x"))
                .with(Dimension.KEY, new Match.Not(new Match.Regex("^ci,? ")))
                .with(Dimension.REQUEST_ID, new Match.Contains("模型"));
        var saved = ok(store().saveBudget(budget("models", filter)));
        var all = ok(store().saveBudget(budget("all", UsageFilter.ALL)));

        assertThat(saved.id()).isPositive();
        assertThat(store().book().budgets()).containsExactly(saved, all);
        assertThat(saved).isEqualTo(budget("models", filter).withId(saved.id()));

        var renamed = new Budget(
                saved.id(), "less", UsageFilter.ALL, Budget.Period.DAY, new BigDecimal("0.001"), "CNY", false);
        ok(store().saveBudget(renamed));
        assertThat(store().book().budgets()).containsExactly(renamed, all);

        assertThat(ok(store().removeBudget(all.id()))).isEqualTo(1);
        assertThat(ok(store().removeBudget(all.id()))).isZero();
        assertThat(ok(store().saveBudget(budget("new", UsageFilter.ALL))).id()).isGreaterThan(all.id());
    }

    @Test
    void aBudgetThatCountsOtherwiseBeginsAnew() {
        var saved = ok(store().saveBudget(budget("all", UsageFilter.ALL)));
        var told = episode(AlertSubject.budget(saved.id()), Set.of(AlertRule.OVER_BUDGET));
        ok(store().keep(NOW, List.of(told), List.of(), List.of(), Delivery.PENDING));

        ok(store().saveBudget(new Budget(
                saved.id(), "another name", saved.filter(), saved.period(), saved.amount(), saved.currency(), false)));
        assertThat(store().episodes()).containsExactly(told);

        ok(store().saveBudget(new Budget(
                saved.id(), "x", saved.filter(), saved.period(), new BigDecimal("21"), saved.currency(), true)));
        assertThat(store().episodes()).isEmpty();
    }

    @Test
    void quietHoursComeAndGo() {
        assertThat(store().book().quietHours()).isNull();
        var night = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 30));
        ok(store().quietHours(new QuietHours(LocalTime.NOON, LocalTime.MIDNIGHT)));
        ok(store().quietHours(night));
        assertThat(store().book().quietHours()).isEqualTo(night);
        ok(store().quietHours(null));
        assertThat(store().book().quietHours()).isNull();
    }

    @Test
    void episodesAndEntriesComeBackAsTheyWereKept() {
        var subject = new AlertSubject(bed.account.id(), "login-1", "5h");
        var bare = new AlertEpisode(AlertSubject.sync(9), NOW, null, null, null, Set.of(), null, 0);
        var full = new AlertEpisode(
                subject,
                NOW,
                new BigDecimal("9.5"),
                NOW.plusSeconds(3600),
                10,
                Set.of(AlertRule.EXHAUSTED, AlertRule.RUNS_OUT),
                NOW.minusSeconds(5),
                2);
        var alert = new Alert(
                AlertRule.REMAINING,
                subject,
                GaugeKind.FIVE_HOURS,
                "work",
                "a@example.com",
                "Opus",
                18_000,
                new BigDecimal("9.5"),
                new BigDecimal("10"),
                "%",
                NOW.plusSeconds(60),
                NOW.plusSeconds(3600),
                NOW);
        var trouble = new Alert(
                AlertRule.STATISTICS_OFF,
                AlertSubject.statistics(9),
                null,
                "cpa",
                "",
                "",
                0,
                null,
                null,
                "",
                null,
                null,
                NOW);

        var kept = ok(store().keep(NOW, List.of(bare, full), List.of(), List.of(alert, trouble), Delivery.PENDING));

        assertThat(kept).extracting(AlertEntry::alert).containsExactly(alert, trouble);
        assertThat(store().episodes()).containsExactlyInAnyOrder(bare, full);
        assertThat(store().log(10)).containsExactly(kept.get(1), kept.get(0));
        assertThat(store().undelivered()).isEqualTo(kept);
        assertThat(ok(store().noteDelivery(kept.getFirst().id(), Delivery.SHOWN)))
                .isEqualTo(1);
        assertThat(store().undelivered()).containsExactly(kept.get(1));
        assertThat(store().log(1)).containsExactly(kept.get(1));
        assertThat(ok(store().markSeen())).isEqualTo(2);
        assertThat(ok(store().markSeen())).isZero();
        assertThat(store().log(10)).allMatch(AlertEntry::seen);

        var next = new AlertEpisode(subject, NOW.plusSeconds(1), null, null, null, Set.of(), null, 0);
        ok(store().keep(NOW, List.of(next), List.of(AlertSubject.sync(9)), List.of(), Delivery.PENDING));
        assertThat(store().episodes()).containsExactly(next);
    }

    @Test
    void theLogHasAnEnd() {
        var alerts = IntStream.range(0, 900)
                .mapToObj(number -> alert(AlertSubject.sync(number)))
                .toList();
        for (var round = 0; round < 6; round++) {
            ok(store().keep(NOW, List.of(), List.of(), alerts, Delivery.SHOWN));
        }

        var log = store().log(Integer.MAX_VALUE);
        assertThat(log).hasSize(AlertLog.KEPT);
        assertThat(log.getFirst().alert()).isEqualTo(alerts.getLast());
        assertThat(log.getLast().id()).isEqualTo(log.getFirst().id() - AlertLog.KEPT + 1);
    }

    @Test
    void whatIsAnAccountsOwnGoesWithIt() {
        var own = bed.account.id();
        ok(store().choose(new AlertChoice(
                AlertRule.REMAINING, own, null, true, AlertLimits.NONE.withPercents(List.of(1)))));
        ok(store().keep(
                        NOW,
                        List.of(episode(AlertSubject.sync(own), Set.of(AlertRule.SYNC_BROKEN))),
                        List.of(),
                        List.of(alert(AlertSubject.sync(own)), alert(AlertSubject.budget(1))),
                        Delivery.SHOWN));
        var wide = new AlertChoice(AlertRule.REMAINING, 0, null, false, AlertLimits.NONE);
        ok(store().choose(wide));

        ok(bed.store.removeAccount(own));

        assertThat(store().book().choices()).containsExactly(wide);
        assertThat(store().episodes()).isEmpty();
        assertThat(store().log(10))
                .extracting(entry -> entry.alert().subject())
                .containsExactly(AlertSubject.budget(1));
        // Rows behind them too.
        assertThat(rowsOf("alert_told")).isZero();
        assertThat(rowsOf("alert_percent")).isZero();
    }

    @Test
    void aReadingProcessSeesEverythingAndChangesNothing() {
        var saved = ok(store().saveBudget(budget("all", UsageFilter.ALL)));
        ok(store().keep(NOW, List.of(), List.of(), List.of(alert(AlertSubject.sync(1))), Delivery.QUIET));
        try (var database = ok(Database.open(home, Database.Mode.READ_ONLY))) {
            var reading = new SqliteStore(database, Clock.systemUTC()).alerts();
            assertThat(reading.book().budgets()).containsExactly(saved);
            assertThat(reading.log(10)).hasSize(1);
            assertThat(reading.undelivered()).hasSize(1);
            assertThat(reading.episodes()).isEmpty();
            assertThat(reading.markSeen())
                    .isInstanceOfSatisfying(
                            Result.Err.class, err -> assertThat(err.failure()).isInstanceOf(Failure.StoreFault.class));
            assertThat(reading.removeBudget(saved.id())).isInstanceOf(Result.Err.class);
        }
        assertThat(store().book().budgets()).containsExactly(saved);
    }

    @Test
    void oneFaultUndoesAllOfIt() {
        var before = episode(AlertSubject.sync(1), Set.of());
        ok(store().keep(NOW, List.of(before), List.of(), List.of(), Delivery.PENDING));
        // A moment that no column can hold comes last.
        var broken = new Alert(
                AlertRule.SYNC_BROKEN,
                AlertSubject.sync(2),
                null,
                "",
                "",
                "",
                0,
                null,
                null,
                "",
                null,
                null,
                Instant.MAX);

        assertThatThrownBy(() -> store().keep(
                                NOW,
                                List.of(episode(AlertSubject.sync(2), Set.of())),
                                List.of(AlertSubject.sync(1)),
                                List.of(alert(AlertSubject.sync(3)), broken),
                                Delivery.PENDING))
                .isInstanceOf(RuntimeException.class);

        assertThat(store().episodes()).containsExactly(before);
        assertThat(store().log(10)).isEmpty();
    }

    /// Keeps rounds, each with one episode and one entry that name its number, and tells each on stdout.
    static final class Child {
        private Child() {}

        public static void main(String[] args) {
            try (var bed = new StoreBed(Path.of(args[0]), NOW)) {
                for (var round = Integer.parseInt(args[1]); round < 1_000_000; round++) {
                    var at = NOW.plusMillis(round);
                    var subject = AlertSubject.sync(1);
                    var episode =
                            new AlertEpisode(subject, at, null, null, null, Set.of(AlertRule.SYNC_BROKEN), null, round);
                    ok(bed.store
                            .alerts()
                            .keep(at, List.of(episode), List.of(), List.of(alert(subject)), Delivery.SHOWN));
                    System.out.println(round);
                }
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {31, 32})
    void aKillLeavesEpisodesAndLogInStep(long seed) throws Exception {
        close();
        var random = new Random(seed);
        var reported = runAndKill(5 + random.nextInt(40), random);
        open();

        var log = store().log(Integer.MAX_VALUE);
        assertThat(store().episodes()).singleElement().satisfies(episode -> {
            assertThat(episode.good()).isGreaterThanOrEqualTo(reported);
            assertThat(log).hasSize(episode.good() + 1);
            assertThat(log.getFirst().at()).isEqualTo(episode.observedAt());
            assertThat(episode.told()).containsExactly(AlertRule.SYNC_BROKEN);
        });
    }

    /// @return the last round that the process had reported
    private int runAndKill(int rounds, Random random) throws Exception {
        var process = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx128m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        home.toString(),
                        "0"))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var last = -1;
        try (var lines = process.inputReader()) {
            while (last < rounds) {
                var line = lines.readLine();
                assertThat(line).as("the child ended by itself").isNotNull();
                if (line.matches("[0-9]+")) {
                    last = Integer.parseInt(line);
                }
            }
            for (var spin = random.nextInt(1_000_000); spin > 0; spin--) {
                Thread.onSpinWait();
            }
            process.destroyForcibly();
        }
        process.waitFor();
        return last;
    }

    @Test
    void aCacheOfTheLayoutBeforeKeepsItsRowsAndGetsRoomForAlerts(@TempDir Path older) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + older.resolve("usage.db"))) {
            for (var number : List.of("001", "002", "003", "004")) {
                apply(connection, number);
            }
            execute(connection, "PRAGMA user_version = 4");
            execute(
                    connection,
                    "INSERT INTO unit (id, units_per_currency, currency, assumed) VALUES (1, '500000', 'USD', 0)");
            execute(
                    connection,
                    "INSERT INTO account (id, name, kind, dialect, url, scope, user_id, unit_id, paused, state, failure)"
                            + " VALUES (3, 'old', 'NEW_API', 'new-api', 'http://old.example', 'SELF', '7', 1, 0, 'ok', '')");
            execute(
                    connection,
                    "INSERT INTO balance (account_id, at, remaining, used, requests) VALUES (3, 10, 5, 6, 7)");
        }

        try (var migrated = new StoreBed(older, NOW)) {
            assertThat(migrated.store.accounts())
                    .singleElement()
                    .satisfies(account -> assertThat(account.name()).isEqualTo("old"));
            assertThat(migrated.store.balance(3))
                    .hasValueSatisfying(
                            balance -> assertThat(balance.remaining()).isEqualTo(5));
            var alerts = migrated.store.alerts();
            assertThat(alerts.book()).isEqualTo(io.github.tallyglass.domain.AlertBook.FIRST);
            assertThat(alerts.episodes()).isEmpty();
            ok(alerts.keep(NOW, List.of(), List.of(), List.of(alert(AlertSubject.sync(3))), Delivery.PENDING));
            assertThat(alerts.log(5)).hasSize(1);
        }
    }

    private static void apply(Connection connection, String number) throws IOException, SQLException {
        try (var script = Objects.requireNonNull(AlertStoreTest.class.getResourceAsStream("/db/" + number + ".sql"))) {
            var text = new String(script.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^\\s*--.*$", "");
            var statements = new ArrayList<>(Arrays.asList(text.split(";", -1)));
            statements.removeIf(String::isBlank);
            for (var sql : statements) {
                execute(connection, sql);
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private AlertStore store() {
        return bed.store.alerts();
    }

    private long rowsOf(String table) {
        return bed.database.read(handle -> handle.createQuery("SELECT COUNT(*) FROM " + table)
                .mapTo(long.class)
                .one());
    }

    private static Budget budget(String name, UsageFilter filter) {
        return new Budget(0, name, filter, Budget.Period.WEEK, new BigDecimal("20"), "USD", true);
    }

    private static AlertEpisode episode(AlertSubject subject, Set<AlertRule> told) {
        return new AlertEpisode(subject, NOW, null, null, null, told, null, 0);
    }

    private static Alert alert(AlertSubject subject) {
        return new Alert(
                AlertRule.SYNC_BROKEN, subject, null, "work", "", "", 0, null, null, "timed-out", NOW, null, NOW);
    }
}
