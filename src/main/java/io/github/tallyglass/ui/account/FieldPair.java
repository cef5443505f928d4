package io.github.tallyglass.ui.account;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;

/// Fields side by side, equally wide.
final class FieldPair extends GridPane {

    FieldPair() {
        getStyleClass().add("field-pair");
    }

    void show(List<? extends Node> fields) {
        getChildren().clear();
        getColumnConstraints().clear();
        for (var field : fields) {
            var share = new ColumnConstraints();
            share.setPercentWidth(100.0 / fields.size());
            getColumnConstraints().add(share);
            addColumn(getColumnConstraints().size() - 1, field);
        }
    }
}
