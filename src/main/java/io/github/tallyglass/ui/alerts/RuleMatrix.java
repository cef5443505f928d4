package io.github.tallyglass.ui.alerts;

import io.github.tallyglass.domain.GaugeKind;
import io.github.tallyglass.ui.Nodes;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Kinds of windows by rules: what is warned of, and from where on.
final class RuleMatrix extends VBox {

    private static final List<GaugeKind> KINDS = List.of(
            GaugeKind.FIVE_HOURS,
            GaugeKind.SEVEN_DAYS,
            GaugeKind.MONTH,
            GaugeKind.OTHER,
            GaugeKind.PLAN,
            GaugeKind.BALANCE,
            GaugeKind.BUDGET);

    private final List<RuleHead> heads;
    private final List<KindRow> rows;

    RuleMatrix(RulesContext context) {
        getStyleClass().addAll("panel", "rule-matrix");
        heads = KindRow.COLUMNS.stream()
                .map(rules -> new RuleHead(rules, context))
                .toList();
        rows = KINDS.stream().map(kind -> new KindRow(kind, context)).toList();
        var title = Nodes.label(context.language().text("alerts.matrix"), "panel-title");
        title.setMinWidth(0);
        title.setWrapText(true);
        var corner = new HBox(title);
        corner.getStyleClass().add("matrix-name");
        HBox.setHgrow(corner, Priority.ALWAYS);
        var end = new Region();
        end.getStyleClass().add("matrix-reset");
        var head = new HBox(corner);
        head.getStyleClass().addAll("matrix-line", "matrix-heads");
        head.getChildren().addAll(heads);
        head.getChildren().add(end);
        getChildren().add(head);
        getChildren().addAll(rows);
    }

    void show(ScopedChoices choices) {
        heads.forEach(head -> head.show(choices));
        rows.forEach(row -> row.show(choices));
    }

    Stream<KindRow> rows() {
        return rows.stream();
    }
}
