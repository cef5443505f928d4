package io.github.tallyglass.ui.chart;

import io.github.tallyglass.ui.Nodes;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;

/// The same parts as a [Ring], as horizontal bars against the largest.
public final class ShareBars extends VBox {

    private static final double THICK = 8;

    private final IntConsumer onSlice;

    public ShareBars(IntConsumer onSlice) {
        this.onSlice = onSlice;
        getStyleClass().add("share-bars");
    }

    public void show(List<Slice> slices) {
        var largest = slices.stream()
                .mapToDouble(slice -> slice.value().doubleValue())
                .max()
                .orElse(1);
        getChildren().clear();
        for (var i = 0; i < slices.size(); i++) {
            getChildren().add(line(slices.get(i), largest <= 0 ? 1 : largest, i));
        }
    }

    private Button line(Slice slice, double largest, int index) {
        var name = new Label(slice.label());
        name.setMinWidth(0);
        var amount = Nodes.label(slice.amount(), "amount");
        amount.setMinWidth(USE_PREF_SIZE);
        var bar = new Part(slice.value().doubleValue() / largest, slice.slot());
        var box = new VBox(new HBox(8, name, Nodes.spring(), amount), bar);
        box.getStyleClass().add("share-line");
        var button = new Button();
        button.getStyleClass().setAll("share-button");
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setGraphic(box);
        button.setMaxWidth(Double.MAX_VALUE);
        box.prefWidthProperty().bind(button.widthProperty().subtract(16));
        button.setAccessibleText(slice.label() + " " + slice.amount());
        button.setOnAction(_ -> onSlice.accept(index));
        Nodes.tip(button, slice.words());
        return button;
    }

    /// A piece of a line that is filled by a fraction.
    private static final class Part extends Region {
        private final Rectangle fill = new Rectangle();
        private final double fraction;

        Part(double fraction, int slot) {
            this.fraction = Math.clamp(fraction, 0, 1);
            fill.getStyleClass().addAll("piece", Palette.styleClass(slot));
            fill.setArcWidth(THICK);
            fill.setArcHeight(THICK);
            getChildren().add(fill);
            setMinHeight(THICK);
            setPrefHeight(THICK);
        }

        @Override
        protected void layoutChildren() {
            fill.setWidth(Math.max(2, getWidth() * fraction));
            fill.setHeight(THICK);
        }
    }
}
