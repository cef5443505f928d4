package io.github.tallyglass.desktop.notify;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// The notification service of a desktop, by the Desktop Notifications Specification 1.2. Public because
/// the
/// library looks into it.
@DBusInterfaceName("org.freedesktop.Notifications")
public interface Notifications extends DBusInterface {

    /// @param replaces 0 for a new one
    /// @param actions keys and labels in turn
    /// @param timeout milliseconds; -1 as the service likes, 0 never
    /// @return the notification's number, above 0
    UInt32 Notify(
            String program,
            UInt32 replaces,
            String icon,
            String summary,
            String body,
            List<String> actions,
            Map<String, Variant<?>> hints,
            int timeout);

    List<String> GetCapabilities();

    /// It was clicked, or one of its buttons.
    class ActionInvoked extends DBusSignal {

        public final UInt32 id;
        public final String key;

        public ActionInvoked(String path, UInt32 id, String key) throws DBusException {
            super(path, id, key);
            this.id = id;
            this.key = key;
        }
    }

    /// It is gone.
    class NotificationClosed extends DBusSignal {

        public final UInt32 id;

        public NotificationClosed(String path, UInt32 id, UInt32 reason) throws DBusException {
            super(path, id, reason);
            this.id = id;
        }
    }
}
