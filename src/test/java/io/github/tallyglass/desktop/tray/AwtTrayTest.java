package io.github.tallyglass.desktop.tray;

import static io.github.tallyglass.desktop.tray.TraySamples.HALF;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.MultiResolutionImage;
import java.util.List;
import org.junit.jupiter.api.Test;

/// As far as a machine without a screen lets one see.
class AwtTrayTest {

    private final TraySamples samples = new TraySamples();

    @Test
    void withoutAScreenNothingIsShownAndNothingFails() {
        try (var tray = new AwtTray(true)) {
            tray.show(samples.state(HALF));

            assertThat(tray.hosted()).isFalse();
            assertThat(tray.displayMessage("title", "text", false, () -> {})).isFalse();
        }
    }

    @Test
    void itsPictureComesInTheSizesOfTheScreens() {
        var picture = (MultiResolutionImage) AwtTray.picture(samples.state(HALF));

        assertThat(picture.getResolutionVariants())
                .extracting(image -> image.getWidth(null))
                .containsExactly(16, 20, 24, 32, 40, 48);
        assertThat(picture.getResolutionVariant(32, 32).getWidth(null)).isEqualTo(32);
    }

    @Test
    void aTooltipThatTheSystemWouldCutIsCutWithASign() {
        var lines = List.of("a line of some length that says what is left", "another one ".repeat(10));

        assertThat(AwtTray.tooltip(samples.state(HALF, List.of("short"), List.of())))
                .isEqualTo("Tallyglass\nshort");
        assertThat(AwtTray.tooltip(samples.state(HALF, lines, List.of())))
                .hasSize(127)
                .endsWith("…");
    }
}
