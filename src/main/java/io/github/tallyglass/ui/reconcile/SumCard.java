package io.github.tallyglass.ui.reconcile;

import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.ui.Nodes;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/// One sum: its name, its value, and what stands beneath.
final class SumCard extends VBox {

    private final Label value = Nodes.label(Numbers.UNKNOWN, "value");
    private final Label note = Nodes.label("", "note");
    private final Tooltip tooltip = new Tooltip();

    SumCard(ObservableValue<String> name) {
        getStyleClass().addAll("card", "panel");
        var title = Nodes.label(name, "name");
        title.setMinWidth(0);
        value.setMinWidth(0);
        note.setMinWidth(0);
        getChildren().addAll(title, value, note);
        setMinWidth(0);
        show(Numbers.UNKNOWN, "", "", "");
    }

    /// @param tone style class of the value: `good`, `warn`, `bad`, or `""`
    /// @param exact all digits, for the tooltip
    void show(String words, String beneath, String tone, String exact) {
        value.setText(words);
        value.getStyleClass().setAll("label", "value");
        if (words.equals(Numbers.UNKNOWN)) {
            value.getStyleClass().add("unknown");
        }
        if (!tone.isEmpty()) {
            value.getStyleClass().add(tone);
        }
        note.setText(beneath);
        tooltip.setText(exact);
        Tooltip.uninstall(this, tooltip);
        if (!exact.isEmpty()) {
            Tooltip.install(this, tooltip);
        }
    }
}
