package io.github.tallyglass.app;

import io.github.tallyglass.alert.AlertControl;
import io.github.tallyglass.query.UsageQueries;
import io.github.tallyglass.ui.Debounce;
import io.github.tallyglass.ui.Fx;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Preferences;
import io.github.tallyglass.ui.UserZone;
import io.github.tallyglass.ui.alerts.AlertsModel;
import io.github.tallyglass.ui.alerts.AlertsScreen;
import io.github.tallyglass.ui.alerts.BudgetsModel;
import io.github.tallyglass.ui.filter.SelectionMemory;
import io.github.tallyglass.ui.filter.SelectionModel;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/// The window's Alerts screen on the alerts of its home.
final class WindowAlerts {

    private WindowAlerts() {}

    /// What the screen shares with the others of its window.
    record Shown(
            SelectionModel selection,
            SelectionMemory memory,
            Language language,
            UserZone zone,
            Preferences preferences) {}

    /// The window closes it when it goes.
    ///
    /// @param background where questions to the cache run
    /// @param asking where the desktop is waited for
    /// @param openAccount takes the name of an account and the reference of one of its logins, or `""`
    static AlertsScreen screen(
            AlertControl control,
            UsageQueries queries,
            Shown shown,
            Executor background,
            Executor asking,
            BiConsumer<String, String> openAccount) {
        var fx = new Fx();
        UnaryOperator<Runnable> debounced = work -> new Debounce(fx, Debounce.OF_CHANGES, work);
        var alerts = new AlertsModel(
                control, queries, asking, fx, debounced, work -> new Debounce(fx, AlertsModel.A_MOMENT, work));
        var budgets = new BudgetsModel(
                alerts, control, queries, shown.selection(), shown.memory(), background, fx, debounced);
        return new AlertsScreen(alerts, budgets, shown.language(), shown.zone(), shown.preferences(), openAccount);
    }
}
