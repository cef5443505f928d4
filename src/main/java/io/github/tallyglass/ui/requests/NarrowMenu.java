package io.github.tallyglass.ui.requests;

import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.query.UsageRow;
import io.github.tallyglass.ui.Language;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// What can be done with a value: narrow to it, leave it out, copy it, sort by its column. A right click
/// names the cell, the keyboard the selected row; Alt and a click narrow at once.
final class NarrowMenu {

    private static final int LONGEST = 40;
    private static final List<RequestColumn> OF_A_ROW =
            List.of(RequestColumn.MODEL, RequestColumn.KEY, RequestColumn.ACCOUNT, RequestColumn.STATUS);

    private final RequestTable table;
    private final RequestsModel model;
    private final Language language;
    private final Runnable export;
    private final ContextMenu menu = new ContextMenu();

    /// @param export opens the export's options
    NarrowMenu(RequestTable table, RequestsModel model, Language language, Runnable export) {
        this.table = table;
        this.model = model;
        this.language = language;
        this.export = export;
    }

    void install() {
        table.addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::requested);
        table.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
    }

    private void pressed(MouseEvent event) {
        menu.hide();
        var cell = RequestTable.parent(event, RequestCell.class);
        if (!event.isAltDown() || event.getButton() != MouseButton.PRIMARY || cell == null) {
            return;
        }
        var row = row(cell);
        if (row != null) {
            value(cell.column(), row)
                    .ifPresent(value -> model.narrow(cell.column().dimension().orElseThrow(), value, false));
            event.consume();
        }
    }

    private void requested(ContextMenuEvent event) {
        var cell = event.isKeyboardTrigger() || !(event.getTarget() instanceof Node node)
                ? null
                : RequestTable.parent(node, RequestCell.class);
        var row = cell == null ? selectedRow() : row(cell);
        if (row == null) {
            return;
        }
        menu.getItems().clear();
        var columns = cell == null ? OF_A_ROW : List.of(cell.column());
        columns.forEach(column -> addNarrowing(column, row));
        if (cell != null) {
            addCopy(table.texts().of(cell.column(), row), table.wholeTexts().of(cell.column(), row));
        }
        columns.forEach(this::addSort);
        menu.getItems().addAll(new SeparatorMenuItem(), item("requests.export", export));
        menu.show(table, event.getScreenX(), event.getScreenY());
        event.consume();
    }

    private void addNarrowing(RequestColumn column, UsageRow row) {
        var value = value(column, row);
        if (value.isEmpty()) {
            return;
        }
        var dimension = column.dimension().orElseThrow();
        var name = columnName(column);
        var words = brief(language.texts().value(dimension, RowTexts.oneLine(value.get())));
        menu.getItems()
                .addAll(
                        item("requests.menu.only", () -> narrow(dimension, value.get(), false), name, words),
                        item("requests.menu.not", () -> narrow(dimension, value.get(), true), name, words));
    }

    private void narrow(Dimension dimension, String value, boolean exclude) {
        model.narrow(dimension, value, exclude);
    }

    private void addCopy(String words, String whole) {
        menu.getItems().add(item("requests.menu.copy", () -> copy(whole), brief(words)));
    }

    private void addSort(RequestColumn column) {
        column.sort().ifPresent(sort -> {
            if (menu.getItems().stream().noneMatch(SeparatorMenuItem.class::isInstance)) {
                menu.getItems().add(new SeparatorMenuItem());
            }
            menu.getItems().add(item("requests.menu.sort", () -> model.sortBy(sort), columnName(column)));
        });
    }

    private String columnName(RequestColumn column) {
        return language.get("requests.column." + column.word());
    }

    private MenuItem item(String key, Runnable action, Object... args) {
        var item = new MenuItem(language.get(key, args));
        // Model names carry underscores, which are no mnemonics.
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private static Optional<String> value(RequestColumn column, UsageRow row) {
        return column.dimension().map(dimension -> RowValues.of(dimension, row)).filter(value -> !value.isEmpty());
    }

    private static @Nullable UsageRow row(RequestCell cell) {
        var slot = cell.getItem();
        return slot == null ? null : slot.row();
    }

    private @Nullable UsageRow selectedRow() {
        return model.details().rowProperty().get();
    }

    private static String brief(String words) {
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST) + "…";
    }

    private static void copy(String words) {
        var content = new ClipboardContent();
        content.putString(words);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
