package io.github.tallyglass.ui.screens;

import io.github.tallyglass.ui.FakeQueries;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Every picture that is taken: a name, the cache behind it, and what is done before the shutter.
public record Shots(String name, Supplier<FakeQueries> queries, Consumer<Stagecraft> before) {

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
                                    io.github.tallyglass.domain.Dimension.TYPE,
                                    new io.github.tallyglass.domain.Match.Exact("error"))));
                    stage.requests.select(1);
                }),
                new Shots("requests-empty", FakeQueries::withoutRows, stage -> stage.main.go("requests")),
                new Shots("accounts", FakeQueries::filled, stage -> stage.main.go("accounts")),
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
                    stage.accountService.testFailure =
                            new io.github.tallyglass.domain.Failure.AuthRejected("invalid access token", "");
                    stage.adding.test();
                }),
                new Shots("add-account-consent", FakeQueries::filled, stage -> {
                    stage.main.go("accounts");
                    fill(stage);
                    stage.accountService.saveFailure = new io.github.tallyglass.domain.Failure.NoKeyring("no bus");
                    stage.adding.test();
                    stage.adding.save();
                }),
                new Shots("add-account-custom", FakeQueries::filled, stage -> {
                    stage.main.go("accounts");
                    stage.adding.open();
                    stage.adding.form().kindProperty().set(io.github.tallyglass.domain.AccountKind.CUSTOM);
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
                new Shots("settings", FakeQueries::filled, stage -> stage.main.go("settings")));
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
                        .with(
                                io.github.tallyglass.domain.Dimension.MODEL,
                                new io.github.tallyglass.domain.Match.Contains("gpt"))
                        .with(
                                io.github.tallyglass.domain.Dimension.KEY,
                                new io.github.tallyglass.domain.Match.Exact("alice-ci")));
    }

    private static FakeQueries aggregated() {
        return aggregated(FakeQueries.NOW.minus(java.time.Duration.ofDays(12)));
    }

    private static FakeQueries aggregated(java.time.Instant before) {
        var queries = FakeQueries.filled();
        queries.aggregatesBefore = before;
        return queries;
    }
}
