package io.github.tallyglass.ui.settings;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Retention;
import io.github.tallyglass.sync.RetentionService;
import io.github.tallyglass.ui.Latest;
import io.github.tallyglass.ui.Preferences;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// For how many days rows are kept. Whoever would lose rows by a change is asked first. Lives on the JavaFX
/// thread.
public final class RetentionModel {

    /// What a change would cost.
    ///
    /// @param rows that would go
    public record Question(int days, long rows) {}

    private final Preferences preferences;
    private final RetentionService service;
    private final Executor background;
    private final Latest<Long> counting;
    private final ReadOnlyObjectWrapper<@Nullable Integer> days;
    private final ReadOnlyObjectWrapper<@Nullable Question> question = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();

    public RetentionModel(Preferences preferences, RetentionService service, Executor background, Executor fx) {
        this.preferences = preferences;
        this.service = service;
        this.background = background;
        counting = new Latest<>(background, fx);
        days = new ReadOnlyObjectWrapper<>(Retention.of(preferences.get(Retention.SETTING, ""))
                .map(Retention::days)
                .orElse(null));
    }

    // Properties

    /// Null for ever.
    public ReadOnlyObjectProperty<@Nullable Integer> daysProperty() {
        return days.getReadOnlyProperty();
    }

    /// What the user is asked; null when nothing is.
    public ReadOnlyObjectProperty<@Nullable Question> questionProperty() {
        return question.getReadOnlyProperty();
    }

    /// Why rows could not be counted; null when they could. Nothing is changed then.
    public ReadOnlyObjectProperty<@Nullable Failure> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /// Whether the rows that would go are being counted.
    public ReadOnlyBooleanProperty countingProperty() {
        return counting.askingProperty();
    }

    // Commands

    /// Keeps rows for so many days, at once where no row goes for it.
    ///
    /// @param wanted [Retention#SHORTEST]…[Retention#LONGEST]; null for ever
    public void choose(@Nullable Integer wanted) {
        counting.forget();
        question.set(null);
        failure.set(null);
        var now = days.get();
        if (wanted == null || (now != null && wanted >= now)) {
            keep(wanted);
            return;
        }
        int shorter = wanted;
        counting.ask(() -> service.rowsOlderThan(shorter), outcome -> {
            switch (outcome) {
                case Result.Ok<Long>(var rows) -> {
                    if (rows == 0) {
                        keep(shorter);
                    } else {
                        question.set(new Question(shorter, rows));
                    }
                }
                case Result.Err<Long>(var why) -> failure.set(why);
            }
        });
    }

    /// The rows may go.
    public void confirm() {
        var asked = question.get();
        if (asked != null) {
            question.set(null);
            keep(asked.days());
        }
    }

    /// Everything stays as it is.
    public void cancel() {
        counting.forget();
        question.set(null);
        failure.set(null);
    }

    private void keep(@Nullable Integer wanted) {
        preferences.put(Retention.SETTING, wanted == null ? "" : wanted.toString());
        days.set(wanted);
        background.execute(() -> service.keep(wanted));
    }
}
