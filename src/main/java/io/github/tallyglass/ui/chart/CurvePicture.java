package io.github.tallyglass.ui.chart;

import java.util.List;

/// What a chart of curves shows; places are 0…1, from the left and from the bottom.
///
/// @param spaced a gap shows where one curve ends and the next begins
/// @param tickLabels of equally spaced lines, the lowest first
public record CurvePicture(List<Curve> curves, boolean spaced, List<String> tickLabels, List<Mark> marks) {

    public static final CurvePicture NONE = new CurvePicture(List.of(), false, List.of(), List.of());

    /// @param level style class: `ok`, `warn`, `bad`, `plain`, `estimated`
    /// @param tip what is said of it on hover; `""` for nothing
    public record Curve(String level, List<Place> places, String tip) {

        public Curve(String level, List<Place> places) {
            this(level, places, "");
        }
    }

    public record Place(double x, double y) {}

    /// A label under the axis.
    public record Mark(double x, String label) {}
}
