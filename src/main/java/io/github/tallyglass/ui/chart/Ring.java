package io.github.tallyglass.ui.chart;

import io.github.tallyglass.ui.Nodes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.ArcTo;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

/// A pie with room for the total in its middle. A click on a slice tells which.
public final class Ring extends Region {

    private static final double LARGEST = 104;
    private static final double HOLE = 66.0 / 104;
    private static final double MARGIN = 10;

    private final Label total = Nodes.label("", "ring-total");
    private final Label beside = Nodes.label("", "ring-beside");
    private final VBox middle = new VBox(total, beside);
    private final Path track = new Path();
    private final IntConsumer onSlice;
    private final List<Path> paths = new ArrayList<>();
    private List<Slice> slices = List.of();

    public Ring(IntConsumer onSlice) {
        this.onSlice = onSlice;
        getStyleClass().add("ring");
        track.getStyleClass().add("ring-track");
        middle.getStyleClass().add("ring-middle");
        middle.setMouseTransparent(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinSize(120, 120);
    }

    /// @param words read aloud in place of the picture
    public void show(List<Slice> newSlices, String newTotal, String newBeside, String words) {
        slices = List.copyOf(newSlices);
        total.setText(newTotal);
        beside.setText(newBeside);
        Nodes.present(beside, !newBeside.isEmpty());
        setAccessibleText(words);
        paths.clear();
        for (var i = 0; i < slices.size(); i++) {
            var index = i;
            var path = new Path();
            path.getStyleClass()
                    .addAll("slice", Palette.styleClass(slices.get(i).slot()));
            path.setOnMouseClicked(_ -> onSlice.accept(index));
            Nodes.tip(path, slices.get(i).words());
            paths.add(path);
        }
        getChildren().setAll(track);
        getChildren().addAll(paths);
        getChildren().add(middle);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        var radius = Math.max(40, Math.min(LARGEST, Math.min(getWidth(), getHeight()) / 2 - MARGIN));
        var x = getWidth() / 2;
        var y = getHeight() / 2;
        var sum = slices.stream()
                .mapToDouble(slice -> Math.max(0, slice.value().doubleValue()))
                .sum();
        var angle = -Math.PI / 2;
        draw(track, x, y, radius, angle, angle + 0.9999 * 2 * Math.PI);
        track.setVisible(sum == 0);
        for (var i = 0; i < paths.size(); i++) {
            var share = sum == 0 ? 0 : Math.max(0, slices.get(i).value().doubleValue()) / sum;
            // A full turn has no arc; a hair less looks the same.
            var end = angle + Math.min(share, 0.9999) * 2 * Math.PI;
            draw(paths.get(i), x, y, radius, angle, end);
            angle = end;
        }
        middle.autosize();
        var hole = 2 * radius * HOLE;
        var scale = Math.min(1, hole * 0.86 / Math.max(1, middle.getWidth()));
        middle.setScaleX(scale);
        middle.setScaleY(scale);
        middle.relocate(snapPositionX(x - middle.getWidth() / 2), snapPositionY(y - middle.getHeight() / 2));
    }

    private static void draw(Path path, double x, double y, double radius, double from, double to) {
        var inner = radius * HOLE;
        var large = to - from > Math.PI;
        path.getElements()
                .setAll(
                        new MoveTo(x + Math.cos(from) * radius, y + Math.sin(from) * radius),
                        new ArcTo(radius, radius, 0, x + Math.cos(to) * radius, y + Math.sin(to) * radius, large, true),
                        new LineTo(x + Math.cos(to) * inner, y + Math.sin(to) * inner),
                        new ArcTo(
                                inner, inner, 0, x + Math.cos(from) * inner, y + Math.sin(from) * inner, large, false),
                        new ClosePath());
        path.setVisible(to > from);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 2 * (LARGEST + MARGIN);
    }

    @Override
    protected double computePrefHeight(double width) {
        return 2 * (LARGEST + MARGIN);
    }
}
