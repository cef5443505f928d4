package io.github.tallyglass.ui.requests;

import io.github.tallyglass.query.UsageRow;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// A cell of the requests table. Cells are reused while the table scrolls: nothing is built per row.
final class RequestCell extends TableCell<RequestSlot, RequestSlot> {

    private static final PseudoClass DOUBTFUL = PseudoClass.getPseudoClass("doubtful");

    private final RequestColumn column;
    private final Supplier<RowTexts> texts;
    private final Tooltip why = new Tooltip();
    private @Nullable Label tag;

    RequestCell(RequestColumn column, Supplier<RowTexts> texts) {
        this.column = column;
        this.texts = texts;
        if (column.isNumeric()) {
            getStyleClass().add("number");
        }
        if (column == RequestColumn.TIME || column == RequestColumn.ACCOUNT) {
            getStyleClass().add("faint");
        }
    }

    RequestColumn column() {
        return column;
    }

    @Override
    protected void updateItem(@Nullable RequestSlot slot, boolean empty) {
        super.updateItem(slot, empty);
        var row = slot == null || empty ? null : slot.row();
        if (row == null) {
            setText(slot == null || empty ? "" : "…");
            setGraphic(null);
            return;
        }
        var words = texts.get().of(column, row);
        if (column == RequestColumn.STATUS) {
            setText("");
            setGraphic(tag(RowStatus.of(row.event()).kind(), words));
        } else {
            setText(words);
            if (column == RequestColumn.COST) {
                explain(row);
            }
        }
    }

    private void explain(UsageRow row) {
        pseudoClassStateChanged(DOUBTFUL, RowTexts.isPriceDoubtful(row));
        var words = texts.get().ofPrice(row);
        why.setText(words);
        setTooltip(words.isEmpty() ? null : why);
    }

    private Label tag(RowStatus.Kind kind, String words) {
        var label = tag == null ? new Label() : tag;
        tag = label;
        label.setText(words);
        label.getStyleClass().setAll("label", "tag");
        switch (kind) {
            case OK -> label.getStyleClass().add("ok");
            case BAD -> label.getStyleClass().add("bad");
            case WARN -> label.getStyleClass().add("warn");
            case NEUTRAL -> {}
        }
        return label;
    }
}
