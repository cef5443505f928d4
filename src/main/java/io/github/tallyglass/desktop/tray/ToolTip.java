package io.github.tallyglass.desktop.tray;

import java.util.List;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.Position;

/// What a panel shows beside the pointer: `(sa(iiay)ss)`. The text may hold a little markup.
public final class ToolTip extends Struct {

    @Position(0)
    public final String iconName;

    @Position(1)
    public final List<Pixmap> icon;

    @Position(2)
    public final String title;

    @Position(3)
    public final String text;

    public ToolTip(String iconName, List<Pixmap> icon, String title, String text) {
        this.iconName = iconName;
        this.icon = icon;
        this.title = title;
        this.text = text;
    }

    /// @param lines of plain text
    static ToolTip of(String title, List<String> lines) {
        return new ToolTip("", List.of(), plain(title), plain(String.join("\n", lines)));
    }

    private static String plain(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
