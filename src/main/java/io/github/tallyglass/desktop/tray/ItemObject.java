package io.github.tallyglass.desktop.tray;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.errors.PropertyReadOnly;
import org.freedesktop.dbus.errors.UnknownProperty;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;

/// The icon on the bus, under both of its interfaces. It is always `Active`: panels hide passive items, and
/// make those that need attention blink, which a gauge that is at hand has no need of. Asked on the
/// library's
/// threads, changed on the bus's.
public final class ItemObject implements KdeItem, FreedesktopItem, Properties {

    static final String PATH = "/StatusNotifierItem";

    /// What panels are known to ask for, up to twice the usual height.
    private static final List<Integer> SIZES = List.of(16, 22, 24, 32, 48);

    private final Executor runner;
    private final Map<String, Variant<?>> properties = new ConcurrentHashMap<>();
    private volatile @Nullable TrayState shown;

    /// @param runner where clicks act
    ItemObject(Executor runner) {
        this.runner = runner;
        properties.put("Category", new Variant<>("ApplicationStatus"));
        properties.put("Id", new Variant<>("tallyglass"));
        properties.put("Title", new Variant<>("Tallyglass"));
        properties.put("Status", new Variant<>("Active"));
        properties.put("WindowId", new Variant<>(0));
        properties.put("IconName", new Variant<>(""));
        properties.put("IconThemePath", new Variant<>(""));
        properties.put("ItemIsMenu", new Variant<>(false));
        properties.put("Menu", new Variant<>(new DBusPath(MenuObject.PATH)));
        properties.put("IconPixmap", new Variant<>(List.of(), "a(iiay)"));
        properties.put("ToolTip", new Variant<>(ToolTip.of("", List.of()), "(sa(iiay)ss)"));
    }

    /// @return names of the signals that tell what changed; none when it looks as before
    List<String> update(TrayState state) {
        var before = shown;
        shown = state;
        var changed = new ArrayList<String>();
        if (before == null || !before.icon().equals(state.icon())) {
            properties.put("IconPixmap", new Variant<>(pictures(state), "a(iiay)"));
            changed.add("NewIcon");
        }
        if (before == null || !before.title().equals(state.title())) {
            properties.put("Title", new Variant<>(state.title()));
            changed.add("NewTitle");
        }
        if (before == null
                || !before.title().equals(state.title())
                || !before.tooltip().equals(state.tooltip())) {
            properties.put("ToolTip", new Variant<>(ToolTip.of(state.title(), state.tooltip()), "(sa(iiay)ss)"));
            changed.add("NewToolTip");
        }
        return changed;
    }

    @Override
    public void Activate(int x, int y) {
        var now = shown;
        if (now != null) {
            runner.execute(now.opened());
        }
    }

    @Override
    public void SecondaryActivate(int x, int y) {
        Activate(x, y);
    }

    @Override
    public void ContextMenu(int x, int y) {}

    @Override
    public void Scroll(int delta, String orientation) {}

    /// A variant, as the library wants it.
    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <A> A Get(String interfaceName, String name) {
        var value = properties.get(name);
        if (value == null) {
            throw new UnknownProperty("no " + name);
        }
        return (A) value;
    }

    @Override
    public <A> void Set(String interfaceName, String name, A value) {
        throw new PropertyReadOnly(name + " cannot be set");
    }

    @Override
    public Map<String, Variant<?>> GetAll(String interfaceName) {
        return interfaceName.endsWith(".StatusNotifierItem") || interfaceName.isEmpty() ? properties : Map.of();
    }

    @Override
    public String getObjectPath() {
        return PATH;
    }

    private static List<Pixmap> pictures(TrayState state) {
        return SIZES.stream()
                .map(size -> Pixmap.square(GaugeImage.icon(state.icon(), size), size))
                .toList();
    }
}
