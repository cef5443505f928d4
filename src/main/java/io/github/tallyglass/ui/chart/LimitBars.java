package io.github.tallyglass.ui.chart;

import io.github.tallyglass.ui.Nodes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// Thin bars beside each other and a line across them: which of them reach a limit.
public final class LimitBars extends Region {

    private static final double RIGHT = 62;
    private static final double BOTTOM = 20;
    private static final double TOP = 8;
    private static final double WIDEST_BAR = 28;

    /// One bar.
    ///
    /// @param words of its tooltip
    /// @param running its time is not over
    public record Bar(BigDecimal value, String words, boolean running) {}

    private final Line limit = new Line();
    private final Rectangle floor = new Rectangle();
    private final Label limitLabel = label();
    private final Label first = label();
    private final Label last = label();
    private final List<Rectangle> within = new ArrayList<>();
    private final List<Rectangle> over = new ArrayList<>();
    private List<Bar> bars = List.of();
    private @Nullable BigDecimal limitValue;

    public LimitBars() {
        getStyleClass().add("limit-bars");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        limit.getStyleClass().add("limit");
        floor.getStyleClass().add("grid-line");
        limitLabel.getStyleClass().add("limit-label");
        setMinHeight(90);
    }

    /// @param newLimit null for none
    /// @param limitWords at the limit; where there is none, at the highest bar
    /// @param words read aloud in place of the picture
    public void show(
            List<Bar> newBars,
            @Nullable BigDecimal newLimit,
            String limitWords,
            String firstWords,
            String lastWords,
            String words) {
        bars = List.copyOf(newBars);
        limitValue = newLimit;
        limitLabel.setText(limitWords);
        first.setText(firstWords);
        last.setText(lastWords);
        setAccessibleText(words);
        within.clear();
        over.clear();
        for (var bar : bars) {
            within.add(piece(bar, "within"));
            over.add(piece(bar, "over"));
        }
        limit.setVisible(newLimit != null);
        getChildren().setAll(floor);
        getChildren().addAll(within);
        getChildren().addAll(over);
        getChildren().addAll(limit, limitLabel, first, last);
        requestLayout();
    }

    private static Rectangle piece(Bar bar, String styleClass) {
        var piece = new Rectangle();
        piece.getStyleClass().addAll("piece", styleClass);
        if (bar.running()) {
            piece.getStyleClass().add("running");
        }
        Nodes.tip(piece, bar.words());
        return piece;
    }

    private static Label label() {
        var label = new Label();
        label.getStyleClass().add("axis-label");
        label.setMouseTransparent(true);
        return label;
    }

    @Override
    protected void layoutChildren() {
        var width = Math.max(1, getWidth() - RIGHT);
        var plot = Math.max(1, getHeight() - TOP - BOTTOM);
        var ground = snapPositionY(TOP + plot);
        var top = top();
        var pitch = width / Math.max(1, bars.size());
        var barWidth = Math.max(1, Math.min(WIDEST_BAR, snapSizeX(pitch - Math.min(3, pitch * .25))));
        var allowed = limitValue == null ? Double.MAX_VALUE : plot * limitValue.doubleValue() / top;
        for (var i = 0; i < within.size(); i++) {
            var height = plot * Math.max(0, bars.get(i).value().doubleValue()) / top;
            // A little that was spent still shows, and so does a little too much.
            var shown = height > 0 ? Math.max(1.5, height) : 0;
            var excess = height >= allowed ? Math.max(2, shown - allowed) : 0;
            var x = snapPositionX(i * pitch + (pitch - barWidth) / 2);
            place(within.get(i), x, ground - shown + excess, barWidth, shown - excess);
            place(over.get(i), x, ground - shown, barWidth, excess);
        }
        floor.setX(0);
        floor.setY(ground);
        floor.setWidth(width);
        floor.setHeight(1);
        layoutLimit(width, plot, ground, top);
        first.autosize();
        first.relocate(0, ground + 4);
        last.autosize();
        last.relocate(snapPositionX(width - last.getWidth()), ground + 4);
    }

    private static void place(Rectangle piece, double x, double y, double width, double height) {
        piece.setX(x);
        piece.setY(y);
        piece.setWidth(width);
        piece.setHeight(Math.max(0, height));
    }

    private void layoutLimit(double width, double plot, double ground, double top) {
        var height = limitValue == null ? highest() : limitValue;
        var y = Math.round(ground - plot * height.doubleValue() / top) + .5;
        limit.setStartX(0);
        limit.setEndX(width);
        limit.setStartY(y);
        limit.setEndY(y);
        limitLabel.autosize();
        limitLabel.relocate(width + 8, snapPositionY(y - limitLabel.getHeight() / 2));
    }

    private double top() {
        var reached = limitValue == null ? highest() : highest().max(limitValue);
        return reached.signum() == 0 ? 1 : reached.doubleValue() * 1.06;
    }

    private BigDecimal highest() {
        return bars.stream().map(Bar::value).reduce(BigDecimal.ZERO, BigDecimal::max);
    }

    @Override
    protected double computePrefHeight(double width) {
        return 150;
    }
}
