package io.github.tallyglass.ui.requests;

import io.github.tallyglass.domain.Result;
import io.github.tallyglass.query.UsageQueries;
import io.github.tallyglass.query.UsageRow;
import io.github.tallyglass.ui.Latest;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The row whose details are open, with all attempts of its request.
public final class DetailModel {

    private final UsageQueries queries;
    private final Latest<List<UsageRow>> asked;
    private final ReadOnlyObjectWrapper<@Nullable UsageRow> row = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<UsageRow>> attempts = new ReadOnlyObjectWrapper<>(List.of());

    DetailModel(UsageQueries queries, Executor background, Executor fx) {
        this.queries = queries;
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

    // Commands

    void open(UsageRow wanted) {
        var now = row.get();
        if (now != null && now.key().equals(wanted.key())) {
            return;
        }
        attempts.set(List.of(wanted));
        row.set(wanted);
        asked.ask(() -> queries.attempts(wanted), outcome -> {
            // Without an answer the row itself stays: one attempt is known in any case.
            if (outcome instanceof Result.Ok<List<UsageRow>>(var found) && !found.isEmpty()) {
                attempts.set(found);
            }
        });
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
