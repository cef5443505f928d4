package io.github.tallyglass.desktop.tray;

import java.nio.ByteBuffer;
import java.util.List;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.TypeRef;
import org.freedesktop.dbus.annotations.Position;

/// A picture as panels take it: `(iiay)`, alpha first, the highest byte first.
public final class Pixmap extends Struct {

    @Position(0)
    public final int width;

    @Position(1)
    public final int height;

    @Position(2)
    public final byte[] argb;

    public Pixmap(int width, int height, byte[] argb) {
        this.width = width;
        this.height = height;
        this.argb = argb;
    }

    static Pixmap square(int[] argb, int size) {
        var bytes = ByteBuffer.allocate(argb.length * 4);
        bytes.asIntBuffer().put(argb);
        return new Pixmap(size, size, bytes.array());
    }

    /// The type `a(iiay)`, for the library.
    public interface Several extends TypeRef<List<Pixmap>> {}
}
