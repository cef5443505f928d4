package io.github.tallyglass.ui.alerts;

import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Preferences;
import io.github.tallyglass.ui.Screen;
import io.github.tallyglass.ui.UserZone;
import java.util.Map;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.scene.Parent;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// The destination "Alerts": what fired, rules, budgets, quiet hours.
public final class AlertsScreen implements Screen {

    private final AlertsModel model;
    private final BudgetsModel budgets;
    private final AlertsView view;

    /// @param openAccount takes the name of an account and the reference of one of its logins, or `""`
    public AlertsScreen(
            AlertsModel model,
            BudgetsModel budgets,
            Language language,
            UserZone zone,
            Preferences preferences,
            BiConsumer<String, String> openAccount) {
        this.model = model;
        this.budgets = budgets;
        var fired = new FiredView(model, language, zone, openAccount, () -> open(AlertsView.BUDGETS));
        view = new AlertsView(
                model,
                budgets,
                Map.of(
                        AlertsView.FIRED,
                        fired,
                        AlertsView.RULES,
                        new RulesView(model, language),
                        AlertsView.BUDGETS,
                        new BudgetsView(model, budgets, language, zone)),
                language,
                preferences);
    }

    /// Opens a section by its word: `fired`, `rules`, `budgets`.
    public void open(String section) {
        view.open(section);
    }

    /// Hears of nothing any more: the window goes.
    public void close() {
        model.close();
        budgets.close();
    }

    @Override
    public String id() {
        return "alerts";
    }

    @Override
    public Ikon icon() {
        return BootstrapIcons.BELL;
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public boolean filtered() {
        return false;
    }

    @Override
    public ReadOnlyIntegerProperty badge() {
        return model.unseenProperty();
    }

    @Override
    public void shown(boolean now) {
        view.shown(now);
    }

    @Override
    public void refresh() {
        model.read();
    }

    @Override
    public boolean closePane() {
        return view.closePane();
    }
}
