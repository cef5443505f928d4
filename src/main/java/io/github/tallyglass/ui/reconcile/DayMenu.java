package io.github.tallyglass.ui.reconcile;

import io.github.tallyglass.ui.Language;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// What can be done with a compared day, by a right click or the keyboard's menu key.
final class DayMenu {

    private final TableView<DayLine> table;
    private final ReconcileModel model;
    private final Language language;
    private final ContextMenu menu = new ContextMenu();

    DayMenu(TableView<DayLine> table, ReconcileModel model, Language language) {
        this.table = table;
        this.model = model;
        this.language = language;
    }

    void install() {
        table.addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::requested);
        table.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> menu.hide());
    }

    private void requested(ContextMenuEvent event) {
        var line = event.isKeyboardTrigger()
                ? table.getSelectionModel().getSelectedItem()
                : lineUnder(event.getPickResult().getIntersectedNode());
        if (line == null) {
            return;
        }
        var requests = item("reconcile.menu.requests", () -> model.showRequests(line));
        var reread = item("reconcile.menu.reread", () -> model.reread(List.of(line)));
        reread.setDisable(model.comparison().readOnly() != null
                || model.comparison().running()
                || line.account().paused());
        menu.getItems().setAll(requests, reread);
        menu.show(table, event.getScreenX(), event.getScreenY());
        event.consume();
    }

    private static @Nullable DayLine lineUnder(@Nullable Node node) {
        for (var each = node; each != null; each = each.getParent()) {
            if (each instanceof TableRow<?> row) {
                return row.getItem() instanceof DayLine line ? line : null;
            }
        }
        return null;
    }

    private MenuItem item(String key, Runnable action) {
        var item = new MenuItem(language.get(key));
        item.setOnAction(_ -> action.run());
        return item;
    }
}
