package io.github.tallyglass.ui.reconcile;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.geometry.Point2D;

/// Shapes of the calendar's days as path text: one node draws every day of a kind, so that ten calendars
/// of a year are some eighty nodes and not four thousand.
final class CellPaths {

    private CellPaths() {}

    /// Squares with rounded corners, by their upper left corners.
    static String squares(List<Point2D> corners, double side, double inset) {
        var edge = side - 2 * inset;
        var round = Math.min(2.5, edge / 4);
        var straight = edge - 2 * round;
        return each(
                corners,
                corner -> text(
                        "M%f %fh%fa%f %f 0 0 1 %f %fv%fa%f %f 0 0 1 -%f %fh-%fa%f %f 0 0 1 -%f -%fv-%fa%f %f 0 0 1 %f -%fz",
                        corner.getX() + inset + round,
                        corner.getY() + inset,
                        straight,
                        round,
                        round,
                        round,
                        round,
                        straight,
                        round,
                        round,
                        round,
                        round,
                        straight,
                        round,
                        round,
                        round,
                        round,
                        straight,
                        round,
                        round,
                        round,
                        round));
    }

    /// The lower left half of a square.
    static String halves(List<Point2D> corners, double side) {
        return each(
                corners, corner -> text("M%f %fv%fh%fz", corner.getX() + .5, corner.getY() + .5, side - 1, side - 1));
    }

    /// Three slanting lines, the same in every square.
    static String stripes(List<Point2D> corners, double side) {
        var half = side / 2;
        return each(
                corners,
                corner -> text(
                        "M%f %fl%f -%fM%f %fl%f -%fM%f %fl%f -%f",
                        corner.getX() + .5,
                        corner.getY() + half,
                        half - .5,
                        half - .5,
                        corner.getX() + 1,
                        corner.getY() + side - 1,
                        side - 2,
                        side - 2,
                        corner.getX() + half,
                        corner.getY() + side - .5,
                        half - .5,
                        half - .5));
    }

    /// A small lozenge in the middle of a square.
    static String lozenges(List<Point2D> corners, double side) {
        var reach = Math.max(2.5, side * .4);
        return each(
                corners,
                corner -> text(
                        "M%f %fl%f %fl-%f %fl-%f -%fz",
                        corner.getX() + side / 2,
                        corner.getY() + side / 2 - reach,
                        reach,
                        reach,
                        reach,
                        reach,
                        reach,
                        reach));
    }

    private static String each(List<Point2D> corners, Function<Point2D, String> path) {
        return corners.stream().map(path).collect(Collectors.joining());
    }

    private static String text(String pattern, Object... numbers) {
        return String.format(Locale.ROOT, pattern.replace("%f", "%.2f"), numbers);
    }
}
