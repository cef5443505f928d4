package io.github.tallyglass.desktop.bus;

import java.io.IOException;
import org.freedesktop.dbus.connections.IDisconnectCallback;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;

/// One connection and what becomes of it.
public final class OpenBus {

    private final Ending ending;
    private final DBusConnection connection;

    private OpenBus(Ending ending, DBusConnection connection) {
        this.ending = ending;
        this.connection = connection;
    }

    /// Waits for the bus. The connection is not one of dbus-java's shared ones: those are counted by all
    /// that
    /// use the library, and the keyring opens and closes them as it likes. One thread of each kind is
    /// enough,
    /// because nobody here waits for the bus inside a call from it.
    ///
    /// @param lost runs on a thread of the library when the connection breaks; not at [#close()]
    public static OpenBus at(String address, Runnable lost) throws DBusException {
        var ending = new Ending(lost);
        var connection = DBusConnectionBuilder.forAddress(address)
                .withShared(false)
                .withDisconnectCallback(ending)
                .receivingThreadConfig()
                .withSignalThreadCount(1)
                .withMethodCallThreadCount(1)
                .withMethodReturnThreadCount(1)
                .withErrorHandlerThreadCount(1)
                .connectionConfig()
                .build();
        return new OpenBus(ending, connection);
    }

    public DBusConnection connection() {
        return connection;
    }

    /// The library tells a breaking connection before it has let go of it, which may take seconds.
    boolean usable() {
        return !ending.broken && connection.isConnected();
    }

    boolean broken() {
        return ending.broken;
    }

    public void close() {
        ending.wanted = true;
        connection.disconnect();
    }

    private static final class Ending implements IDisconnectCallback {

        private final Runnable lost;
        private volatile boolean broken;
        private volatile boolean wanted;

        Ending(Runnable lost) {
            this.lost = lost;
        }

        @Override
        public void disconnectOnError(IOException e) {
            broken = true;
            if (!wanted) {
                lost.run();
            }
        }
    }
}
