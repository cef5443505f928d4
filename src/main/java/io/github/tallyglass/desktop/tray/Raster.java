package io.github.tallyglass.desktop.tray;

/// A small picture that is painted by forms. Java2D would do the same for 13 MB of memory, a third of a
/// second
/// and a thread more, in a process that is to cost nothing: a few icons of 48 pixels do not need it.
final class Raster {

    private final int size;

    /// Alpha, red, green, blue of each pixel, 0…1, the colours multiplied by alpha.
    private final float[] channels;

    Raster(int size) {
        this.size = size;
        channels = new float[size * size * 4];
    }

    /// Puts a colour where the form is, in place of what was there: a translucent one lets the panel
    /// through.
    ///
    /// @param argb not multiplied by alpha
    void put(Shape shape, int argb) {
        var alpha = (argb >>> 24) / 255f;
        blend(shape, alpha, argb, 1);
    }

    /// Lays a colour over what is there.
    void over(Shape shape, int argb) {
        blend(shape, 1, argb, (argb >>> 24) / 255f);
    }

    void erase(Shape shape) {
        blend(shape, 0, 0, 1);
    }

    /// @param share of the picture's own strength that stays, 0…1
    void dim(float share) {
        for (var i = 0; i < channels.length; i++) {
            channels[i] *= share;
        }
    }

    /// Row by row, alpha in the highest byte, the colours not multiplied by it.
    int[] argb() {
        var pixels = new int[size * size];
        for (var i = 0; i < pixels.length; i++) {
            var alpha = channels[i * 4];
            var scale = alpha == 0 ? 0 : 1 / alpha;
            pixels[i] = octet(alpha) << 24
                    | octet(channels[i * 4 + 1] * scale) << 16
                    | octet(channels[i * 4 + 2] * scale) << 8
                    | octet(channels[i * 4 + 3] * scale);
        }
        return pixels;
    }

    private void blend(Shape shape, float alpha, int argb, float strength) {
        float[] colour = {
            alpha, alpha * (argb >> 16 & 0xff) / 255f, alpha * (argb >> 8 & 0xff) / 255f, alpha * (argb & 0xff) / 255f
        };
        for (var i = 0; i < size * size; i++) {
            var distance = shape.distance(i % size + 0.5, i / size + 0.5);
            var cover = (float) Math.clamp(0.5 - distance, 0, 1) * strength;
            for (var c = 0; c < 4 && cover > 0; c++) {
                channels[i * 4 + c] += (colour[c] - channels[i * 4 + c]) * cover;
            }
        }
    }

    private static int octet(float share) {
        return Math.clamp(Math.round(share * 255), 0, 255);
    }
}
