package io.github.tallyglass.ui.reconcile;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A cell that says something of its row.
///
/// @param <T> the row
final class WordCell<T> extends TableCell<T, T> {

    /// @param exact what its tooltip says; `""` for none
    /// @param tone style class; `""` for none
    /// @param mark stands before the words
    record Words(
            String shown,
            String exact,
            String tone,
            @Nullable Node mark) {

        static Words of(String shown) {
            return new Words(shown, "", "", null);
        }

        static Words of(String shown, String exact) {
            return new Words(shown, exact, "", null);
        }
    }

    private final Function<T, Words> words;
    private final Tooltip tooltip = new Tooltip();
    private String tone = "";

    private WordCell(Function<T, Words> words) {
        this.words = words;
        setGraphicTextGap(8);
    }

    /// @param styleClass `number`, `text`, `muted`
    static <T> TableColumn<T, T> column(String styleClass, Function<T, Words> words) {
        var column = new TableColumn<T, T>();
        column.getStyleClass().add(styleClass);
        column.setSortable(false);
        column.setReorderable(false);
        column.setResizable(false);
        column.setMinWidth(36);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> {
            var cell = new WordCell<>(words);
            cell.getStyleClass().add(styleClass);
            return cell;
        });
        return column;
    }

    /// Without a toolkit's own ideas about widths.
    static <T> TableView<T> table(double line) {
        var table = new TableView<T>();
        table.setFixedCellSize(line);
        table.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
        table.setPlaceholder(new Region());
        return table;
    }

    @Override
    protected void updateItem(T row, boolean empty) {
        super.updateItem(row, empty);
        var now = empty || row == null ? Words.of("") : words.apply(row);
        setText(now.shown());
        setGraphic(now.mark());
        tooltip.setText(now.exact());
        setTooltip(now.exact().isEmpty() ? null : tooltip);
        getStyleClass().remove(tone);
        tone = now.tone();
        if (!tone.isEmpty()) {
            getStyleClass().add(tone);
        }
    }
}
