package io.github.tallyglass.desktop.wake;

import java.util.Objects;
import org.freedesktop.dbus.DBusMatchRule;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.messages.DBusSignal;

/// A signal of one service alone: on the system's bus anybody may send one of that name. The bus tells
/// who sent
/// it.
final class SentBy extends DBusMatchRule {

    private final Class<? extends DBusSignal> signal;
    private final String service;

    SentBy(String service, Class<? extends DBusSignal> signal) throws DBusException {
        super(signal, null, null);
        this.signal = signal;
        this.service = service;
    }

    @Override
    public String toString() {
        return super.toString() + ",sender='" + service + "'";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SentBy rule && rule.signal.equals(signal) && rule.service.equals(service);
    }

    @Override
    public int hashCode() {
        return Objects.hash(signal, service);
    }
}
