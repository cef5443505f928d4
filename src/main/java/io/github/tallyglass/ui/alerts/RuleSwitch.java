package io.github.tallyglass.ui.alerts;

import io.github.tallyglass.domain.AlertRule;
import io.github.tallyglass.domain.GaugeKind;
import io.github.tallyglass.ui.Language;
import javafx.scene.control.CheckBox;
import org.jspecify.annotations.Nullable;

/// Whether a rule warns at one place.
final class RuleSwitch extends CheckBox {

    private final AlertRule rule;
    private final @Nullable GaugeKind kind;

    RuleSwitch(AlertRule rule, @Nullable GaugeKind kind, RulesContext context) {
        this.rule = rule;
        this.kind = kind;
        setId("alert-" + rule.word() + (kind == null ? "" : "-" + kind.word()));
        accessibleTextProperty().bind(context.language().wording(_ -> name(context.language())));
        setOnAction(_ -> context.model().choose(context.choices().with(rule, kind, isSelected())));
    }

    void show(ScopedChoices choices) {
        setSelected(choices.choice(rule, kind).on());
    }

    private String name(Language language) {
        var name = language.get("alerts.rule." + rule.word());
        return kind == null ? name : name + " · " + language.get("alerts.kind." + kind.word());
    }
}
