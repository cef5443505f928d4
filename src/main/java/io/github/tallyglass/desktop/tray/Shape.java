package io.github.tallyglass.desktop.tray;

/// A form by its distance: how far a point is from its edge, in pixels; negative inside. What lies within
/// half
/// a pixel of the edge is covered in part, which is all that smooth edges need.
@FunctionalInterface
interface Shape {

    double distance(double x, double y);

    /// The same form, its edge moved inwards by `pixels`.
    default Shape inset(double pixels) {
        return (x, y) -> distance(x, y) + pixels;
    }

    /// What both cover.
    default Shape and(Shape other) {
        return (x, y) -> Math.max(distance(x, y), other.distance(x, y));
    }

    static Shape circle(double centreX, double centreY, double radius) {
        return (x, y) -> Math.hypot(x - centreX, y - centreY) - radius;
    }

    /// Everything below a height; y grows downwards.
    static Shape below(double height) {
        return (x, y) -> height - y;
    }

    static Shape leftOf(double edge) {
        return (x, y) -> x - edge;
    }

    static Shape pill(double left, double top, double right, double bottom) {
        var radius = Math.min(right - left, bottom - top) / 2;
        return (x, y) -> {
            var outX = Math.max(Math.max(left + radius - x, x - right + radius), 0);
            var outY = Math.max(Math.max(top + radius - y, y - bottom + radius), 0);
            return Math.hypot(outX, outY) - radius;
        };
    }

    /// A tumbler: wider above than below, its corners rounded.
    static Shape tumbler(double left, double top, double right, double bottom, double narrower, double round) {
        var centreX = (left + right) / 2;
        var halfTop = (right - left) / 2 - round;
        var halfBottom = halfTop - narrower;
        var high = bottom - top - 2 * round;
        // The outer side of the slanted edge, as a unit vector.
        var length = Math.hypot(narrower, high);
        var normalX = high / length;
        var normalY = narrower / length;
        return (x, y) -> {
            var fromCentre = Math.abs(x - centreX);
            var down = y - top - round;
            var beyondSide = (fromCentre - halfTop) * normalX + down * normalY;
            var along = Math.clamp(((halfTop - fromCentre) * narrower + down * high) / (length * length), 0, 1);
            var toSide = Math.hypot(fromCentre - halfTop + along * narrower, down - along * high);
            var aboveRim = Math.max(fromCentre - halfTop, 0);
            var belowFoot = Math.max(fromCentre - halfBottom, 0);
            var nearest = Math.min(toSide, Math.min(Math.hypot(aboveRim, down), Math.hypot(belowFoot, down - high)));
            var inside = beyondSide < 0 && down > 0 && down < high;
            return (inside ? -nearest : nearest) - round;
        };
    }
}
