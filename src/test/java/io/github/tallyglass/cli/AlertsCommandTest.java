package io.github.tallyglass.cli;

import static io.github.tallyglass.store.StoreBed.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.alert.AlertService;
import io.github.tallyglass.alert.AlertSurroundings;
import io.github.tallyglass.alert.ReadOnlyAlerts;
import io.github.tallyglass.desktop.Notice;
import io.github.tallyglass.desktop.Notifier;
import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Alert;
import io.github.tallyglass.domain.AlertChoice;
import io.github.tallyglass.domain.AlertEntry;
import io.github.tallyglass.domain.AlertLimits;
import io.github.tallyglass.domain.AlertRule;
import io.github.tallyglass.domain.AlertSubject;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.GaugeKind;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.QuietHours;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.query.Histories;
import io.github.tallyglass.query.SqliteQueries;
import io.github.tallyglass.store.Database;
import io.github.tallyglass.store.SqliteStore;
import io.github.tallyglass.store.TestRows;
import io.github.tallyglass.store.UsageStore.SliceCommit;
import io.github.tallyglass.text.Texts;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `alerts` and its subcommands over a real cache.
class AlertsCommandTest {

    private static final Instant NOW = FakeRoot.NOW;

    private final FakeRoot root = new FakeRoot();
    private final List<Notice> shown = new ArrayList<>();
    private boolean desktop = true;
    private Database database;
    private SqliteStore store;
    private SqliteQueries queries;
    private AlertSurroundings around;
    private Account account;

    @TempDir
    Path home;

