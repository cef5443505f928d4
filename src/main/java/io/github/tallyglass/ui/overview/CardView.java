package io.github.tallyglass.ui.overview;

import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.ui.Nodes;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// One figure: its name and how it changed, its value, and what stands beside it.
final class CardView extends VBox {

    /// More letters are written smaller, so that six cards have room in a small window.
    private static final int ROOMY = 8;

    /// Narrower cards break the note into two lines; they keep the room for them, so that nothing moves
    /// when figures arrive.
    private static final double NARROW = 172;

    private static final double LINE = 17;

    private final Label value = Nodes.label(Numbers.UNKNOWN, "value");
    private final FlowPane note = new FlowPane(4, 0);
    private final Label change = Nodes.label("", "change");
    private final Tooltip tooltip = new Tooltip();

    CardView(ObservableValue<String> name) {
        getStyleClass().addAll("card", "panel");
        change.setMinWidth(USE_PREF_SIZE);
        value.setMinWidth(0);
        note.setMinWidth(0);
        note.setPrefWrapLength(80);
        var title = Nodes.label(name, "name");
        title.setMinWidth(0);
        getChildren().addAll(new HBox(title, Nodes.spring(), change), value, note);
        setMinWidth(0);
        widthProperty().subscribe(width -> {
            var room = width.doubleValue() < NARROW ? 2 * LINE : LINE;
            note.setMinHeight(room);
            note.setPrefHeight(room);
        });
        Tooltip.install(this, tooltip);
        show(Numbers.UNKNOWN, "", Change.NONE, "");
    }

    /// A note breaks only after a middle dot or where a space without width says so, never inside `13 ms`
    /// or `first token`.
    private static List<Label> parts(String words) {
        return Stream.of(words.split("(?<=·) |\\u200b"))
                .map(part -> Nodes.label(part, "note"))
                .toList();
    }

    /// Says where the figure comes from in place of what stands beside it.
    void remark(String words) {
        note.getChildren().setAll(parts(words));
    }

    /// @param exact all digits, for the tooltip
    void show(String words, String beside, Change moved, String exact) {
        value.setText(words);
        value.getStyleClass().setAll("label", "value");
        if (words.equals(Numbers.UNKNOWN)) {
            value.getStyleClass().add("unknown");
        } else if (words.length() > ROOMY) {
            value.getStyleClass().add("long");
        }
        note.getChildren().setAll(parts(beside));
        change.setText(moved.words());
        change.getStyleClass().setAll("label", "change", moved.tone().isEmpty() ? "still" : moved.tone());
        tooltip.setText(exact);
        Tooltip.uninstall(this, tooltip);
        if (!exact.isEmpty()) {
            Tooltip.install(this, tooltip);
        }
    }
}
