package io.github.tallyglass.ui.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/// Stacked bars over time with grid, sparse labels and a tooltip a bar. A click on a piece tells which
/// line, a click beside it which bar. Drawn anew with each [#show]; never animated.
public final class StackedBars extends Region {

    private static final double LEFT = 44;
    private static final double RIGHT = 2;
    private static final double TOP = 8;
    private static final double BOTTOM = 22;
    private static final double WIDEST_BAR = 64;
    private static final double LABEL_PITCH = 84;

    private final List<Rectangle> grid = new ArrayList<>();
    private final List<Label> gridLabels = new ArrayList<>();
    private final List<Label> barLabels = new ArrayList<>();
    private final List<BarNode> bars = new ArrayList<>();
    private final IntConsumer onLine;
    private final IntConsumer onBar;
    private Stack stack = Stack.NONE;

    /// @param onLine index of the clicked line
    /// @param onBar index of the clicked bar
    public StackedBars(IntConsumer onLine, IntConsumer onBar) {
        this.onLine = onLine;
        this.onBar = onBar;
        getStyleClass().add("stacked-bars");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinHeight(90);
    }

    /// @param words read aloud in place of the picture
    public void show(Stack newStack, String words) {
        stack = newStack;
        setAccessibleText(words);
        grid.clear();
        gridLabels.clear();
        barLabels.clear();
        bars.clear();
        for (var label : stack.tickLabels()) {
            var line = new Rectangle(0, 1);
            line.getStyleClass().add("grid-line");
            grid.add(line);
            gridLabels.add(axisLabel(label));
        }
        for (var i = 0; i < stack.bars().size(); i++) {
            var index = i;
            bars.add(new BarNode(stack.lines(), stack.bars().get(i), onLine, () -> onBar.accept(index)));
            barLabels.add(axisLabel(stack.bars().get(i).label()));
        }
        getChildren().setAll(grid);
        getChildren().addAll(gridLabels);
        getChildren().addAll(bars);
        getChildren().addAll(barLabels);
        requestLayout();
    }

    private static Label axisLabel(String text) {
        var label = new Label(text);
        label.getStyleClass().add("axis-label");
        label.setMouseTransparent(true);
        return label;
    }

    @Override
    protected void layoutChildren() {
        var width = getWidth();
        var plot = Math.max(1, getHeight() - TOP - BOTTOM);
        var floor = TOP + plot;
        for (var i = 0; i < grid.size(); i++) {
            var y = snapPositionY(floor - plot * i / Math.max(1, grid.size() - 1));
            grid.get(i).setWidth(Math.max(0, width - LEFT - RIGHT));
            grid.get(i).relocate(LEFT, y);
            var label = gridLabels.get(i);
            label.autosize();
            label.relocate(snapPositionX(LEFT - 8 - label.getWidth()), snapPositionY(y - label.getHeight() / 2));
        }
        layoutBars((width - LEFT - RIGHT) / Math.max(1, bars.size()), plot, floor);
    }

    private void layoutBars(double pitch, double plot, double floor) {
        var every = every(pitch);
        for (var i = 0; i < bars.size(); i++) {
            var x = LEFT + i * pitch;
            var gap = Math.min(5, pitch * .2);
            var barWidth = Math.min(WIDEST_BAR, pitch - gap);
            var bar = bars.get(i);
            bar.resizeRelocate(snapPositionX(x), TOP, pitch, plot);
            bar.scale(stack.ticks().top(), snapSizeX(barWidth));
            var label = barLabels.get(i);
            label.autosize();
            var centre = x + pitch / 2 - label.getWidth() / 2;
            var inside = centre + label.getWidth() <= getWidth() + 1;
            label.setVisible(i % every == 0 && inside);
            positionInArea(
                    label,
                    snapPositionX(Math.max(LEFT - 8, centre)),
                    floor + 5,
                    label.getWidth(),
                    BOTTOM - 5,
                    0,
                    javafx.geometry.HPos.LEFT,
                    VPos.TOP);
        }
    }

    private int every(double pitch) {
        var widest = barLabels.stream()
                        .mapToDouble(label -> label.prefWidth(-1))
                        .max()
                        .orElse(0)
                + 14;
        for (var every : stack.labelEvery()) {
            if (every * pitch >= Math.max(widest, bars.size() > 12 ? LABEL_PITCH : 0)) {
                return every;
            }
        }
        return Integer.MAX_VALUE;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 236;
    }
}
