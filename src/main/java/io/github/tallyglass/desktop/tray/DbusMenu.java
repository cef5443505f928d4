package io.github.tallyglass.desktop.tray;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.Tuple;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusProperty;
import org.freedesktop.dbus.annotations.DBusProperty.Access;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// A menu that a panel draws: the items are asked for by number, the whole menu is number 0.
@DBusInterfaceName("com.canonical.dbusmenu")
@DBusProperty(name = "Version", type = UInt32.class, access = Access.READ)
@DBusProperty(name = "TextDirection", type = String.class, access = Access.READ)
@DBusProperty(name = "Status", type = String.class, access = Access.READ)
@DBusProperty(name = "IconThemePath", type = String[].class, access = Access.READ)
public interface DbusMenu extends DBusInterface {

    /// @param depth how many levels below the parent; -1 for all
    /// @param names of the properties that are wanted; none for all
    Two<UInt32, Node> GetLayout(int parent, int depth, List<String> names);

    List<Line> GetGroupProperties(List<Integer> ids, List<String> names);

    Variant<?> GetProperty(int id, String name);

    void Event(int id, String type, Variant<?> data, UInt32 time);

    /// @return numbers that nobody knows
    List<Integer> EventGroup(List<Happening> events);

    /// @return whether the menu has to be asked for once more
    boolean AboutToShow(int id);

    /// @return numbers of those that have to be asked for once more, and numbers that nobody knows
    Two<List<Integer>, List<Integer>> AboutToShowGroup(List<Integer> ids);

    /// Items came, went or moved.
    final class LayoutUpdated extends DBusSignal {
        public LayoutUpdated(String path, UInt32 revision, int parent) throws DBusException {
            super(path, revision, parent);
        }
    }

    /// Items stayed where they are and look otherwise.
    final class ItemsPropertiesUpdated extends DBusSignal {
        public ItemsPropertiesUpdated(String path, List<Line> updated, List<Removed> removed) throws DBusException {
            super(path, updated, removed);
        }
    }

    /// An item with what is below it: `(ia{sv}av)`.
    final class Node extends Struct {

        @Position(0)
        public final int id;

        @Position(1)
        public final Map<String, Variant<?>> properties;

        @Position(2)
        public final List<Variant<?>> below;

        public Node(int id, Map<String, Variant<?>> properties, List<Variant<?>> below) {
            this.id = id;
            this.properties = properties;
            this.below = below;
        }
    }

    /// An item alone: `(ia{sv})`.
    final class Line extends Struct {

        @Position(0)
        public final int id;

        @Position(1)
        public final Map<String, Variant<?>> properties;

        public Line(int id, Map<String, Variant<?>> properties) {
            this.id = id;
            this.properties = properties;
        }
    }

    /// Properties that an item has no more: `(ias)`.
    final class Removed extends Struct {

        @Position(0)
        public final int id;

        @Position(1)
        public final List<String> names;

        public Removed(int id, List<String> names) {
            this.id = id;
            this.names = names;
        }
    }

    /// Something that a user did to an item: `(isvu)`.
    final class Happening extends Struct {

        @Position(0)
        public final int id;

        @Position(1)
        public final String type;

        @Position(2)
        public final Variant<?> data;

        @Position(3)
        public final UInt32 time;

        public Happening(int id, String type, Variant<?> data, UInt32 time) {
            this.id = id;
            this.type = type;
            this.data = data;
            this.time = time;
        }
    }

    /// Two answers to one call. The library finds their types in the type arguments alone.
    final class Two<A, B> extends Tuple {

        @Position(0)
        public final A first;

        @Position(1)
        public final B second;

        public Two(A first, B second) {
            this.first = first;
            this.second = second;
        }
    }
}
