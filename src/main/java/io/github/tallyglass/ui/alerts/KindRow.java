package io.github.tallyglass.ui.alerts;

import io.github.tallyglass.domain.AlertRule;
import io.github.tallyglass.domain.GaugeKind;
import io.github.tallyglass.ui.Nodes;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A line of the matrix: what is warned of for one kind of window.
final class KindRow extends VBox {

    /// The rules that a line has; a budget is exceeded where a window is used up.
    static final List<List<AlertRule>> COLUMNS = List.of(
            List.of(AlertRule.REMAINING),
            List.of(AlertRule.EXHAUSTED, AlertRule.OVER_BUDGET),
            List.of(AlertRule.BACK_AGAIN),
            List.of(AlertRule.RUNS_OUT));

    private final GaugeKind kind;
    private final RulesContext context;
    private final List<RuleSwitch> switches = new ArrayList<>();
    private final LimitField<List<Integer>> percents;
    private final Label problem;
    private final Button reset;

    KindRow(GaugeKind kind, RulesContext context) {
        this.kind = kind;
        this.context = context;
        var language = context.language();
        getStyleClass().add("kind-row");
        problem = Nodes.label(language.text("alerts.percents.bad"), "bad", "small");
        Nodes.present(problem, false);
        percents = new LimitField<>(
                6, TypedLimits::percents, TypedLimits::words, this::take, wrong -> Nodes.present(problem, wrong));
        percents.setId("alert-percents-" + kind.word());
        percents.accessibleTextProperty()
                .bind(language.wording(
                        texts -> texts.get("alerts.percents") + " · " + texts.get("alerts.kind." + kind.word())));
        reset = Nodes.button(language.text("alerts.as-for-all"), this::takeBack, "link", "small");
        reset.setId("alert-reset-" + kind.word());
        reset.setMinWidth(USE_PREF_SIZE);
        var resetCell = new HBox(reset);
        resetCell.getStyleClass().add("matrix-reset");
        var name = Nodes.label(language.text("alerts.kind." + kind.word()));
        name.setMinWidth(0);
        var nameCell = new HBox(name);
        nameCell.getStyleClass().add("matrix-name");
        HBox.setHgrow(nameCell, Priority.ALWAYS);
        var line = new HBox(nameCell);
        line.getStyleClass().add("matrix-line");
        COLUMNS.forEach(rules -> line.getChildren().add(cell(rules)));
        line.getChildren().add(resetCell);
        getChildren().addAll(line, problem);
    }

    void show(ScopedChoices choices) {
        Nodes.present(this, choices.kinds().contains(kind));
        switches.forEach(each -> each.show(choices));
        var remaining = choices.choice(AlertRule.REMAINING, kind);
        percents.show(remaining.limits().percents());
        percents.setDisable(!remaining.on());
        var own = rules().stream().anyMatch(rule -> choices.isOwn(rule, kind));
        reset.setVisible(own);
        reset.textProperty().unbind();
        reset.textProperty()
                .bind(context.language().text(choices.account() == null ? "alerts.as-at-first" : "alerts.as-for-all"));
    }

    private Node cell(List<AlertRule> rules) {
        var cell = new HBox();
        cell.getStyleClass().add(rules.contains(AlertRule.REMAINING) ? "matrix-limits" : "matrix-cell");
        rules.stream().filter(rule -> rule.kinds().contains(kind)).forEach(rule -> {
            var each = new RuleSwitch(rule, kind, context);
            switches.add(each);
            cell.getChildren().add(each);
        });
        if (rules.contains(AlertRule.REMAINING)) {
            cell.getChildren().addAll(percents, Nodes.label("%", "faint"));
        } else if (cell.getChildren().isEmpty()) {
            cell.getChildren().add(Nodes.label("–", "faint", "no-rule"));
        }
        return cell;
    }

    private List<AlertRule> rules() {
        return COLUMNS.stream()
                .flatMap(List::stream)
                .filter(rule -> rule.kinds().contains(kind))
                .toList();
    }

    private void take(List<Integer> typed) {
        var choices = context.choices();
        var limits = choices.choice(AlertRule.REMAINING, kind).limits();
        context.model().choose(choices.with(AlertRule.REMAINING, kind, limits.withPercents(typed)));
    }

    private void takeBack() {
        var choices = context.choices();
        rules().stream()
                .filter(rule -> choices.isOwn(rule, kind))
                .forEach(rule -> context.model().unchoose(choices.choice(rule, kind)));
    }
}
