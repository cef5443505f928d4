package io.github.tallyglass.ui.account;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// Cards side by side, as many as fit, all of one width and each row of one height.
final class CardGrid extends Pane {

    private static final double NARROWEST = 300;
    private static final int MOST = 3;
    private static final double GAP = 14;

    CardGrid() {
        getStyleClass().add("card-grid");
    }

    void show(List<? extends Node> cards) {
        getChildren().setAll(cards);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefWidth(double height) {
        return NARROWEST + snappedLeftInset() + snappedRightInset();
    }

    @Override
    protected double computeMinWidth(double height) {
        return computePrefWidth(height);
    }

    @Override
    protected double computePrefHeight(double width) {
        return layOut(width < 0 ? getWidth() : width, false);
    }

    @Override
    protected void layoutChildren() {
        layOut(getWidth(), true);
    }

    private double layOut(double width, boolean move) {
        var inside = width - snappedLeftInset() - snappedRightInset();
        var columns = Math.clamp((int) ((inside + GAP) / (NARROWEST + GAP)), 1, MOST);
        var cardWidth = snapSizeX((inside - (columns - 1) * GAP) / columns);
        var cards = getManagedChildren();
        var y = snappedTopInset();
        for (var first = 0; first < cards.size(); first += columns) {
            var row = cards.subList(first, Math.min(cards.size(), first + columns));
            var height = snapSizeY(row.stream()
                    .mapToDouble(card -> card.prefHeight(cardWidth))
                    .max()
                    .orElse(0));
            for (var place = 0; move && place < row.size(); place++) {
                row.get(place).resizeRelocate(snappedLeftInset() + place * (cardWidth + GAP), y, cardWidth, height);
            }
            y += height + GAP;
        }
        return Math.max(0, y - GAP) + snappedBottomInset();
    }
}
