package io.github.tallyglass.desktop.tray;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.freedesktop.dbus.errors.InvalidMethodArgument;
import org.freedesktop.dbus.errors.PropertyReadOnly;
import org.freedesktop.dbus.errors.UnknownProperty;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// The menu on the bus: one level of lines. Asked on the library's threads, changed on the bus's.
public final class MenuObject implements DbusMenu, Properties {

    static final String PATH = "/MenuBar";

    private static final Map<String, Variant<?>> PROPERTIES = Map.of(
            "Version",
            new Variant<>(new UInt32(3)),
            "TextDirection",
            new Variant<>("ltr"),
            "Status",
            new Variant<>("normal"),
            "IconThemePath",
            new Variant<>(new String[0]));

    private final Executor runner;
    private volatile Content content = new Content(1, List.of());

    /// @param runner where clicks act
    MenuObject(Executor runner) {
        this.runner = runner;
    }

    /// @return what panels have to hear; nothing when it looks as before
    List<DBusSignal> update(List<MenuLine> lines) throws DBusException {
        var before = content;
        if (before.sameLines(lines)) {
            content = new Content(before.revision(), lines);
            return changed(before.lines(), lines);
        }
        content = new Content(before.revision() + 1, lines);
        return List.of(new LayoutUpdated(PATH, new UInt32(before.revision() + 1), 0));
    }

    @Override
    public Two<UInt32, Node> GetLayout(int parent, int depth, List<String> names) {
        var now = content;
        var revision = new UInt32(now.revision());
        if (parent != 0) {
            var line = now.find(parent).orElseThrow(() -> unknown(parent));
            return new Two<>(revision, node(line, names));
        }
        var below = new ArrayList<Variant<?>>();
        if (depth != 0) {
            now.lines().forEach(line -> below.add(new Variant<>(node(line, names), "(ia{sv}av)")));
        }
        return new Two<>(revision, new Node(0, chosen(root(), names), below));
    }

    @Override
    public List<Line> GetGroupProperties(List<Integer> ids, List<String> names) {
        var answer = new ArrayList<Line>();
        if (ids.isEmpty() || ids.contains(0)) {
            answer.add(new Line(0, chosen(root(), names)));
        }
        for (var line : content.lines()) {
            if (ids.isEmpty() || ids.contains(line.id())) {
                answer.add(new Line(line.id(), chosen(line.look().properties(), names)));
            }
        }
        return answer;
    }

    @Override
    public Variant<?> GetProperty(int id, String name) {
        var properties = id == 0
                ? root()
                : content.find(id).orElseThrow(() -> unknown(id)).look().properties();
        var value = properties.get(name);
        if (value == null) {
            throw new UnknownProperty("no " + name);
        }
        return value;
    }

    @Override
    public void Event(int id, String type, Variant<?> data, UInt32 time) {
        if (type.equals("clicked")) {
            content.find(id).filter(line -> line.look().enabled()).ifPresent(line -> runner.execute(line.run()));
        }
    }

    @Override
    public List<Integer> EventGroup(List<Happening> events) {
        events.forEach(event -> Event(event.id, event.type, event.data, event.time));
        return unknownAmong(events.stream().map(event -> event.id).toList());
    }

    @Override
    public boolean AboutToShow(int id) {
        return false;
    }

    @Override
    public Two<List<Integer>, List<Integer>> AboutToShowGroup(List<Integer> ids) {
        return new Two<>(List.of(), unknownAmong(ids));
    }

    /// A variant, as the library wants it.
    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <A> A Get(String interfaceName, String name) {
        var value = PROPERTIES.get(name);
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
        return interfaceName.equals("com.canonical.dbusmenu") || interfaceName.isEmpty() ? PROPERTIES : Map.of();
    }

    @Override
    public String getObjectPath() {
        return PATH;
    }

    private List<Integer> unknownAmong(List<Integer> ids) {
        var now = content;
        return ids.stream().filter(id -> id != 0 && now.find(id).isEmpty()).toList();
    }

    private static List<DBusSignal> changed(List<MenuLine> before, List<MenuLine> after) throws DBusException {
        var updated = new ArrayList<Line>();
        var removed = new ArrayList<Removed>();
        for (var i = 0; i < after.size(); i++) {
            if (!before.get(i).look().equals(after.get(i).look())) {
                var properties = after.get(i).look().properties();
                updated.add(new Line(after.get(i).id(), properties));
                var gone = before.get(i).look().properties().keySet().stream()
                        .filter(name -> !properties.containsKey(name))
                        .toList();
                if (!gone.isEmpty()) {
                    removed.add(new Removed(after.get(i).id(), gone));
                }
            }
        }
        return updated.isEmpty() ? List.of() : List.of(new ItemsPropertiesUpdated(PATH, updated, removed));
    }

    private static Node node(MenuLine line, List<String> names) {
        return new Node(line.id(), chosen(line.look().properties(), names), List.of());
    }

    private static Map<String, Variant<?>> root() {
        return Map.of("children-display", new Variant<>("submenu"));
    }

    private static Map<String, Variant<?>> chosen(Map<String, Variant<?>> all, List<String> names) {
        var chosen = new LinkedHashMap<>(all);
        if (!names.isEmpty()) {
            chosen.keySet().retainAll(names);
        }
        return chosen;
    }

    private static InvalidMethodArgument unknown(int id) {
        return new InvalidMethodArgument("no item " + id);
    }

    private record Content(int revision, List<MenuLine> lines) {

        boolean sameLines(List<MenuLine> others) {
            return ids(lines).equals(ids(others));
        }

        Optional<MenuLine> find(int id) {
            return lines.stream().filter(line -> line.id() == id).findFirst();
        }

        private static List<Integer> ids(List<MenuLine> lines) {
            return lines.stream().map(MenuLine::id).toList();
        }
    }
}
