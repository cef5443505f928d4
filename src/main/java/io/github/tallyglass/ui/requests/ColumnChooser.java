package io.github.tallyglass.ui.requests;

import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// Shows, hides and reorders columns, by mouse and by keyboard.
final class ColumnChooser {

    private final ColumnsModel columns;
    private final Language language;
    private final VBox list = new VBox();
    private final Popup popup = new Popup();

    ColumnChooser(ColumnsModel columns, Language language) {
        this.columns = columns;
        this.language = language;
        list.getStyleClass().add("column-list");
        var scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.accessibleTextProperty().bind(language.text("requests.columns.name"));
        scroll.getStyleClass().add("column-chooser-list");
        var reset = Nodes.button(language.text("requests.columns.reset"), this::reset, "small", "link");
        var box = new VBox(scroll, reset);
        box.getStyleClass().add("column-chooser");
        popup.setAutoHide(true);
        popup.setHideOnEscape(true);
        popup.getContent().add(box);
    }

    /// Opens under a button, or closes.
    void toggle(Button button) {
        if (popup.isShowing()) {
            popup.hide();
            return;
        }
        fill();
        Bounds place = button.localToScreen(button.getBoundsInLocal());
        popup.show(button, place.getMinX(), place.getMaxY() + 4);
    }

    private void reset() {
        columns.reset();
        fill();
    }

    private void fill() {
        list.getChildren().setAll(columns.all().stream().map(this::entry).toList());
    }

    private Node entry(RequestColumn column) {
        var name = language.get("requests.column." + column.word());
        var box = new CheckBox(name);
        box.setId("column-" + column.word());
        box.setMnemonicParsing(false);
        box.setSelected(columns.isShown(column));
        box.setOnAction(_ -> {
            columns.show(column, box.isSelected());
            // The last visible column stays.
            box.setSelected(columns.isShown(column));
        });
        var left = Nodes.iconButton(
                BootstrapIcons.CHEVRON_UP,
                language.text("requests.columns.left", name),
                () -> move(column, -1),
                "plain",
                "tiny-icon");
        var right = Nodes.iconButton(
                BootstrapIcons.CHEVRON_DOWN,
                language.text("requests.columns.right", name),
                () -> move(column, 1),
                "plain",
                "tiny-icon");
        left.setId("left-" + column.word());
        right.setId("right-" + column.word());
        var row = new HBox(box, Nodes.spring(), left, right);
        row.getStyleClass().add("column-entry");
        return row;
    }

    private void move(RequestColumn column, int by) {
        columns.move(column, by);
        fill();
        var id = (by < 0 ? "#left-" : "#right-") + column.word();
        var again = list.lookup(id);
        if (again != null) {
            again.requestFocus();
        }
    }
}
