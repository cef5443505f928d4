package io.github.tallyglass.ui.alerts;

import io.github.tallyglass.domain.AlertRule;
import io.github.tallyglass.domain.GaugeKind;
import io.github.tallyglass.ui.Nodes;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A rule with one switch: what it does, its limits, and what is wrong with what was typed.
final class RuleLine extends VBox {

    private final AlertRule rule;
    private final @Nullable GaugeKind kind;
    private final RulesContext context;
    private final RuleSwitch onOff;
    private final Button reset;
    private final Label problem = Nodes.label("", "bad", "small");
    private final FlowPane fields = new FlowPane();
    private Consumer<ScopedChoices> further = _ -> {};

    RuleLine(AlertRule rule, @Nullable GaugeKind kind, RulesContext context) {
        this.rule = rule;
        this.kind = kind;
        this.context = context;
        var language = context.language();
        getStyleClass().add("rule-line");
        onOff = new RuleSwitch(rule, kind, context);
        onOff.textProperty().bind(language.text("alerts.rule." + rule.word()));
        onOff.getStyleClass().add("rule-name");
        var note = wrapped(Nodes.label(language.text("alerts.rule." + rule.word() + ".note"), "faint", "small"));
        reset = Nodes.button(language.text("alerts.as-for-all"), this::takeBack, "link", "small");
        reset.setId("alert-reset-" + rule.word());
        reset.setMinWidth(USE_PREF_SIZE);
        fields.getStyleClass().add("rule-fields");
        wrapped(problem);
        Nodes.present(problem, false);
        Nodes.present(fields, false);
        var under = new VBox(note, fields, problem);
        under.getStyleClass().add("rule-under");
        getChildren().addAll(new HBox(8, onOff, Nodes.spring(), reset), under);
    }

    /// Fields beneath the note.
    ///
    /// @param show puts in what holds
    RuleLine with(Consumer<ScopedChoices> show, Node... nodes) {
        further = show;
        fields.getChildren().setAll(nodes);
        Nodes.present(fields, true);
        return this;
    }

    /// @param words what is wrong; `""` for nothing
    void complain(String words) {
        problem.setText(words);
        Nodes.present(problem, !words.isEmpty());
    }

    void show(ScopedChoices choices) {
        Nodes.present(this, choices.offers(rule));
        onOff.show(choices);
        fields.setDisable(!choices.choice(rule, kind).on());
        reset.setVisible(choices.isOwn(rule, kind));
        reset.textProperty().unbind();
        reset.textProperty()
                .bind(context.language().text(choices.account() == null ? "alerts.as-at-first" : "alerts.as-for-all"));
        further.accept(choices);
    }

    private void takeBack() {
        context.model().unchoose(context.choices().choice(rule, kind));
    }

    static Label wrapped(Label label) {
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
