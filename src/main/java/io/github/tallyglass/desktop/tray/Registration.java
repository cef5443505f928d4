package io.github.tallyglass.desktop.tray;

import io.github.tallyglass.desktop.bus.BusUser;
import io.github.tallyglass.desktop.bus.NameWatch;
import io.github.tallyglass.desktop.bus.SessionBus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.messages.DBusSignal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts an item and its menu on the bus and announces them to whoever keeps the list of icons, anew
/// whenever
/// such a one starts. All on the bus's thread.
final class Registration implements BusUser {

    private static final Logger LOG = LoggerFactory.getLogger(Registration.class);

    /// Several icons of one process must not share a name.
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    /// A watcher may own its name before it answers.
    private static final int ATTEMPTS = 4;

    private final int number = NUMBERS.incrementAndGet();
    private final SessionBus bus;
    private final ItemObject item;
    private final MenuObject menu;
    private final Consumer<Boolean> hosted;

    private final List<AutoCloseable> subscriptions = new ArrayList<>();
    private @Nullable DBusConnection connection;
    private @Nullable Watcher watcher;

    /// @param hosted is told whether a panel shows the icon, on the bus's thread; the same may come twice
    Registration(SessionBus bus, ItemObject item, MenuObject menu, Consumer<Boolean> hosted) {
        this.bus = bus;
        this.item = item;
        this.menu = menu;
        this.hosted = hosted;
    }

    @Override
    public void opened(DBusConnection opened) throws DBusException {
        connection = opened;
        opened.exportObject(ItemObject.PATH, item);
        opened.exportObject(MenuObject.PATH, menu);
        for (var each : Watcher.values()) {
            own(opened, each.itemName(number));
            subscriptions.add(NameWatch.on(opened, each.busName(), _ -> bus.run(() -> seek(ATTEMPTS))));
            subscriptions.addAll(each.onHosts(opened, () -> bus.run(this::askForHost)));
        }
        seek(ATTEMPTS);
    }

    @Override
    public void lost() {
        connection = null;
        watcher = null;
        subscriptions.clear();
        hosted.accept(false);
    }

    /// Takes the icon away; panels see its names go.
    void withdraw() {
        var now = connection;
        if (now != null && now.isConnected()) {
            now.unExportObject(ItemObject.PATH);
            now.unExportObject(MenuObject.PATH);
            for (var each : Watcher.values()) {
                end(() -> now.releaseBusName(each.itemName(number)));
            }
            subscriptions.forEach(Registration::end);
        }
    }

    /// A signal of the item.
    ///
    /// @param member `NewIcon` and the like, without arguments
    void tellItem(String member) throws DBusException {
        var to = watcher;
        if (to != null) {
            tell(new DBusSignal(null, ItemObject.PATH, to.itemInterface(), member, null));
        }
    }

    /// A signal of the menu.
    void tell(DBusSignal signal) {
        var now = connection;
        if (now != null && watcher != null) {
            now.sendMessage(signal);
        }
    }

    private void seek(int attempts) {
        var now = connection;
        if (now == null) {
            return;
        }
        watcher = null;
        try {
            for (var each : Watcher.values()) {
                if (each.isThere(now)) {
                    each.announce(now, each.itemName(number));
                    watcher = each;
                    LOG.info("in the tray of {}", each.busName());
                    break;
                }
            }
        } catch (DBusException | DBusExecutionException e) {
            LOG.info("not in the tray: {}", SessionBus.words(e));
            if (attempts > 1) {
                bus.run(() -> again(now, attempts - 1), Duration.ofSeconds(1L << (ATTEMPTS - attempts)));
            }
        }
        askForHost();
    }

    private void again(DBusConnection then, int attempts) {
        if (connection == then && watcher == null) {
            seek(attempts);
        }
    }

    private void askForHost() {
        var now = connection;
        var of = watcher;
        try {
            hosted.accept(now != null && of != null && of.hasHost(now));
        } catch (DBusException | DBusExecutionException e) {
            LOG.info("no word of the tray's host: {}", SessionBus.words(e));
            hosted.accept(false);
        }
    }

    private static void end(AutoCloseable something) {
        try {
            something.close();
        } catch (Exception e) {
            LOG.debug("leaving the tray: {}", SessionBus.words(e));
        }
    }

    /// A sandbox may forbid names; most panels take an item without.
    private static void own(DBusConnection connection, String name) {
        try {
            connection.requestBusName(name);
        } catch (DBusException e) {
            LOG.info("the tray's name {}: {}", name, SessionBus.words(e));
        }
    }
}
