package io.github.tallyglass.app.desktop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.Tuple;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// The tray as whoever draws it sees it: asks the watcher which icons there are, an icon what it shows, its
/// menu what it offers.
public final class Panel {

    private static final String WATCHER = "org.kde.StatusNotifierWatcher";
    private static final String ITEM = "org.kde.StatusNotifierItem";

    private final DBusConnection bus;

    public Panel(DBusConnection bus) {
        this.bus = bus;
    }

    /// An icon: the bus name and the path of its object.
    public record Icon(String name, String path) {}

    /// A line of a menu.
    public record Line(int id, String label, boolean enabled) {}

    /// The icons that the watcher knows; none without a watcher.
    public List<Icon> icons() throws DBusException {
        try {
            List<String> names = bus.getRemoteObject(WATCHER, "/StatusNotifierWatcher", Properties.class)
                    .Get(WATCHER, "RegisteredStatusNotifierItems");
            return names.stream().map(Panel::icon).toList();
        } catch (DBusExecutionException noWatcher) {
            return List.of();
        }
    }

    private static Icon icon(String registered) {
        var slash = registered.indexOf('/');
        return slash < 0
                ? new Icon(registered, "/StatusNotifierItem")
                : new Icon(registered.substring(0, slash), registered.substring(slash));
    }

    public Map<String, Variant<?>> properties(Icon icon) throws DBusException {
        return bus.getRemoteObject(icon.name(), icon.path(), Properties.class).GetAll(ITEM);
    }

    /// Entries that have words, from top to bottom.
    public List<Line> menu(Icon icon) throws DBusException {
        var lines = new ArrayList<Line>();
        for (var child : menuOf(icon).GetLayout(0, -1, List.of()).root.children) {
            if (child.getValue() instanceof Object[] parts && parts[0] instanceof Integer id) {
                @SuppressWarnings("unchecked")
                var properties = (Map<String, Variant<?>>) parts[1];
                var label = properties.get("label");
                if (label != null) {
                    var enabled = properties.get("enabled");
                    lines.add(new Line(
                            id,
                            // An underscore marks a key, two stand for one.
                            label.getValue().toString().replaceAll("_(.)", "$1"),
                            enabled == null || Boolean.TRUE.equals(enabled.getValue())));
                }
            }
        }
        return lines;
    }

    /// As a panel does it when its user clicks.
    ///
    /// @return false where no entry has these words
    public boolean click(Icon icon, String label) throws DBusException {
        Optional<Line> line =
                menu(icon).stream().filter(each -> each.label().equals(label)).findFirst();
        if (line.isEmpty()) {
            return false;
        }
        menuOf(icon).Event(line.get().id(), "clicked", new Variant<>(0), new UInt32(0));
        return true;
    }

    private Menu menuOf(Icon icon) throws DBusException {
        var path = Objects.requireNonNull(properties(icon).get("Menu")).getValue();
        var text = path instanceof org.freedesktop.dbus.DBusPath named ? named.getPath() : path.toString();
        return bus.getRemoteObject(icon.name(), text, Menu.class);
    }

    @DBusInterfaceName("com.canonical.dbusmenu")
    interface Menu extends DBusInterface {
        Layout<UInt32, Node> GetLayout(int parent, int depth, List<String> properties);

        void Event(int id, String type, Variant<?> data, UInt32 time);
    }

    public static final class Layout<R, N> extends Tuple {
        @Position(0)
        public final R revision;

        @Position(1)
        public final N root;

        public Layout(R revision, N root) {
            this.revision = revision;
            this.root = root;
        }
    }

    public static final class Node extends Struct {
        @Position(0)
        public final int id;

        @Position(1)
        public final Map<String, Variant<?>> properties;

        @Position(2)
        public final List<Variant<?>> children;

        public Node(int id, Map<String, Variant<?>> properties, List<Variant<?>> children) {
            this.id = id;
            this.properties = properties;
            this.children = children;
        }
    }
}
