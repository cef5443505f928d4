package io.github.tallyglass.ui.alerts;

import io.github.tallyglass.domain.Budget;
import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.ui.Choices;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Meter;
import io.github.tallyglass.ui.Nodes;
import java.math.BigDecimal;
import java.math.RoundingMode;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// One budget: what was spent of it so far, and what can be done with it.
final class BudgetRow extends HBox {

    /// Stands before a sum that may be higher.
    private static final String AT_LEAST = "≥" + Numbers.SPACE;

    private static final BigDecimal WARNED_FROM = new BigDecimal("0.8");

    private final BudgetsModel model;
    private final Budget budget;
    private final Language language;

    BudgetRow(BudgetsModel model, Budget budget, Language language) {
        this.model = model;
        this.budget = budget;
        this.language = language;
        getStyleClass().add("budget-row");
        var on = new CheckBox();
        on.setId("budget-on-" + budget.id());
        on.setSelected(budget.on());
        on.setAccessibleText(language.get("alerts.budget.on", language.texts().name(budget.name())));
        on.setOnAction(_ -> model.turn(budget, on.isSelected()));
        getChildren().addAll(on, words());
        getChildren().add(spent());
        getChildren().add(model.removingProperty().get() == budget.id() ? confirm() : buttons());
    }

    private Node words() {
        var name = Nodes.label(language.texts().name(budget.name()), "strong");
        var filter = Nodes.label(FilterWords.of(budget.filter(), language), "faint", "small");
        name.setMinWidth(0);
        filter.setMinWidth(0);
        Nodes.tip(filter, filter.getText());
        var words = new VBox(1, name, filter);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        return words;
    }

    private Node spent() {
        var test = model.spentProperty().get().get(budget.id());
        var sum = test == null || test.periods().isEmpty()
                ? null
                : test.periods().getLast().spent();
        var period = language.get("alerts.now." + Choices.word(budget.period()));
        var amount = language.get(
                "alerts.budget.of",
                sum == null ? Numbers.UNKNOWN : Numbers.money(sum, budget.currency()),
                Numbers.money(budget.amount(), budget.currency()));
        var share = share(sum);
        var meter = new Meter();
        meter.show(share.doubleValue(), level(share, sum), period + ", " + amount);
        var incomplete = test != null && !test.complete();
        var value = Nodes.label((incomplete && sum != null ? AT_LEAST : "") + amount, "small", "medium");
        value.setMinWidth(USE_PREF_SIZE);
        if (incomplete) {
            Nodes.tip(value, language.get("alerts.back-test.incomplete"));
        }
        var box = new VBox(5, new HBox(8, Nodes.label(period, "muted", "small"), Nodes.spring(), value), meter);
        box.getStyleClass().add("budget-spent");
        return box;
    }

    private BigDecimal share(@Nullable BigDecimal sum) {
        return sum == null ? BigDecimal.ZERO : sum.divide(budget.amount(), 4, RoundingMode.DOWN);
    }

    private String level(BigDecimal share, @Nullable BigDecimal sum) {
        if (sum == null || !budget.on()) {
            return "unknown";
        }
        return share.compareTo(BigDecimal.ONE) >= 0 ? "bad" : share.compareTo(WARNED_FROM) >= 0 ? "warn" : "ok";
    }

    private Node buttons() {
        var edit = Nodes.iconButton(
                BootstrapIcons.PENCIL,
                new SimpleStringProperty(
                        language.get("alerts.budget.edit-one", language.texts().name(budget.name()))),
                () -> model.edit(budget),
                "plain");
        var remove = Nodes.iconButton(
                BootstrapIcons.TRASH,
                new SimpleStringProperty(language.get(
                        "alerts.budget.remove-one", language.texts().name(budget.name()))),
                () -> model.askToRemove(budget.id()),
                "plain");
        edit.setId("budget-edit-" + budget.id());
        remove.setId("budget-remove-" + budget.id());
        return row(edit, remove);
    }

    private Node confirm() {
        var keep = Nodes.button(language.text("common.cancel"), () -> model.askToRemove(0), "small");
        var remove =
                Nodes.button(language.text("alerts.budget.remove"), () -> model.remove(budget.id()), "small", "danger");
        remove.setId("budget-removed-" + budget.id());
        remove.accessibleTextProperty().unbind();
        remove.setAccessibleText(
                language.get("alerts.budget.remove-one", language.texts().name(budget.name())));
        keep.setMinWidth(USE_PREF_SIZE);
        remove.setMinWidth(USE_PREF_SIZE);
        return row(keep, remove);
    }

    private static Node row(Node... nodes) {
        var row = new HBox(4, nodes);
        row.getStyleClass().add("budget-actions");
        return row;
    }
}
