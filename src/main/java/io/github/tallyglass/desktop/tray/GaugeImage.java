package io.github.tallyglass.desktop.tray;

import io.github.tallyglass.desktop.tray.TrayState.GaugeIcon;
import io.github.tallyglass.desktop.tray.TrayState.Level;

/// The product's glass as a gauge: filled as far as there is something left, in the colour of the level. A
/// dark line around a light rim keeps its form on light and on dark panels alike. Where little is left the
/// empty part takes the colour too, because at 16 pixels a sip alone is not seen; where nothing is known
/// the
/// glass is empty but for a dash, the program's word for unknown.
///
/// Pictures are squares of `int`s, row by row: alpha, red, green, blue, the colours not multiplied by
/// alpha.
public final class GaugeImage {

    private static final int LINE = 0xb4161c26;
    private static final int RIM = 0xf5ffffff;
    private static final int DOT = 0xffe5484d;

    /// The window's own colours for the levels (`tokens-light.css`).
    private static final int OK = 0xff1a8a4c;

    private static final int WARN = 0xffd98a1b;
    private static final int BAD = 0xffc93131;
    private static final int GREY = 0xff9aa4b1;
    private static final int GREY_DARK = 0xff6b7683;

    private GaugeImage() {}

    /// @param size in pixels, 16 or more
    public static int[] icon(GaugeIcon icon, int size) {
        var raster = new Raster(size);
        var margin = Math.max(1, Math.round(size / 16f));
        var line = Math.max(1, size / 24.0);
        var rim = Math.max(1, size / 17.0);
        var glass = Shape.tumbler(margin, margin, size - margin, size - margin, size * 0.11, size * 0.06);
        var inside = glass.inset(line + rim);
        raster.put(glass, LINE);
        raster.put(glass.inset(line), RIM);
        raster.put(inside, emptyPart(icon.level()));
        var percent = icon.percent();
        if (percent != null && percent > 0) {
            var brim = margin + line + rim;
            var top = surface(percent, brim, size - brim, size);
            raster.put(inside.and(Shape.below(top)), colour(icon.level()));
            if (size >= 32 && percent < 100) {
                raster.over(inside.and(Shape.below(top)).and((x, y) -> y - top - size / 24.0), 0x48ffffff);
            }
        }
        if (percent == null) {
            var middle = Math.round(size * 0.53f);
            var half = Math.max(1, size / 20.0);
            raster.put(inside.inset(size * 0.09).and(band(middle, half)), GREY_DARK);
        }
        if (icon.paused()) {
            raster.dim(0.5f);
        }
        if (icon.attention()) {
            var radius = size * 0.19;
            raster.erase(Shape.circle(size - radius, radius, radius + Math.max(1, size / 18.0)));
            raster.put(Shape.circle(size - radius, radius, radius), DOT);
        }
        return raster.argb();
    }

    /// A bar for the menu, lying, with room above and below.
    ///
    /// @param size in pixels, 16 or more
    public static int[] bar(GaugeIcon icon, int size) {
        var raster = new Raster(size);
        var half = size * 0.19;
        var middle = size / 2.0;
        var track = Shape.pill(0, middle - half, size, middle + half);
        raster.put(track, trackColour(icon.level()));
        var percent = icon.percent();
        if (percent != null && percent > 0) {
            var end = Math.max(size / 7.0, size * Math.min(percent, 100) / 100.0);
            raster.put(track.and(Shape.leftOf(end)), colour(icon.level()));
        }
        if (icon.paused()) {
            raster.dim(0.55f);
        }
        return raster.argb();
    }

    /// On whole pixels where one counts; never looking empty or full when it is not.
    private static double surface(int percent, double brim, double foot, int size) {
        var room = foot - brim;
        var least = Math.max(1.5, room / 9);
        var high = percent >= 100 ? room : Math.clamp(room * percent / 100, least, room - 1);
        var top = foot - high;
        if (size > 32) {
            return top;
        }
        return percent >= 100 ? Math.round(top) : Math.max(Math.round(top), Math.ceil(brim) + 1);
    }

    private static Shape band(double middle, double half) {
        return (x, y) -> Math.abs(y - middle) - half;
    }

    private static int colour(Level level) {
        return switch (level) {
            case OK -> OK;
            case WARN -> WARN;
            case BAD -> BAD;
            case UNKNOWN -> GREY;
        };
    }

    private static int trackColour(Level level) {
        return switch (level) {
            case OK, UNKNOWN -> 0x66808a98;
            case WARN, BAD -> 0x66000000 | colour(level) & 0xffffff;
        };
    }

    private static int emptyPart(Level level) {
        return switch (level) {
            case OK, UNKNOWN -> 0xffd5dae1;
            case WARN -> 0xfff8d79b;
            case BAD -> 0xfff19090;
        };
    }
}
