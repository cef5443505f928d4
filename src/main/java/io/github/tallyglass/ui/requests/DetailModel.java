package io.github.tallyglass.ui.requests;

import io.github.tallyglass.domain.ListPriceExplanation;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.UsageEvent;
import io.github.tallyglass.query.UsageQueries;
import io.github.tallyglass.query.UsageRow;
import io.github.tallyglass.ui.Latest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The row whose details are open, with all attempts of its request.
public final class DetailModel {

    /// How the list price of a row came about; blocks.
    @FunctionalInterface
    public interface ListPriceReasons {

        /// Knows none.
        ListPriceReasons NONE = row -> Optional.empty();

        Optional<ListPriceExplanation> explain(UsageEvent row);
    }

    private record Found(List<UsageRow> attempts, @Nullable ListPriceExplanation price) {}

    private final UsageQueries queries;
    private final ListPriceReasons reasons;
    private final Latest<Found> asked;
    private final ReadOnlyObjectWrapper<@Nullable UsageRow> row = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<UsageRow>> attempts = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable ListPriceExplanation> price = new ReadOnlyObjectWrapper<>();

    DetailModel(UsageQueries queries, ListPriceReasons reasons, Executor background, Executor fx) {
        this.queries = queries;
        this.reasons = reasons;
        asked = new Latest<>(background, fx);
    }

    // Properties

    /// Null when no details are open.
    public ReadOnlyObjectProperty<@Nullable UsageRow> rowProperty() {
        return row.getReadOnlyProperty();
    }

    /// Oldest first; just the row itself until the others are known.
    public ReadOnlyObjectProperty<List<UsageRow>> attemptsProperty() {
        return attempts.getReadOnlyProperty();
    }

    /// Null while it is not known, and where the source itself charges.
    public ReadOnlyObjectProperty<@Nullable ListPriceExplanation> priceProperty() {
        return price.getReadOnlyProperty();
    }

    // Commands

    void open(UsageRow wanted) {
        var now = row.get();
        if (now != null && now.key().equals(wanted.key())) {
            return;
        }
        attempts.set(List.of(wanted));
        price.set(null);
        row.set(wanted);
        asked.ask(() -> find(wanted), outcome -> {
            // Without an answer the row itself stays: one attempt is known in any case.
            if (outcome instanceof Result.Ok<Found>(var found)) {
                price.set(found.price());
                if (!found.attempts().isEmpty()) {
                    attempts.set(found.attempts());
                }
            }
        });
    }

    /// Runs in the background.
    private Found find(UsageRow wanted) {
        var why = wanted.unit().isBilled() ? null : reasons.explain(wanted.event()).orElse(null);
        return new Found(queries.attempts(wanted), why);
    }

    /// False when nothing was open.
    public boolean close() {
        var open = row.get() != null;
        asked.forget();
        row.set(null);
        attempts.set(List.of());
        return open;
    }
}
