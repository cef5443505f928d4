package io.github.tallyglass.ui.chart;

import io.github.tallyglass.ui.Nodes;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;

/// Curves over time, each with the area beneath it, above a grid. Drawn anew with each [#show]; never
/// animated.
public final class Curves extends Region {

    private static final double LEFT = 52;
    private static final double RIGHT = 2;
    private static final double TOP = 8;
    private static final double BOTTOM = 24;
    private static final double GAP = 4;

    private final List<Rectangle> grid = new ArrayList<>();
    private final List<Label> gridLabels = new ArrayList<>();
    private final List<Polygon> areas = new ArrayList<>();
    private final List<Polyline> lines = new ArrayList<>();
    private final List<Label> marks = new ArrayList<>();
    private CurvePicture picture = CurvePicture.NONE;

    public Curves() {
        getStyleClass().add("curves");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinHeight(150);
    }

    /// @param words read aloud in place of the picture
    public void show(CurvePicture newPicture, String words) {
        picture = newPicture;
        setAccessibleText(words);
        List.of(grid, gridLabels, areas, lines, marks).forEach(List::clear);
        for (var label : picture.tickLabels()) {
            var line = new Rectangle(0, 1);
            line.getStyleClass().add("grid-line");
            grid.add(line);
            gridLabels.add(label(label));
        }
        for (var curve : picture.curves()) {
            var area = new Polygon();
            area.getStyleClass().addAll("curve-area", curve.level());
            if (!curve.tip().isEmpty()) {
                Nodes.tip(area, curve.tip());
            }
            areas.add(area);
            var line = new Polyline();
            line.getStyleClass().addAll("curve", curve.level());
            lines.add(line);
        }
        picture.marks().forEach(mark -> marks.add(label(mark.label())));
        getChildren().setAll(grid);
        getChildren().addAll(areas);
        getChildren().addAll(lines);
        getChildren().addAll(gridLabels);
        getChildren().addAll(marks);
        requestLayout();
    }

    private static Label label(String text) {
        var label = new Label(text);
        label.getStyleClass().add("axis-label");
        label.setMouseTransparent(true);
        return label;
    }

    @Override
    protected void layoutChildren() {
        var width = Math.max(1, getWidth() - LEFT - RIGHT);
        var height = Math.max(1, getHeight() - TOP - BOTTOM);
        var floor = TOP + height;
        for (var i = 0; i < grid.size(); i++) {
            var y = snapPositionY(floor - height * i / Math.max(1, grid.size() - 1));
            grid.get(i).setWidth(width);
            grid.get(i).relocate(LEFT, y);
            var label = gridLabels.get(i);
            label.autosize();
            label.relocate(snapPositionX(LEFT - 10 - label.getWidth()), snapPositionY(y - label.getHeight() / 2));
        }
        for (var i = 0; i < lines.size(); i++) {
            var points = points(picture.curves().get(i).places(), width, height, floor);
            lines.get(i).getPoints().setAll(points);
            areas.get(i).getPoints().setAll(closed(points, floor));
        }
        var free = 0.0;
        for (var i = 0; i < marks.size(); i++) {
            var label = marks.get(i);
            label.autosize();
            var x = LEFT + picture.marks().get(i).x() * width;
            label.setVisible(x >= free && x + label.getWidth() <= getWidth());
            label.relocate(snapPositionX(x), snapPositionY(floor + 7));
            free = label.isVisible() ? x + label.getWidth() + 14 : free;
        }
    }

    /// Of several curves each ends a little early, so that the next one begins after a gap.
    private List<Double> points(List<CurvePicture.Place> places, double width, double height, double floor) {
        var points = new ArrayList<Double>();
        if (places.isEmpty()) {
            return points;
        }
        var first = places.getFirst().x() * width;
        var length = places.getLast().x() * width - first;
        var squeeze = picture.spaced() && length > 3 * GAP ? (length - GAP) / length : 1;
        for (var place : places) {
            points.add(LEFT + first + (place.x() * width - first) * squeeze);
            points.add(floor - place.y() * height);
        }
        return points;
    }

    private static List<Double> closed(List<Double> points, double floor) {
        var all = new ArrayList<>(points);
        if (!points.isEmpty()) {
            all.addAll(List.of(points.get(points.size() - 2), floor, points.getFirst(), floor));
        }
        return all;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 230;
    }
}
