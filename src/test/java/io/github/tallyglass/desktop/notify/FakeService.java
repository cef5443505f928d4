package io.github.tallyglass.desktop.notify;

import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// A notification service on a test's bus. What it is given is kept; clicks are made by the test.
public final class FakeService implements Notifications, AutoCloseable {

    static final String NAME = "org.freedesktop.Notifications";
    static final String PATH = "/org/freedesktop/Notifications";

    /// One that was asked to be shown.
    record Asked(
            int id,
            String program,
            String icon,
            String summary,
            String body,
            List<String> actions,
            Map<String, Variant<?>> hints,
            int timeout) {

        Object hint(String name) {
            var hint = hints.get(name);
            if (hint == null) {
                throw new AssertionError("no hint " + name);
            }
            return hint.getValue();
        }
    }

    private final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final List<String> abilities;
    private final DBusConnection connection;

    FakeService(String address, List<String> abilities) throws DBusException {
        this.abilities = abilities;
        connection = DBusConnectionBuilder.forAddress(address).withShared(false).build();
        connection.exportObject(PATH, this);
        connection.requestBusName(NAME);
    }

    /// Started by the bus itself: a click follows each notification at once.
    public static void main(String[] args) throws DBusException, InterruptedException {
        try (var service = new FakeService(args[0], List.of("body", "actions"))) {
            while (true) {
                service.click(service.next().id(), "default");
            }
        }
    }

    Asked next() throws InterruptedException {
        var next = asked.poll(60, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing was shown");
        }
        return next;
    }

    void click(int id, String key) throws DBusException {
        connection.sendMessage(new ActionInvoked(PATH, new UInt32(id), key));
    }

    void tellClosed(int id) throws DBusException {
        connection.sendMessage(new NotificationClosed(PATH, new UInt32(id), new UInt32(2)));
    }

    @Override
    public UInt32 Notify(
            String program,
            UInt32 replaces,
            String icon,
            String summary,
            String body,
            List<String> actions,
            Map<String, Variant<?>> hints,
            int timeout) {
        var id = numbers.incrementAndGet();
        asked.add(new Asked(id, program, icon, summary, body, actions, hints, timeout));
        return new UInt32(id);
    }

    @Override
    public List<String> GetCapabilities() {
        return abilities;
    }

    @Override
    public String getObjectPath() {
        return PATH;
    }

    @Override
    public void close() {
        connection.disconnect();
    }
}
