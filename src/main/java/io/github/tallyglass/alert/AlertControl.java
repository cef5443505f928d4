package io.github.tallyglass.alert;

import io.github.tallyglass.domain.AlertBook;
import io.github.tallyglass.domain.AlertChoice;
import io.github.tallyglass.domain.AlertEntry;
import io.github.tallyglass.domain.Budget;
import io.github.tallyglass.domain.QuietHours;
import io.github.tallyglass.domain.Result;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Alerts as the window and the command line see them. Calls may touch the disk: never on the JavaFX
/// thread.
public interface AlertControl {

    AlertBook book();

    Result<AlertChoice> choose(AlertChoice choice);

    /// Takes a choice back; what is wider holds again.
    Result<AlertChoice> unchoose(AlertChoice choice);

    Result<Budget> saveBudget(Budget budget);

    Result<Long> removeBudget(long id);

    Result<Boolean> quietHours(@Nullable QuietHours hours);

    /// The newest first.
    List<AlertEntry> log(int limit);

    /// All entries count as seen from now on.
    Result<Long> markSeen();

    /// Shows a notification now, quiet hours or not.
    Result<Boolean> test();

    /// What a budget has seen spent in its running day, week or month, in its currency.
    default BigDecimal spent(Budget budget) {
        return backTest(budget).periods().getLast().spent();
    }

    /// On which past days a budget would have been exceeded, before it is saved.
    BackTest backTest(Budget budget);

    /// Runs `listener` after the log or the choices changed, until the result is closed.
    Registration onChange(Runnable listener);

    /// Closing it ends the registration.
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
