package io.github.tallyglass.desktop.wake;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;

/// NetworkManager. Public because the library looks into it.
@DBusInterfaceName("org.freedesktop.NetworkManager")
public interface NetworkService extends DBusInterface {

    String SERVICE = "org.freedesktop.NetworkManager";

    /// `NM_STATE_CONNECTED_SITE`: more than this machine; 70 is the whole network.
    int CONNECTED = 60;

    /// `NMState`: 20 disconnected, 40 connecting, 50 this machine alone, 60 a site, 70 the whole network.
    class StateChanged extends DBusSignal {

        public final UInt32 state;

        public StateChanged(String path, UInt32 state) throws DBusException {
            super(path, state);
            this.state = state;
        }
    }
}
