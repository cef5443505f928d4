package io.github.tallyglass.ui.overview;

import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.ui.Meter;
import io.github.tallyglass.ui.Nodes;
import io.github.tallyglass.ui.chart.Palette;
import io.github.tallyglass.ui.overview.Parts.Row;
import java.math.BigDecimal;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// A bar against the largest, and the share of the whole.
final class ShareCell extends TableCell<Row, Row> {
    private final Meter meter = new Meter();
    private final Label percent = new Label();
    private final HBox box = new HBox(meter, percent);

    ShareCell() {
        widthProperty().subscribe(width -> Nodes.present(meter, width.doubleValue() > 120));
        box.getStyleClass().add("share");
        HBox.setHgrow(meter, Priority.ALWAYS);
        meter.setMaxWidth(90);
        percent.setMinWidth(50);
    }

    @Override
    protected void updateItem(Row row, boolean empty) {
        super.updateItem(row, empty);
        setGraphic(empty || row == null ? null : box);
        if (!empty && row != null) {
            // The whole needs no decimals, and has no room for them.
            percent.setText(Numbers.percent(row.share(), row.share().compareTo(BigDecimal.ONE) == 0 ? 0 : 1));
            meter.show(row.ofLargest().doubleValue(), Palette.styleClass(row.slot()), percent.getText());
        }
    }
}
