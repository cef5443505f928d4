package io.github.tallyglass.desktop.tray;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;

/// Where items announce themselves, under the name that all panels of today know.
@DBusInterfaceName("org.kde.StatusNotifierWatcher")
public interface KdeWatcher extends DBusInterface {

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
