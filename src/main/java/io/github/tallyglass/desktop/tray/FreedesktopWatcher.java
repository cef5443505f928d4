package io.github.tallyglass.desktop.tray;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;

/// Where items announce themselves, under the name that the specification wanted.
@DBusInterfaceName("org.freedesktop.StatusNotifierWatcher")
public interface FreedesktopWatcher extends DBusInterface {

    /// @param service the bus name of the item
    void RegisterStatusNotifierItem(String service);

    /// A panel shows items now.
    final class StatusNotifierHostRegistered extends DBusSignal {
        public StatusNotifierHostRegistered(String path) throws DBusException {
            super(path);
        }
    }

    /// A panel no longer does.
    final class StatusNotifierHostUnregistered extends DBusSignal {
        public StatusNotifierHostUnregistered(String path) throws DBusException {
            super(path);
        }
    }
}
