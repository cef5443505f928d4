package io.github.tallyglass.desktop.tray;

import io.github.tallyglass.desktop.bus.PrivateBus;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.Variant;

/// Keeps the list of icons on a connection of its own, and looks at them as a panel does.
final class FakeWatcher implements AutoCloseable {

    final DBusConnection connection;
    final BlockingQueue<String> signals = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> registered = new LinkedBlockingQueue<>();
    private final Watcher kind;
    private volatile boolean host = true;

    FakeWatcher(PrivateBus bus) throws DBusException {
        this(bus, Watcher.KDE);
    }

    FakeWatcher(PrivateBus bus, Watcher kind) throws DBusException {
        this.kind = kind;
        connection = DBusConnectionBuilder.forAddress(bus.address())
                .withShared(false)
                .build();
        connection.exportObject("/StatusNotifierWatcher", kind == Watcher.KDE ? new Kde() : new Freedesktop());
        connection.addSigHandler(KdeItem.NewIcon.class, signal -> signals.add(signal.getName()));
        connection.addSigHandler(KdeItem.NewTitle.class, signal -> signals.add(signal.getName()));
        connection.addSigHandler(KdeItem.NewToolTip.class, signal -> signals.add(signal.getName()));
        connection.addSigHandler(KdeItem.NewStatus.class, signal -> signals.add(signal.getName()));
        connection.addSigHandler(
                FreedesktopItem.NewIcon.class, signal -> signals.add("freedesktop " + signal.getName()));
        connection.addSigHandler(DbusMenu.LayoutUpdated.class, signal -> signals.add("LayoutUpdated " + words(signal)));
        connection.addSigHandler(
                DbusMenu.ItemsPropertiesUpdated.class,
                signal -> signals.add("ItemsPropertiesUpdated " + words(signal)));
        connection.requestBusName(kind.busName());
    }

    /// A panel starts or stops to show icons.
    void host(boolean now) throws DBusException {
        host = now;
        connection.sendMessage(
                kind == Watcher.KDE
                        ? now
                                ? new KdeWatcher.StatusNotifierHostRegistered("/StatusNotifierWatcher")
                                : new KdeWatcher.StatusNotifierHostUnregistered("/StatusNotifierWatcher")
                        : now
                                ? new FreedesktopWatcher.StatusNotifierHostRegistered("/StatusNotifierWatcher")
                                : new FreedesktopWatcher.StatusNotifierHostUnregistered("/StatusNotifierWatcher"));
    }

    /// Waits for an icon.
    ///
    /// @return the bus name under which it came
    String next() throws InterruptedException {
        return next(registered);
    }

    String nextSignal() throws InterruptedException {
        return next(signals);
    }

    <T extends DBusInterface> T menu(String item, Class<T> type) throws DBusException {
        return connection.getRemoteObject(item, "/MenuBar", type);
    }

    <T extends DBusInterface> T item(String item, Class<T> type) throws DBusException {
        return connection.getRemoteObject(item, "/StatusNotifierItem", type);
    }

    @Override
    public void close() {
        connection.disconnect();
    }

    private static String next(BlockingQueue<String> queue) throws InterruptedException {
        return String.valueOf(queue.poll(20, TimeUnit.SECONDS));
    }

    private static String words(org.freedesktop.dbus.messages.DBusSignal signal) {
        try {
            return signal.getSig() + " " + List.of(signal.getParameters()).getFirst();
        } catch (DBusException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private class Answers implements Properties {

        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        public <A> A Get(String interfaceName, String name) {
            return (A) new Variant<>(name.equals("IsStatusNotifierHostRegistered") && host);
        }

        @Override
        public <A> void Set(String interfaceName, String name, A value) {}

        @Override
        public Map<String, Variant<?>> GetAll(String interfaceName) {
            return Map.of();
        }

        @Override
        public String getObjectPath() {
            return "/StatusNotifierWatcher";
        }
    }

    private final class Kde extends Answers implements KdeWatcher {
        @Override
        public void RegisterStatusNotifierItem(String service) {
            registered.add(service);
        }
    }

    private final class Freedesktop extends Answers implements FreedesktopWatcher {
        @Override
        public void RegisterStatusNotifierItem(String service) {
            registered.add(service);
        }
    }
}
