package io.github.tallyglass.desktop.tray;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.desktop.tray.TrayState.GaugeIcon;
import io.github.tallyglass.desktop.tray.TrayState.Level;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the pictures have to say at any size.
class GaugeImageTest {

    private static final int GREEN = 0x1a8a4c;
    private static final int RED = 0xc93131;

    @ParameterizedTest
    @ValueSource(ints = {16, 22, 24, 32, 48})
    void theGlassIsFilledAsFarAsThereIsSomethingLeft(int size) {
        assertThat(filled(100, size))
                .as("share of green rows on the middle line")
                .isGreaterThan(filled(64, size));
        assertThat(filled(64, size)).isGreaterThan(filled(40, size));
        assertThat(filled(40, size)).isPositive();
        assertThat(filled(64, size) / (double) filled(100, size)).isBetween(0.55, 0.75);
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 22, 24, 32, 48})
    void aSipIsSeenAndNothingIsNone(int size) {
        assertThat(column(icon(3, Level.BAD), size, RED)).isPositive();
        assertThat(column(icon(0, Level.BAD), size, RED)).isZero();
        assertThat(column(icon(99, Level.OK), size, GREEN)).isLessThan(column(icon(100, Level.OK), size, GREEN));
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 22, 24, 32, 48})
    void itsEdgeStandsOutOnLightAndOnDarkPanels(int size) {
        var pixels = GaugeImage.icon(icon(64, Level.OK), size);

        assertThat(IntStream.of(pixels)).as("against a light panel").anyMatch(argb -> luminance(argb, 0xf6) < 0.4);
        assertThat(Arrays.stream(pixels)
                        .filter(argb -> luminance(argb, 0x20) > 0.8)
                        .count())
                .as("against a dark panel")
                .isGreaterThan(size * 2L);
        assertThat(pixels[0] >>> 24).as("corners are empty").isLessThan(0x40);
    }

    @Test
    void theUnknownHasNoColourOfALevel() {
        var pixels = GaugeImage.icon(new GaugeIcon(null, Level.UNKNOWN, false, false), 24);

        assertThat(IntStream.of(pixels)).allMatch(argb -> spread(argb) < 0x30);
    }

    @Test
    void pausedIsFaintAndTroubleHasADot() {
        var plain = GaugeImage.icon(icon(64, Level.OK), 24);
        var paused = GaugeImage.icon(new GaugeIcon(64, Level.OK, true, false), 24);
        var trouble = GaugeImage.icon(new GaugeIcon(64, Level.OK, false, true), 24);

        assertThat(IntStream.of(paused).map(argb -> argb >>> 24).max().orElse(0))
                .isBetween(100, 140);
        var place = 4 * 24 + 19;
        assertThat(trouble[place]).isEqualTo(0xffe5484d);
        assertThat(plain[place]).isNotEqualTo(trouble[place]);
    }

    @Test
    void barsGrow() {
        assertThat(row(GaugeImage.bar(icon(80, Level.OK), 32), 32))
                .isGreaterThan(row(GaugeImage.bar(icon(40, Level.OK), 32), 32));
        assertThat(row(GaugeImage.bar(icon(0, Level.OK), 32), 32)).isZero();
    }

    @Test
    void pngsHoldTheSamePixels() throws IOException {
        var pixels = GaugeImage.icon(icon(64, Level.OK), 22);
        var read = ImageIO.read(new ByteArrayInputStream(Png.of(pixels, 22)));

        assertThat(read.getRGB(0, 0, 22, 22, null, 0, 22)).isEqualTo(pixels);
    }

    @Test
    void pixmapsAreInTheOrderOfTheNet() {
        assertThat(Pixmap.square(new int[] {0x01020304, 0xff000000, 0, 0x7fffffff}, 2).argb)
                .startsWith(1, 2, 3, 4, -1, 0, 0, 0);
    }

    private static GaugeIcon icon(@Nullable Integer percent, Level level) {
        return new GaugeIcon(percent, level, false, false);
    }

    private static int filled(int percent, int size) {
        return column(icon(percent, Level.OK), size, GREEN);
    }

    private static int column(GaugeIcon icon, int size, int colour) {
        var pixels = GaugeImage.icon(icon, size);
        return (int) IntStream.range(0, size)
                .filter(y -> near(pixels[y * size + size / 2 - 1], colour))
                .count();
    }

    private static int row(int[] pixels, int size) {
        return (int) IntStream.range(0, size)
                .filter(x -> near(pixels[size / 2 * size + x], GREEN))
                .count();
    }

    private static boolean near(int argb, int colour) {
        return argb >>> 24 > 0xf0
                && IntStream.of(0, 8, 16)
                        .allMatch(shift -> Math.abs((argb >> shift & 0xff) - (colour >> shift & 0xff)) < 24);
    }

    private static int spread(int argb) {
        var r = argb >> 16 & 0xff;
        var g = argb >> 8 & 0xff;
        var b = argb & 0xff;
        return argb >>> 24 < 0x10 ? 0 : Math.max(r, Math.max(g, b)) - Math.min(r, Math.min(g, b));
    }

    /// Of a pixel laid on a grey panel, 0…1.
    private static double luminance(int argb, int panel) {
        var alpha = (argb >>> 24) / 255.0;
        var own = 0.3 * (argb >> 16 & 0xff) + 0.59 * (argb >> 8 & 0xff) + 0.11 * (argb & 0xff);
        return (own * alpha + panel * (1 - alpha)) / 255;
    }
}
