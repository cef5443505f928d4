package io.github.tallyglass.desktop.wake;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;

/// systemd-logind and elogind. Public because the library looks into it.
@DBusInterfaceName("org.freedesktop.login1.Manager")
public interface LoginService extends DBusInterface {

    String SERVICE = "org.freedesktop.login1";

    /// Before sleep with true, after it with false.
    class PrepareForSleep extends DBusSignal {

        public final boolean before;

        public PrepareForSleep(String path, boolean before) throws DBusException {
            super(path, before);
            this.before = before;
        }
    }
}
