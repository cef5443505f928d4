package io.github.tallyglass.desktop.tray;

import java.util.List;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBus;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.interfaces.Properties;

/// The two names under which a desktop may have its list of icons. Panels that have both mean one list,
/// so an
/// item is announced to the first that is there.
enum Watcher {
    KDE("org.kde") {
        @Override
        void announce(DBusConnection connection, String item) throws DBusException {
            remote(connection, KdeWatcher.class).RegisterStatusNotifierItem(item);
        }

        @Override
        List<AutoCloseable> onHosts(DBusConnection connection, Runnable changed) throws DBusException {
            return List.of(
                    connection.addSigHandler(KdeWatcher.StatusNotifierHostRegistered.class, _ -> changed.run()),
                    connection.addSigHandler(KdeWatcher.StatusNotifierHostUnregistered.class, _ -> changed.run()));
        }
    },

    FREEDESKTOP("org.freedesktop") {
        @Override
        void announce(DBusConnection connection, String item) throws DBusException {
            remote(connection, FreedesktopWatcher.class).RegisterStatusNotifierItem(item);
        }

        @Override
        List<AutoCloseable> onHosts(DBusConnection connection, Runnable changed) throws DBusException {
            return List.of(
                    connection.addSigHandler(FreedesktopWatcher.StatusNotifierHostRegistered.class, _ -> changed.run()),
                    connection.addSigHandler(
                            FreedesktopWatcher.StatusNotifierHostUnregistered.class, _ -> changed.run()));
        }
    };

    private static final String PATH = "/StatusNotifierWatcher";

    private final String vendor;

    Watcher(String vendor) {
        this.vendor = vendor;
    }

    /// Its bus name and its interface.
    String busName() {
        return vendor + ".StatusNotifierWatcher";
    }

    String itemInterface() {
        return vendor + ".StatusNotifierItem";
    }

    /// The name that an item owns, by the specification.
    String itemName(int number) {
        return itemInterface() + "-" + ProcessHandle.current().pid() + "-" + number;
    }

    boolean isThere(DBusConnection connection) throws DBusException {
        return connection
                .getRemoteObject("org.freedesktop.DBus", "/org/freedesktop/DBus", DBus.class)
                .NameHasOwner(busName());
    }

    /// Waits for the watcher.
    abstract void announce(DBusConnection connection, String item) throws DBusException;

    /// @param changed runs on a thread of the library, where no call may wait for the bus
    /// @return what ends the listening
    abstract List<AutoCloseable> onHosts(DBusConnection connection, Runnable changed) throws DBusException;

    /// Whether a panel shows what is announced. Waits for the watcher.
    boolean hasHost(DBusConnection connection) throws DBusException {
        return Boolean.TRUE.equals(
                remote(connection, Properties.class).<Object>Get(busName(), "IsStatusNotifierHostRegistered"));
    }

    /// Never starts a watcher.
    <T extends DBusInterface> T remote(DBusConnection connection, Class<T> type) throws DBusException {
        return connection.getRemoteObject(busName(), PATH, type, false);
    }
}
