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
                new Shots("overview-busy", Shots::aggregated, stage -> {
                    stage.main.go("overview");
                    stage.sync.publish(Stagecraft.busy());
                }),
                new Shots("overview-empty", FakeQueries::withoutRows, stage -> stage.main.go("overview")),
                new Shots("settings", FakeQueries::filled, stage -> stage.main.go("settings")));
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
        var queries = FakeQueries.filled();
        queries.aggregatesBefore = FakeQueries.NOW.minus(java.time.Duration.ofDays(12));
        return queries;
    }
}
