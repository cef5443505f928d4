package io.github.tallyglass.ui.reconcile;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Point2D;
import javafx.scene.Group;
import javafx.scene.shape.SVGPath;

/// Draws days by their look: full, pale, halved, hatched, hollow, faint; a lozenge on those that differ.
final class DayShapes extends Group {

    private final Map<DayLook, SVGPath> looks = new EnumMap<>(DayLook.class);
    private final SVGPath halves = path("partial-half");
    private final SVGPath stripes = path("stripes");
    private final SVGPath differs = path("differs");

    DayShapes() {
        for (var look : DayLook.values()) {
            looks.put(look, path(look.word()));
        }
        getChildren().addAll(looks.values());
        getChildren().addAll(halves, stripes, differs);
        setMouseTransparent(true);
    }

    /// @param corners upper left corners by look
    /// @param differing corners of those that differ from the gateway's sum
    void draw(Map<DayLook, List<Point2D>> corners, List<Point2D> differing, double side) {
        looks.forEach((look, path) -> {
            // A line of one pixel is sharp half a pixel inside.
            var inset = look == DayLook.MISSING || look == DayLook.PARTIAL ? .5 : 0;
            path.setContent(CellPaths.squares(corners.getOrDefault(look, List.of()), side, inset));
        });
        halves.setContent(CellPaths.halves(corners.getOrDefault(DayLook.PARTIAL, List.of()), side));
        stripes.setContent(CellPaths.stripes(corners.getOrDefault(DayLook.AGGREGATE_ONLY, List.of()), side));
        differs.setContent(CellPaths.lozenges(differing, side));
    }

    /// One day, for a legend.
    static DayShapes sample(DayLook look, boolean differs, double side) {
        var shapes = new DayShapes();
        var corner = List.of(Point2D.ZERO);
        shapes.draw(Map.of(look, corner), differs ? corner : List.of(), side);
        return shapes;
    }

    private static SVGPath path(String word) {
        var path = new SVGPath();
        path.getStyleClass().addAll("calendar-day", word);
        return path;
    }
}
