package io.github.tallyglass.desktop.bus;

import java.util.Objects;
import java.util.function.Consumer;
import org.freedesktop.dbus.DBusMatchRule;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBus.NameOwnerChanged;

/// Tells when a service comes or goes.
public final class NameWatch {

    private NameWatch() {}

    /// Ends with the connection at the latest.
    ///
    /// @param name of the service, such as `org.freedesktop.Notifications`
    /// @param changed is given the new owner's own name, `""` where the service is gone; on a thread of the
    ///     library, where no call may wait for the bus
    /// @return ends it before; waits for the bus
    public static AutoCloseable on(DBusConnection connection, String name, Consumer<String> changed)
            throws DBusException {
        return connection.addSigHandler(new OneName(name), (NameOwnerChanged change) -> {
            if (change.name.equals(name)) {
                changed.accept(change.newOwner);
            }
        });
    }

    /// The library's rule matches every name: each program that comes and goes would wake this one. The bus
    /// itself can tell names apart.
    private static final class OneName extends DBusMatchRule {

        private final String name;

        OneName(String name) throws DBusException {
            super(NameOwnerChanged.class, null, "/org/freedesktop/DBus");
            this.name = name;
        }

        @Override
        public String toString() {
            return super.toString() + ",sender='org.freedesktop.DBus',arg0='" + name + "'";
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof OneName rule && rule.name.equals(name);
        }

        @Override
        public int hashCode() {
            return Objects.hash(name);
        }
    }
}
