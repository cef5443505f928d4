package io.github.tallyglass.ui.screens;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.OnFx;
import io.github.tallyglass.ui.Theme;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.paint.Color;
import javafx.scene.shape.SVGPath;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Days of the calendar are told apart by more than their hue: by shape, and where the shape is the same
/// by how light they are.
class CalendarContrastTest {

    private static final double RECOGNISABLE = 3.0;
    private static final double APART = 1.6;

    @ParameterizedTest
    @EnumSource(
            value = Theme.Choice.class,
            names = {"LIGHT", "DARK"})
    void daysAreRecognisedWithoutTheirHue(Theme.Choice theme) throws Exception {
        var seen = OnFx.call(() -> {
            var shot = Shots.all().stream()
                    .filter(each -> each.name().equals("coverage"))
                    .findFirst()
                    .orElseThrow();
            var scene = Screens.scene(shot, theme, Language.Choice.ENGLISH, new Screens.Size(1000, 700));
            scene.snapshot(null);
            var colours = new EnumMap<Look, Color>(Look.class);
            for (var look : Look.values()) {
                colours.put(look, colour((SVGPath)
                        Objects.requireNonNull(scene.getRoot().lookup(".calendar-day." + look.styleClass))));
            }
            colours.put(
                    Look.PANEL,
                    Contrast.behind(Objects.requireNonNull(scene.getRoot().lookup(".calendar-day"))));
            return Map.copyOf(colours);
        });
        var panel = Objects.requireNonNull(seen.get(Look.PANEL));
        for (var look : List.of(Look.RECONCILED, Look.PARTIAL, Look.STRIPES, Look.MISSING, Look.DIFFERS)) {
            assertThat(Contrast.ratio(Objects.requireNonNull(seen.get(look)), panel))
                    .as(look.toString())
                    .isGreaterThan(RECOGNISABLE);
        }
        var complete = Objects.requireNonNull(seen.get(Look.COMPLETE));
        for (var other : List.of(Look.RECONCILED, Look.OUTSIDE, Look.PANEL)) {
            assertThat(Contrast.ratio(complete, Objects.requireNonNull(seen.get(other))))
                    .as("complete beside " + other)
                    .isGreaterThan(APART);
        }
    }

    private enum Look {
        RECONCILED("reconciled"),
        COMPLETE("complete"),
        PARTIAL("partial"),
        STRIPES("stripes"),
        MISSING("missing"),
        DIFFERS("differs"),
        OUTSIDE("outside"),
        PANEL("outside");

        private final String styleClass;

        Look(String styleClass) {
            this.styleClass = styleClass;
        }
    }

    /// The line where a shape has one, its filling otherwise; what lies behind shines through.
    private static Color colour(SVGPath path) {
        var paint = (Color) (path.getStroke() == null ? path.getFill() : path.getStroke());
        return Contrast.behind(path).interpolate(paint, path.getOpacity());
    }
}
