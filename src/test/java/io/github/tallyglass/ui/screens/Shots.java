package io.github.tallyglass.ui.screens;

import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Match;
import io.github.tallyglass.domain.OwnPrice;
import io.github.tallyglass.query.AccountView;
import io.github.tallyglass.ui.FakeLogins;
import io.github.tallyglass.ui.FakeQueries;
import io.github.tallyglass.ui.alerts.FakeAlerts;
import io.github.tallyglass.ui.reconcile.FakeDays;
import io.github.tallyglass.ui.requests.RequestColumn;
import io.github.tallyglass.ui.settings.FakePriceService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.event.ActionEvent;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import org.jspecify.annotations.Nullable;

/// Every picture that is taken: a name, the cache behind it, and what is done before the shutter.
///
/// @param readOnly who else writes to the cache; null where nobody does
public record Shots(
        String name,
        Supplier<FakeQueries> queries,
        @Nullable Failure readOnly,
        Consumer<Stagecraft> before) {

    private Shots(String name, Supplier<FakeQueries> queries, Consumer<Stagecraft> before) {
        this(name, queries, null, before);
    }

    public static List<Shots> all() {
        return List.of(
                new Shots("overview", FakeQueries::filled, stage -> stage.main.go("overview")),
                new Shots("overview-narrowed", FakeQueries::filled, stage -> {
                    stage.main.go("overview");
                    stage.selection.show(narrowed(stage));
                }),
                new Shots(
                        "overview-first-numbers",
                        () -> aggregated(FakeQueries.NOW),
                        stage -> stage.main.go("overview")),
                new Shots("overview-busy", Shots::aggregated, stage -> {
                    stage.main.go("overview");
                    stage.sync.publish(Stagecraft.busy());
                }),
                new Shots("overview-units", FakeQueries::filled, stage -> {
                    stage.currency.choose(io.github.tallyglass.ui.CurrencySetting.Choice.UNITS);
                    stage.overview.split(io.github.tallyglass.ui.overview.Split.STATUS);
                    stage.main.go("overview");
                }),
                new Shots("overview-estimated", FakeQueries::withProxy, stage -> stage.main.go("overview")),
                new Shots("overview-tokens", FakeQueries::withProxy, stage -> {
                    stage.main.go("overview");
                    stage.currency.count(io.github.tallyglass.ui.CurrencySetting.Counted.TOKENS);
                }),
                new Shots("overview-money", FakeQueries::withProxy, stage -> {
                    stage.main.go("overview");
                    stage.currency.count(io.github.tallyglass.ui.CurrencySetting.Counted.MONEY);
                }),
                new Shots("overview-empty", FakeQueries::withoutRows, stage -> stage.main.go("overview")),
                new Shots("requests", FakeQueries::filled, stage -> {
                    stage.main.go("requests");
                    stage.requests.select(2);
                }),
                new Shots("requests-export", FakeQueries::filled, stage -> {
                    stage.main.go("requests");
                    stage.requestsScreen.export();
                }),
                new Shots("requests-exporting", FakeQueries::filled, stage -> {
                    stage.main.go("requests");
                    stage.exportsLast = true;
                    stage.requestsScreen.export();
                    stage.exporting.chooseFile();
                }),
                new Shots("requests-exported", FakeQueries::filled, stage -> {
                    stage.main.go("requests");
                    stage.requestsScreen.export();
                    stage.exporting.chooseFile();
                }),
                new Shots("requests-error", FakeQueries::filled, stage -> {
                    stage.main.go("requests");
                    stage.selection.show(new io.github.tallyglass.ui.filter.Selection(
                            "30d",
                            io.github.tallyglass.domain.UsageFilter.ALL.with(
                                    Dimension.TYPE, new Match.Exact("error"))));
                    stage.requests.select(1);
                }),
                new Shots("requests-proxy", FakeQueries::withProxy, stage -> proxied(stage, "gpt-5.2")),
                new Shots("requests-unpriced", FakeQueries::withProxy, stage -> proxied(stage, "glm-5")),
                new Shots("requests-empty", FakeQueries::withoutRows, stage -> stage.main.go("requests")),
                new Shots("accounts", FakeQueries::filled, stage -> stage.main.go("accounts")),
                new Shots("logins", () -> with(FakeLogins.proxy()), stage -> {
                    stage.main.go("accounts");
                    stage.sync.publish(FakeLogins.collecting(FakeLogins.WELL));
                    stage.history.choose("cpa");
                }),
                new Shots("logins-many", () -> with(FakeLogins.manyStates(), FakeLogins.tokenFile()), stage -> {
                    stage.main.go("accounts");
                    stage.sync.publish(FakeLogins.collecting(FakeLogins.WELL));
                }),
                new Shots("logins-empty", () -> with(FakeLogins.withoutLogins()), stage -> {
                    stage.main.go("accounts");
                    stage.sync.publish(FakeLogins.collecting(FakeLogins.STATISTICS_OFF));
                }),
                new Shots("logins-ask", () -> with(FakeLogins.proxy()), stage -> {
                    stage.main.go("accounts");
                    stage.sync.publish(FakeLogins.collecting(FakeLogins.STATISTICS_OFF));
                    stage.accounts.askToEnable("cpa");
                }),
                new Shots("logins-troubled", () -> with(FakeLogins.proxy()), stage -> {
                    stage.main.go("accounts");
                    stage.sync.publish(FakeLogins.collecting(FakeLogins.TROUBLED));
                }),
                new Shots("accounts-keys", FakeQueries::filled, stage -> {
                    stage.main.go("accounts");
                    stage.history.openKeys().add("lab");
                    stage.history.choose("work");
                }),
                new Shots("accounts-busy", FakeQueries::filled, stage -> {
                    stage.main.go("accounts");
                    stage.sync.publish(Stagecraft.busy());
                    stage.accounts.askToRemove("team");
                    stage.accounts.test("work");
                }),
                new Shots("welcome", FakeQueries::withoutAccounts, stage -> {}),
                new Shots("add-account", FakeQueries::withoutAccounts, stage -> {
                    fill(stage);
                    stage.adding.test();
                }),
                new Shots("add-account-refused", FakeQueries::withoutAccounts, stage -> {
                    fill(stage);
                    stage.accountService.testFailure = new Failure.AuthRejected("invalid access token", "");
                    stage.adding.test();
                }),
                new Shots("add-account-consent", FakeQueries::filled, stage -> {
                    stage.main.go("accounts");
                    fill(stage);
                    stage.accountService.saveFailure = new Failure.NoKeyring("no bus");
                    stage.adding.test();
                    stage.adding.save();
                }),
                new Shots("add-account-custom", FakeQueries::filled, stage -> {
                    stage.main.go("accounts");
                    stage.adding.open();
                    stage.adding.form().kindProperty().set(io.github.tallyglass.domain.AccountKind.CUSTOM);
                }),
                new Shots("add-cliproxy", FakeQueries::filled, stage -> {
                    stage.main.go("accounts");
                    stage.adding.open();
                    stage.adding.form().kindProperty().set(io.github.tallyglass.domain.AccountKind.CLIPROXY);
                    stage.adding.tokenProperty().set("EXAMPLEmanagement000");
                    stage.adding.test();
                }),
                new Shots("add-codex", FakeQueries::filled, stage -> {
                    stage.main.go("accounts");
                    stage.adding.open();
                    stage.adding.form().kindProperty().set(io.github.tallyglass.domain.AccountKind.CODEX);
                }),
                new Shots("edit-account", FakeQueries::filled, stage -> {
                    stage.main.go("accounts");
                    stage.accountService.testFailure =
                            new io.github.tallyglass.domain.Failure.AnotherAccount("work", "rows-unknown");
                    stage.adding.edit(stage.queries.accounts().getFirst().account());
                    stage.adding.form().sumsOnlyProperty().set(true);
                    stage.adding.urlProperty().set("https://new.example.com");
                    stage.adding.save();
                }),
                new Shots("accounts-removed", FakeQueries::filled, stage -> {
                    stage.main.go("accounts");
                    stage.accountService.removed = List.of(
                            io.github.tallyglass.ui.account.FakeAccounts.tested("old-lab", "https://lab.example")
                                    .account()
                                    .withRemoved(true));
                    stage.accounts.read();
                    stage.sync.publish(Stagecraft.busy());
                    stage.accounts.askToRemove("work");
                }),
                new Shots("reconcile", FakeDays::filled, stage -> open(stage, "sums")),
                new Shots("reconcile-compared", FakeDays::filled, stage -> {
                    open(stage, "sums");
                    stage.reconciler.finds = FakeDays.checks().subList(0, 40);
                    stage.reconciler.failures = Map.of(3L, new Failure.TimedOut("lab.example", Duration.ofSeconds(60)));
                    stage.reconcile.compare();
                    ((Button) stage.view.lookup("#reconcile-vanished")).fire();
                }),
                new Shots("reconcile-busy", FakeDays::filled, stage -> {
                    open(stage, "sums");
                    stage.selection.narrow(Dimension.MODEL, new Match.Exact("gpt-5.2"));
                    stage.reconciler.finds = FakeDays.checks();
                    stage.reconciler.staysAfter = 43;
                    stage.reconcile.compare();
                }),
                new Shots("reconcile-empty", FakeQueries::filled, stage -> open(stage, "sums")),
                new Shots(
                        "reconcile-read-only",
                        FakeDays::filled,
                        new Failure.OtherWriter("data", "window"),
                        stage -> open(stage, "sums")),
                new Shots("prices", FakeDays::filled, stage -> open(stage, "prices")),
                new Shots("prices-empty", FakeQueries::withoutRows, stage -> open(stage, "prices")),
                new Shots("coverage", FakeDays::filled, stage -> open(stage, "coverage")),
                new Shots("coverage-many", Shots::tenAccounts, stage -> open(stage, "coverage")),
                new Shots("coverage-empty", FakeQueries::withoutRows, stage -> open(stage, "coverage")),
                new Shots("alerts", () -> with(FakeLogins.proxy()), stage -> {
                    stage.main.go("alerts");
                    stage.alertControl.entries = FakeAlerts.busyLog();
                    stage.alerts.read();
                }),
                new Shots("alerts-empty", FakeQueries::filled, stage -> stage.main.go("alerts")),
                new Shots("alerts-badge", FakeQueries::filled, stage -> {
                    stage.main.go("accounts");
                    stage.alertControl.entries = FakeAlerts.busyLog();
                    stage.alerts.read();
                }),
                new Shots("alerts-rules", () -> with(FakeLogins.proxy()), stage -> {
                    alerts(stage, "rules");
                    stage.alertControl.kept = FakeAlerts.chosen();
                    stage.alerts.read();
                    stage.alerts.test();
                }),
                new Shots("alerts-rules-account", () -> with(FakeLogins.proxy()), stage -> {
                    alerts(stage, "rules");
                    stage.alertControl.kept = FakeAlerts.chosen();
                    stage.alerts.read();
                    stage.alerts
                            .scopeProperty()
                            .set(FakeLogins.proxy().account().id());
                    stage.view.applyCss();
                    var percents = (TextField) stage.view.lookup("#alert-percents-7d");
                    percents.setText("a lot");
                    percents.fireEvent(new ActionEvent());
                    stage.alertControl.cannotShow = new Failure.StoreFault("other", "", "no notification service");
                    stage.alerts.test();
                }),
                new Shots("alerts-budgets", FakeQueries::filled, stage -> {
                    stage.alertControl.kept = FakeAlerts.chosen();
                    alerts(stage, "budgets");
                    stage.alerts.read();
                    stage.budgets.askToRemove(3);
                }),
                new Shots("alerts-budget-form", FakeQueries::filled, stage -> {
                    stage.alertControl.kept = FakeAlerts.chosen();
                    stage.alertControl.complete = false;
                    alerts(stage, "budgets");
                    stage.alerts.read();
                    stage.budgets.edit(stage.alertControl.kept.budgets().getFirst());
                }),
                new Shots("alerts-budgets-empty", FakeQueries::filled, stage -> {
                    alerts(stage, "budgets");
                    stage.budgets.add();
                    stage.budgets.save();
                }),
                new Shots("settings", FakeQueries::filled, stage -> stage.main.go("settings")),
                new Shots("settings-prices", FakeQueries::filled, stage -> {
                    stage.priceService.own.add(new OwnPrice(FakePriceService.price("gpt-5*", "1.1", "9"), null));
                    stage.priceService.lists.addFirst(FakePriceService.OTHER.withId(7));
                    stage.main.go("settings");
                    stage.prices.look("prices.json");
                    ((javafx.scene.control.ScrollPane) java.util.Objects.requireNonNull(stage.view.current())
                                    .view())
                            .setVvalue(1);
                }));
    }

    /// Rows of a proxy with the columns that only such have.
    private static void proxied(Stagecraft stage, String model) {
        stage.main.go("requests");
        stage.selection.show(new io.github.tallyglass.ui.filter.Selection(
                "30d",
                io.github.tallyglass.domain.UsageFilter.ALL
                        .with(Dimension.ACCOUNT, new Match.Exact("cpa"))
                        .with(Dimension.MODEL, new Match.Exact(model))));
        for (var column : List.of(RequestColumn.LOGIN, RequestColumn.PROVIDER, RequestColumn.EFFORT)) {
            stage.requests.columns().show(column, true);
        }
        for (var column : List.of(RequestColumn.KEY, RequestColumn.ACCOUNT, RequestColumn.CACHED)) {
            stage.requests.columns().show(column, false);
        }
        stage.requests.select(2);
    }

    private static void alerts(Stagecraft stage, String section) {
        stage.main.go("alerts");
        stage.alertsScreen.open(section);
    }

    private static void open(Stagecraft stage, String section) {
        stage.main.go("reconcile");
        stage.reconcileScreen.open(section);
    }

    /// With accounts that have logins, beside two gateways.
    private static FakeQueries with(AccountView... views) {
        var queries = FakeQueries.filled();
        var accounts = new ArrayList<>(List.of(views));
        accounts.addAll(queries.accounts());
        queries.setAccounts(accounts);
        return queries;
    }

    private static FakeQueries tenAccounts() {
        var queries = FakeDays.filled();
        var accounts = new ArrayList<>(queries.accounts());
        var calendar = new ArrayList<>(queries.calendar);
        for (var id = 4; id <= 10; id++) {
            accounts.add(FakeQueries.account(id, "account-" + id, 1_000_000L, 50_000L));
            calendar.addAll(FakeDays.calendar(id, 40 * id, 10 * (id - 4)));
        }
        queries.calendar = calendar;
        queries.setAccounts(accounts);
        return queries;
    }

    private static void fill(Stagecraft stage) {
        stage.adding.open();
        stage.adding.urlProperty().set("https://api.example.com");
        stage.adding.userIdProperty().set("12");
        stage.adding.tokenProperty().set("EXAMPLEpat0000000000000000000000");
    }

    private static io.github.tallyglass.ui.filter.Selection narrowed(Stagecraft stage) {
        return new io.github.tallyglass.ui.filter.Selection(
                "24h",
                stage.selection
                        .selection()
                        .filter()
                        .with(Dimension.MODEL, new Match.Contains("gpt"))
                        .with(Dimension.KEY, new Match.Exact("alice-ci")));
    }

    private static FakeQueries aggregated() {
        return aggregated(FakeQueries.NOW.minus(Duration.ofDays(12)));
    }

    private static FakeQueries aggregated(java.time.Instant before) {
        var queries = FakeQueries.filled();
        queries.aggregatesBefore = before;
        return queries;
    }
}