    @BeforeEach
    void open() {
        database = ok(Database.open(home, Database.Mode.READ_WRITE));
        store = new SqliteStore(database, root.clock());
        queries = new SqliteQueries(database, store, root.clock());
        account = ok(store.addAccount(Histories.account("work", Histories.DOLLARS)));
        root.accounts.saved.add(account);
        root.asked = queries;
        around = new AlertSurroundings(
                new Screen(),
                root.clock(),
                root::zone,
                () -> new Texts(Locale.ENGLISH),
                UnaryOperator.identity(),
                subject -> {});
        root.alerts = new AlertService(store.alerts(), queries, around);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private final class Screen implements Notifier {
        @Override
        public Result<Notice> show(Notice notice) {
            if (!desktop) {
                return Result.err(new Failure.NoNotifications("no-session-bus"));
            }
            shown.add(notice);
            return Result.ok(notice);
        }

        @Override
        public Optional<Failure> trouble() {
            return Optional.empty();
        }

        @Override
        public void close() {}
    }

    @Test
    void rulesAreSetAndTakenBack() {
        assertThat(root.run("alerts", "set", "remaining", "--account", "work", "--kind", "5h", "on", "--at", "5,40"))
                .as(root.err())
                .isZero();
        assertThat(root.run("alerts", "set", "balance-low", "--below", "5 usd", "--days", "off"))
                .isZero();
        assertThat(root.run("alerts", "set", "sync-broken", "off", "--after", "30m"))
                .isZero();

        var book = store.alerts().book();
        assertThat(book.choices())
                .containsExactlyInAnyOrder(
                        new AlertChoice(
                                AlertRule.REMAINING,
                                account.id(),
                                GaugeKind.FIVE_HOURS,
                                true,
                                new AlertLimits(List.of(40, 5), null, "", 3, Duration.ofHours(2))),
                        new AlertChoice(
                                AlertRule.BALANCE_LOW,
                                0,
                                null,
                                true,
                                new AlertLimits(
                                        List.of(20, 10), new BigDecimal("5"), "USD", null, Duration.ofHours(2))),
                        new AlertChoice(
                                AlertRule.SYNC_BROKEN,
                                0,
                                null,
                                false,
                                new AlertLimits(List.of(20, 10), null, "", 3, Duration.ofMinutes(30))));

        assertThat(root.run("alerts", "set", "balance-low", "--days", "7")).isZero();
        var low = store.alerts().book().choice(AlertRule.BALANCE_LOW, 9, GaugeKind.BALANCE);
        assertThat(low.limits().amount()).isEqualByComparingTo("5");
        assertThat(low.limits().days()).isEqualTo(7);

        assertThat(root.run("alerts", "unset", "sync-broken")).isZero();
        assertThat(root.err()).contains("taken back");
        assertThat(root.run("alerts", "unset", "sync-broken")).isZero();
        assertThat(root.err()).contains("nothing was chosen there");
        assertThat(store.alerts().book().choices()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set nothing on",
                "set remaining perhaps",
                "set remaining --at 100",
                "set remaining --at -1",
                "set remaining --kind 9h",
                "set remaining --below 5USD",
                "set exhausted --kind budget",
                "set sync-broken --kind 5h",
                "set sync-broken --after 0h",
                "set balance-low --below 5",
                "set balance-low --below 0USD",
                "set balance-low --days 0",
                "set remaining --account nobody",
                "set over-budget --account work",
                "set remaining --kind budget --account work",
                "set",
                "quiet 22-7",
                "quiet 22:00-22:00",
                "quiet 24:00-07:00",
                "budget add x --per year --amount 5USD",
                "budget add x --per day --amount 5units",
                "budget add x --per day",
                "budget remove none",
                "budget",
                "--limit -1",
                "never",
            })
    void wrongUsageIsToldAndChangesNothing(String words) {
        var before = store.alerts().book();
        var args = new ArrayList<>(List.of("alerts"));
        args.addAll(List.of(words.split(" ")));

        assertThat(root.run(args.toArray(String[]::new))).as(root.err()).isEqualTo(ExitCode.USAGE);

        assertThat(root.err()).isNotBlank();
        assertThat(store.alerts().book()).isEqualTo(before);
    }

    @Test
    void quietHoursAreSetAndEnd() {
        assertThat(root.run("alerts", "quiet", "22:00-07:00")).isZero();
        assertThat(store.alerts().book().quietHours())
                .isEqualTo(new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0)));
        assertThat(root.run("alerts", "quiet", "off")).isZero();
        assertThat(store.alerts().book().quietHours()).isNull();
    }

    @Test
    void aBudgetTellsItsPastFirst() {
        var from = NOW.getEpochSecond() - 3 * 86_400;
        ok(store.replaceSlice(new SliceCommit(
                account.id(),
                new Interval(from - 1_000, NOW.getEpochSecond() - 1),
                List.of(
                        TestRows.consume(NOW.getEpochSecond() - 60, "now", 500_000),
                        TestRows.consume(from, "then", 2_000_000)),
                Histories.DOLLARS,
                true)));

        assertThat(root.run("alerts", "budget", "add", "gpt", "--per", "day", "--amount", "3USD", "--model", "gpt"))
                .as(root.err())
                .isZero();

        assertThat(root.err())
                .contains(
                        "In the last 60 days it would have warned once:",
                        "2026-11-16",
                        "$1.00 of $3.00",
                        "Not all of that time");
        assertThat(root.run("alerts", "budget", "add", "gpt", "--per", "month", "--amount", "50usd"))
                .isZero();
        assertThat(root.err()).contains("In the last 12 months it would not have warned.");
        var budgets = store.alerts().book().budgets();
        assertThat(budgets).singleElement().satisfies(budget -> {
            assertThat(budget.amount()).isEqualByComparingTo("50");
            assertThat(budget.filter().isAll()).isTrue();
        });
        assertThat(root.run("alerts", "budget", "list", "--json")).isZero();
        var listed = json().get(0);
        assertThat(listed.get("spent").asString()).isEqualTo("5.000000");
        assertThat(listed.get("per").asString()).isEqualTo("month");

        assertThat(root.run(
                        "alerts",
                        "budget",
                        "remove",
                        Long.toString(budgets.getFirst().id())))
                .isZero();
        assertThat(store.alerts().book().budgets()).isEmpty();
    }

    @Test
    void theDocumentHoldsWhatHoldsAndWhatFired() {
        fired();
        assertThat(root.run("alerts", "set", "remaining", "--account", "work", "--at", "50"))
                .isZero();
        assertThat(root.run("alerts", "quiet", "22:00-07:00")).isZero();
        assertThat(root.run("alerts", "budget", "add", "m", "--per", "week", "--amount", "9.50EUR", "--model", "=x"))
                .isZero();

        assertThat(root.run("alerts", "--json")).as(root.err()).isZero();

        var document = json();
        assertThat(document.propertyNames()).containsExactly("rules", "budgets", "quiet_hours", "fired");
        var rules = document.get("rules");
        assertThat(rules.size()).isEqualTo(AlertRule.values().length + 1);
        assertThat(rules.get(0).toString())
                .isEqualTo("{\"rule\":\"remaining\",\"account\":null,\"kind\":null,\"on\":true,\"chosen\":false,"
                        + "\"at\":[20,10],\"below_amount\":null,\"below_currency\":null,\"days\":null,"
                        + "\"after_seconds\":null}");
        assertThat(rules.get(1).get("account").asString()).isEqualTo("work");
        assertThat(rules.get(1).get("at").toString()).isEqualTo("[50]");
        assertThat(document.get("budgets").get(0).get("filter").toString()).isEqualTo("{\"model\":[\"=x\"]}");
        assertThat(document.get("quiet_hours").toString()).isEqualTo("{\"from\":\"22:00\",\"to\":\"07:00\"}");
        var entry = document.get("fired").get(0);
        assertThat(entry.get("at").asString()).isEqualTo("2026-11-19T16:00:00.123+08:00");
        assertThat(entry.get("login").asString()).isEqualTo("a***@example.com");
        assertThat(entry.get("value").asString()).isEqualTo("9.0");
        assertThat(entry.get("delivery").asString()).isEqualTo("quiet");
        assertThat(entry.get("until").asString()).isEqualTo("2026-11-19T18:00:00.123+08:00");
        assertThat(root.out()).doesNotContain("alice@");

        assertThat(root.run("alerts", "--json", "--show-logins", "--limit", "1"))
                .isZero();
        assertThat(root.out()).contains("alice@example.com");
        assertThat(root.run("alerts", "--json", "--limit", "0")).isZero();
        assertThat(json().get("fired").size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void peopleReadTheSame(String language) {
        fired();
        assertThat(root.run("alerts", "set", "balance-low", "--below", "5USD", "--lang", language))
                .isZero();
        assertThat(root.run("alerts", "budget", "add", "gpt", "--per", "day", "--amount", "3USD", "--lang", language))
                .isZero();
        assertThat(root.run("alerts", "--lang", language)).isZero();
        assertThat(root.out())
                .contains("remaining", "$5.00", "$3.00", "2026-11-19 16:00", "a***@example.com", "9\u00a0%");
    }

    @Test
    void aTestIsShownOrSaysWhyNot() {
        assertThat(root.run("alerts", "test")).isZero();
        assertThat(shown).hasSize(1);
        desktop = false;
        assertThat(root.run("alerts", "test")).isEqualTo(ExitCode.FAILED);
        assertThat(root.err()).contains("Notifications cannot be shown here");
    }

    @Test
    void besideAnotherWriterTheyAreRead() {
        fired();
        root.readOnly = new Failure.OtherWriter("home", "4711 window");
        root.alerts = new ReadOnlyAlerts(store.alerts(), queries, around, root.readOnly);
        assertThat(root.run("alerts", "--json")).isZero();
        assertThat(json().get("fired").size()).isEqualTo(1);
        assertThat(root.run("alerts", "quiet", "22:00-07:00")).isEqualTo(ExitCode.FAILED);
        assertThat(root.run("alerts", "test")).isZero();
        assertThat(root.alerts.quietHours(null)).isEqualTo(Result.err(root.readOnly));
        assertThat(root.alerts.markSeen()).isEqualTo(Result.err(root.readOnly));
        assertThat(store.alerts().book().quietHours()).isNull();
    }

    private void fired() {
        var alert = new Alert(
                AlertRule.REMAINING,
                new AlertSubject(account.id(), "ref", "5h"),
                GaugeKind.FIVE_HOURS,
                "work",
                "alice@example.com",
                "",
                18_000,
                new BigDecimal("9.0"),
                BigDecimal.TEN,
                "%",
                null,
                NOW.plusSeconds(7_200),
                NOW);
        ok(store.alerts().keep(NOW, List.of(), List.of(), List.of(alert), AlertEntry.Delivery.QUIET));
    }

    /// The last document.
    private JsonNode json() {
        var out = root.out();
        var begin = Math.max(out.lastIndexOf("\n{\n"), out.lastIndexOf("\n[\n"));
        return JsonMapper.shared().readTree(out.substring(Math.max(0, begin)));
    }
}
