package io.github.tallyglass.ui.settings;

import io.github.tallyglass.domain.AlertBook;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.ui.Latest;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// What the settings say of alerts; they are changed on their own screen. Lives on the JavaFX thread.
public final class AlertsSummary {

    private final Supplier<AlertBook> book;
    private final Latest<AlertBook> latest;
    private final ReadOnlyObjectWrapper<@Nullable AlertBook> shown = new ReadOnlyObjectWrapper<>();

    /// @param book may touch the disk
    public AlertsSummary(Supplier<AlertBook> book, Executor background, Executor fx) {
        this.book = book;
        latest = new Latest<>(background, fx);
    }

    /// Null until it was read.
    public ReadOnlyObjectProperty<@Nullable AlertBook> bookProperty() {
        return shown.getReadOnlyProperty();
    }

    public void read() {
        latest.ask(book, outcome -> {
            if (outcome instanceof Result.Ok<AlertBook>(var now)) {
                shown.set(now);
            }
        });
    }
}
