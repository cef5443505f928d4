package io.github.tallyglass.ui.requests;

import java.util.function.IntConsumer;
import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import org.jspecify.annotations.Nullable;

/// Tells which row a table shows first, and puts a row back to where it was when the rows change.
final class TableScroll {

    private final TableView<?> table;
    private final IntConsumer first;

    /// @param first told the index of the first row in view whenever it moves
    TableScroll(TableView<?> table, IntConsumer first) {
        this.table = table;
        this.first = first;
        table.skinProperty().subscribe(skin -> {
            if (skin != null) {
                watch();
            }
        });
    }

    /// Changes the rows; afterwards `top` is the first in view, cut off as far as the first row was before.
    void keeping(int top, Runnable change) {
        var flow = flow();
        var cell = flow == null ? null : flow.getFirstVisibleCell();
        var cut = cell == null || top == 0 ? 0 : -cell.getLayoutY();
        change.run();
        if (flow == null) {
            return;
        }
        table.layout();
        table.scrollTo(top);
        table.layout();
        if (cut > 0) {
            flow.scrollPixels(cut);
        }
    }

    private void watch() {
        for (var node : table.lookupAll(".scroll-bar")) {
            if (node instanceof ScrollBar bar && bar.getOrientation() == Orientation.VERTICAL) {
                bar.valueProperty().subscribe(_ -> tell());
            }
        }
    }

    private void tell() {
        var flow = flow();
        var cell = flow == null ? null : flow.getFirstVisibleCell();
        if (cell != null) {
            first.accept(cell.getIndex());
        }
    }

    private @Nullable VirtualFlow<?> flow() {
        return table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow ? flow : null;
    }
}
