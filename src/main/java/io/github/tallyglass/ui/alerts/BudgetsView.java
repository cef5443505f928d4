package io.github.tallyglass.ui.alerts;

import io.github.tallyglass.domain.Budget;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import io.github.tallyglass.ui.UserZone;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// The section "Budgets": the form of one while it is open, and all of them.
final class BudgetsView extends ScrollPane {

    private final AlertsModel alerts;
    private final BudgetsModel model;
    private final Language language;
    private final VBox rows = new VBox();
    private final VBox state = new VBox();
    private final Button add;

    BudgetsView(AlertsModel alerts, BudgetsModel model, Language language, UserZone zone) {
        this.alerts = alerts;
        this.model = model;
        this.language = language;
        add = Nodes.button(language.text("alerts.budget.add"), model::add, "primary");
        add.setId("budget-add");
        add.setMinWidth(USE_PREF_SIZE);
        var note = Nodes.label(language.text("alerts.budgets.note"), "faint");
        note.setMinWidth(0);
        var head = new HBox(
                Nodes.label(language.text("alerts.section.budgets"), "panel-title"), note, Nodes.spring(), add);
        head.getStyleClass().add("panel-head");
        var advice = Nodes.label(language.text("alerts.budgets.none.advice"), "muted", "centred");
        advice.setWrapText(true);
        advice.setMaxWidth(460);
        advice.setMinHeight(USE_PREF_SIZE);
        state.getStyleClass().add("state");
        state.getChildren()
                .setAll(
                        Nodes.icon(BootstrapIcons.CASH_STACK),
                        Nodes.label(language.text("alerts.budgets.none"), "strong"),
                        advice);
        var panel = new VBox(head, rows, state);
        panel.getStyleClass().addAll("panel", "budgets");
        var content = new VBox(new BudgetFormView(model, language, zone), panel);
        content.getStyleClass().add("rules");
        setContent(content);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        accessibleTextProperty().bind(language.text("alerts.section.budgets"));
        alerts.knownProperty().subscribe(_ -> show());
        model.spentProperty().subscribe(_ -> show());
        model.removingProperty().subscribe(_ -> show());
        model.openProperty().subscribe(open -> {
            add.setDisable(open);
            setVvalue(0);
        });
        language.textsProperty().subscribe(_ -> show());
    }

    private void show() {
        var known = alerts.knownProperty().get();
        var budgets = known == null ? List.<Budget>of() : known.book().budgets();
        var focused = focusedId();
        rows.getChildren()
                .setAll(budgets.stream()
                        .map(budget -> (Node) new BudgetRow(model, budget, language))
                        .toList());
        Nodes.present(rows, !budgets.isEmpty());
        Nodes.present(state, budgets.isEmpty());
        var asked = model.removingProperty().get();
        // The keyboard stays where it was; a question takes it to its answer.
        var next = lookup(asked != 0 ? "#budget-removed-" + asked : focused);
        if (next != null) {
            next.requestFocus();
        }
    }

    private String focusedId() {
        var owner = getScene() == null ? null : getScene().getFocusOwner();
        var id = owner == null ? null : owner.getId();
        return id == null || !id.matches("budget-(on|edit|remove)-\\d+") ? "#none" : "#" + id;
    }
}
