package io.github.tallyglass.desktop.wake;

import io.github.tallyglass.desktop.SystemEvents;
import io.github.tallyglass.desktop.bus.OpenBus;
import io.github.tallyglass.desktop.bus.SessionBus;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What logind and NetworkManager tell on the system's bus; nothing is asked of them again and again.
/// Where there
/// is no logind, or the bus goes away, sleep is seen by the clock.
final class LinuxEvents implements SystemEvents {

    private static final Logger LOG = LoggerFactory.getLogger(LinuxEvents.class);

    private final Supplier<Optional<String>> address;
    private final Calm calm;
    private final ClockEvents clock;
    private final AtomicBoolean listening = new AtomicBoolean();
    private volatile @Nullable OpenBus bus;
    private long network;

    /// @param address of the system's bus; empty where there is none
    LinuxEvents(Supplier<Optional<String>> address, Calm calm, Clock clock) {
        this.address = address;
        this.calm = calm;
        this.clock = new ClockEvents(calm, clock);
    }

    @Override
    public void listen(Runnable awake) {
        calm.add(awake);
        if (listening.compareAndSet(false, true)) {
            calm.run(this::open);
        }
    }

    @Override
    public void close() {
        calm.close();
        var last = bus;
        if (last != null) {
            last.close();
        }
    }

    /// Whether sleep is seen by the clock, because nothing better is there.
    boolean byClock() {
        return clock.watching();
    }

    private void open() {
        var found = address.get();
        if (found.isEmpty()) {
            clock.watch();
            return;
        }
        try {
            var opened = OpenBus.at(found.get(), () -> calm.run(clock::watch));
            bus = opened;
            listenTo(opened.connection());
        } catch (DBusException | DBusExecutionException e) {
            LOG.info("no system bus: {}", SessionBus.words(e));
            clock.watch();
        }
    }

    private void listenTo(DBusConnection connection) throws DBusException {
        connection.addSigHandler(
                new SentBy(LoginService.SERVICE, LoginService.PrepareForSleep.class),
                (LoginService.PrepareForSleep sleep) -> {
                    if (!sleep.before) {
                        calm.event("the machine woke up");
                    }
                });
        connection.addSigHandler(
                new SentBy(NetworkService.SERVICE, NetworkService.StateChanged.class),
                (NetworkService.StateChanged change) -> network(change.state.longValue()));
        var names = connection.getRemoteObject("org.freedesktop.DBus", "/org/freedesktop/DBus", DBus.class);
        if (!names.NameHasOwner(LoginService.SERVICE)) {
            clock.watch();
        }
    }

    /// Signals come one after the other, on one thread of the library.
    private void network(long now) {
        var before = network;
        network = now;
        if (now >= NetworkService.CONNECTED && now > before) {
            calm.event("the network is back");
        }
    }
}
