package io.github.tallyglass.ui.screens;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// Contrast of a text with what lies behind it, as WCAG 2 defines it.
final class Contrast {

    private Contrast() {}

    static double of(Text text) {
        return ratio((Color) text.getFill(), behind(text));
    }

    static double ratio(Color a, Color b) {
        var one = luminance(a);
        var two = luminance(b);
        return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
    }

    /// The fills of all ancestors, from the nearest opaque one up, laid over each other.
    static Color behind(Node node) {
        var layers = new ArrayList<Color>();
        for (@Nullable Node each = node.getParent(); each != null; each = each.getParent()) {
            if (each instanceof Region region && region.getBackground() != null) {
                var fills = region.getBackground().getFills();
                for (var i = fills.size() - 1; i >= 0; i--) {
                    if (fills.get(i).getFill() instanceof Color color && color.getOpacity() > 0) {
                        layers.add(color);
                        if (color.isOpaque()) {
                            return flat(layers);
                        }
                    }
                }
            }
        }
        throw new AssertionError("nothing opaque behind " + Walk.path(node));
    }

    private static Color flat(List<Color> layers) {
        var result = layers.getLast();
        for (var i = layers.size() - 2; i >= 0; i--) {
            var over = layers.get(i);
            var share = over.getOpacity();
            result = Color.color(
                    over.getRed() * share + result.getRed() * (1 - share),
                    over.getGreen() * share + result.getGreen() * (1 - share),
                    over.getBlue() * share + result.getBlue() * (1 - share));
        }
        return result;
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.03928 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
