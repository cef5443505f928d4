package io.github.tallyglass.ui.chart;

import io.github.tallyglass.ui.Nodes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/// One bar: its pieces from the bottom up, over a background that spans the whole step of time.
final class BarNode extends Region {

    private final Stack.Bar bar;
    private final List<Rectangle> pieces = new ArrayList<>();
    private final Rectangle hatch = new Rectangle();
    private BigDecimal top = BigDecimal.ONE;
    private double barWidth;

    BarNode(List<Stack.Line> lines, Stack.Bar bar, IntConsumer onLine, Runnable onBar) {
        this.bar = bar;
        getStyleClass().addAll("bar", bar.mark().name().toLowerCase(java.util.Locale.ROOT));
        for (var i = 0; i < lines.size(); i++) {
            var index = i;
            var piece = new Rectangle();
            piece.getStyleClass()
                    .addAll("piece", Palette.styleClass(lines.get(i).slot()));
            piece.setOnMouseClicked(event -> clicked(event, () -> onLine.accept(index)));
            pieces.add(piece);
        }
        hatch.getStyleClass().add("hatch");
        hatch.setMouseTransparent(true);
        hatch.setVisible(bar.mark() == Stack.Mark.AGGREGATE);
        getChildren().addAll(pieces);
        getChildren().add(hatch);
        setOnMouseClicked(event -> clicked(event, onBar));
        Nodes.tip(this, bar.words());
    }

    private static void clicked(MouseEvent event, Runnable action) {
        if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
            event.consume();
            action.run();
        }
    }

    void scale(BigDecimal newTop, double newBarWidth) {
        top = newTop;
        barWidth = newBarWidth;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        var x = snapPositionX((getWidth() - barWidth) / 2);
        var sum = BigDecimal.ZERO;
        var y = getHeight();
        for (var i = 0; i < pieces.size(); i++) {
            sum = sum.add(bar.values().get(i).max(BigDecimal.ZERO));
            // Edges come from the running sum, so that rounding never opens a gap between two pieces.
            var next = snapPositionY(getHeight() * (1 - sum.doubleValue() / top.doubleValue()));
            var piece = pieces.get(i);
            piece.setX(x);
            piece.setY(next);
            piece.setWidth(barWidth);
            piece.setHeight(Math.max(0, y - next));
            y = next;
        }
        hatch.setX(x);
        hatch.setY(y);
        hatch.setWidth(barWidth);
        hatch.setHeight(getHeight() - y);
    }
}
