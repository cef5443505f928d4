package io.github.tallyglass.ui.alerts;

import io.github.tallyglass.domain.AlertRule;
import io.github.tallyglass.ui.Nodes;
import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The head of a column of the matrix: a rule, what it does, and a switch for all its lines.
final class RuleHead extends VBox {

    private final List<AlertRule> rules;
    private final CheckBox all = new CheckBox();

    /// @param rules the first names the column
    RuleHead(List<AlertRule> rules, RulesContext context) {
        this.rules = rules;
        var word = rules.getFirst().word();
        getStyleClass().addAll("matrix-head", rules.contains(AlertRule.REMAINING) ? "matrix-limits" : "matrix-cell");
        all.setId("alert-all-" + word);
        all.accessibleTextProperty()
                .bind(context.language()
                        .wording(texts -> texts.get("alerts.all-kinds", texts.get("alerts.rule." + word))));
        all.setOnAction(_ -> turn(context, all.isSelected()));
        var name = Nodes.label(context.language().text("alerts.rule." + word), "medium", "small");
        var note = Nodes.label(context.language().text("alerts.rule." + word + ".note"), "faint", "tiny");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        name.setMinWidth(0);
        var title = new HBox(all, name);
        title.getStyleClass().add("matrix-title");
        getChildren().addAll(title, note);
    }

    void show(ScopedChoices choices) {
        var offered = rules.stream().filter(choices::offers).toList();
        var states = offered.stream()
                .map(rule -> String.valueOf(choices.all(rule)))
                .distinct()
                .toList();
        var mixed = states.size() > 1 || states.contains("null");
        all.setIndeterminate(mixed);
        all.setSelected(!mixed && states.contains("true"));
        setDisable(offered.isEmpty());
    }

    private void turn(RulesContext context, boolean on) {
        var choices = context.choices();
        for (var rule : rules) {
            rule.kinds().stream()
                    .filter(choices.kinds()::contains)
                    .filter(kind -> choices.choice(rule, kind).on() != on)
                    .forEach(kind -> context.model().choose(choices.with(rule, kind, on)));
        }
    }
}
