package io.github.tallyglass.desktop.bus;

import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;

/// Somebody who wants to be on the session bus for as long as it is there. Called on the bus's own thread,
/// where calls may wait for an answer of the bus; what takes long belongs elsewhere, others wait behind it.
public interface BusUser {

    /// A connection is there, the first or a new one: what was exported, owned or listened to before is
    /// gone with the old one.
    ///
    /// @param connection shared with others: never closed by a user
    /// @throws DBusException is logged in one line; the connection stays
    void opened(DBusConnection connection) throws DBusException;

    /// The connection is gone. Comes once after each [#opened], also at the end.
    default void lost() {}
}
