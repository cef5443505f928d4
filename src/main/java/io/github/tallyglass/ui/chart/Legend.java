package io.github.tallyglass.ui.chart;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Swatches with names in one line; names that find no room end in an ellipsis of the whole line's last entry.
public final class Legend extends HBox {

    public Legend() {
        getStyleClass().add("legend");
    }

    /// @param notes further entries without a colour of their own: name and style class of the swatch
    public void show(List<Stack.Line> lines, List<Note> notes) {
        var entries = new ArrayList<Node>();
        lines.forEach(line -> entries.add(entry(line.label(), Palette.styleClass(line.slot()))));
        notes.forEach(note -> entries.add(entry(note.label(), note.styleClass())));
        getChildren().setAll(entries);
    }

    /// A mark that the chart uses.
    public record Note(String label, String styleClass) {}

    public static Region swatch(String styleClass) {
        var swatch = new Region();
        swatch.getStyleClass().addAll("swatch", styleClass);
        return swatch;
    }

    private static Label entry(String name, String styleClass) {
        var label = new Label(name, swatch(styleClass));
        label.getStyleClass().add("legend-entry");
        return label;
    }
}
