package io.github.tallyglass.ui.reconcile;

import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;

/// A thin bar in parts; a part that is there is never too thin to be seen.
final class ShareBar extends Region {

    private static final double LEAST = 3;
    private static final double GAP = 2;

    /// @param tone style class
    record Part(String tone, int share) {}

    private List<Part> parts = List.of();

    ShareBar() {
        getStyleClass().add("share-bar");
        setAccessibleRole(AccessibleRole.NODE);
    }

    void show(List<Part> wanted) {
        parts = wanted.stream().filter(part -> part.share() > 0).toList();
        getChildren().setAll(parts.stream().map(ShareBar::piece).toList());
        requestLayout();
    }

    private static Region piece(Part part) {
        var piece = new Region();
        piece.getStyleClass().addAll("piece", part.tone());
        return piece;
    }

    @Override
    protected void layoutChildren() {
        var whole = parts.stream().mapToInt(Part::share).sum();
        var room = getWidth() - GAP * (parts.size() - 1) - LEAST * parts.size();
        var x = 0.0;
        for (var i = 0; i < parts.size(); i++) {
            var width = LEAST + Math.max(0, room) * parts.get(i).share() / whole;
            var from = snapPositionX(x);
            getChildren().get(i).resizeRelocate(from, 0, snapPositionX(x + width) - from, getHeight());
            x += width + GAP;
        }
    }
}
