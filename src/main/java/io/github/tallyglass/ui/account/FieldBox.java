package io.github.tallyglass.ui.account;

import io.github.tallyglass.ui.Nodes;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A labelled field with room for a hint or for what is wrong with it.
final class FieldBox extends VBox {

    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

    private final Node field;
    private final Label hint;
    private final Label error = new Label();

    FieldBox(ObservableValue<String> name, Node field, ObservableValue<String> hint) {
        this.field = field;
        this.hint = Nodes.label(hint, "small", "faint");
        getStyleClass().add("field-box");
        var label = Nodes.label(name, "medium");
        label.setLabelFor(field);
        error.getStyleClass().addAll("small", "bad");
        for (var words : new Label[] {this.hint, error}) {
            words.setWrapText(true);
            words.setMinHeight(Region.USE_PREF_SIZE);
        }
        getChildren().addAll(label, field, this.hint, error);
        show("");
    }

    /// @param problem what is wrong; `""` shows the hint instead
    void show(String problem) {
        error.setText(problem);
        Nodes.present(error, !problem.isEmpty());
        Nodes.present(hint, problem.isEmpty() && !hint.getText().isEmpty());
        for (var input : field.lookupAll(".text-input")) {
            input.pseudoClassStateChanged(ERROR, !problem.isEmpty());
        }
    }
}
