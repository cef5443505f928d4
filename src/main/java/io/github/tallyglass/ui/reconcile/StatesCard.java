package io.github.tallyglass.ui.reconcile;

import io.github.tallyglass.domain.DayCheck;
import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import java.util.Arrays;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// How the compared days stand: one bar of all states, and a button a state that narrows the table to it.
final class StatesCard extends VBox {

    private final ReconcileModel model;
    private final Language language;
    private final Label compared = Nodes.label("", "note");
    private final ShareBar bar = new ShareBar();
    private final FlowPane states = new FlowPane();

    StatesCard(ReconcileModel model, Language language) {
        this.model = model;
        this.language = language;
        getStyleClass().addAll("card", "panel", "states-card");
        states.getStyleClass().add("states");
        var title = Nodes.label(language.text("reconcile.days"), "name");
        title.setMinWidth(Region.USE_PREF_SIZE);
        compared.setMinWidth(0);
        getChildren().addAll(new HBox(title, Nodes.spring(), compared), bar, states);
        setMinWidth(0);
        model.onlyProperty().subscribe(_ -> select());
    }

    void show(Checks checks) {
        var tally = checks.tally();
        compared.setText(language.get(
                "reconcile.days.compared",
                Numbers.exact((long) tally.all()),
                Numbers.exact((long) checks.accounts().size() * checks.span().days())));
        bar.show(Arrays.stream(DayCheck.State.values())
                .map(state -> new ShareBar.Part(tone(state), tally.of(state)))
                .toList());
        states.getChildren()
                .setAll(Arrays.stream(DayCheck.State.values())
                        .filter(state -> tally.of(state) > 0)
                        .map(state -> button(state, tally.of(state)))
                        .toList());
        select();
    }

    private ToggleButton button(DayCheck.State state, int days) {
        var button = new ToggleButton(
                language.get("reconcile.count." + state.word(), Numbers.exact((long) days), days), dot(state));
        button.setId("reconcile-only-" + state.word());
        button.setUserData(state);
        button.getStyleClass().add("state-button");
        button.setTooltip(new Tooltip(language.get("reconcile.state." + state.word() + ".tip")));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> model.only(button.isSelected() ? state : null));
        return button;
    }

    private void select() {
        var only = model.onlyProperty().get();
        states.getChildren().forEach(node -> ((ToggleButton) node).setSelected(only == node.getUserData()));
    }

    static Region dot(DayCheck.State state) {
        var dot = new Region();
        dot.getStyleClass().addAll("dot", tone(state));
        return dot;
    }

    /// Style class of a state's colour.
    static String tone(DayCheck.State state) {
        return switch (state) {
            case EQUAL -> "ok";
            case EXPLAINED -> "explained";
            case DIFFERS -> "bad";
            case NOT_COVERED -> "warn";
            case NO_STAT -> "unknown";
        };
    }
}
