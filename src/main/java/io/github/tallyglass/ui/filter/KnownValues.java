package io.github.tallyglass.ui.filter;

import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.query.UsageQueries;
import io.github.tallyglass.ui.Latest;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// What the cache has seen of a dimension, for check lists.
public final class KnownValues {

    /// As many as anyone scrolls through; the text field finds the rest.
    private static final int MOST = 500;

    private final UsageQueries queries;
    private final Latest<List<String>> latest;

    public KnownValues(UsageQueries queries, Executor background, Executor fx) {
        this.queries = queries;
        latest = new Latest<>(background, fx);
    }

    /// Most used first. A cache that cannot answer leaves the list empty: free text still works.
    void of(Dimension dimension, Consumer<List<String>> answer) {
        latest.ask(() -> queries.values(dimension, MOST), outcome -> {
            if (outcome instanceof Result.Ok<List<String>>(List<String> values)) {
                answer.accept(values);
            } else {
                answer.accept(List.of());
            }
        });
    }
}
