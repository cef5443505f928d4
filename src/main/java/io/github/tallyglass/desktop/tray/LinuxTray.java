package io.github.tallyglass.desktop.tray;

import io.github.tallyglass.desktop.QuietThread;
import io.github.tallyglass.desktop.bus.SessionBus;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.freedesktop.dbus.exceptions.DBusException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The icon as a StatusNotifierItem on the session bus, which is no window and so works on X11 and Wayland
/// alike; GNOME shows it with an extension. While nothing changes it does nothing.
public final class LinuxTray implements Tray {

    private static final Logger LOG = LoggerFactory.getLogger(LinuxTray.class);

    private final SessionBus bus;
    private final QuietThread thread = new QuietThread("tray");
    private final ItemObject item = new ItemObject(thread);
    private final MenuObject menu = new MenuObject(thread);
    private final MenuLines lines = new MenuLines();
    private final Registration registration;
    private final List<Consumer<Boolean>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable TrayState> wanted = new AtomicReference<>();
    private volatile boolean hosted;
    private volatile boolean closed;

    /// @param bus shared with others; not closed by the tray
    public LinuxTray(SessionBus bus) {
        this.bus = bus;
        registration = new Registration(bus, item, menu, this::hosted);
    }

    @Override
    public void show(TrayState state) {
        // Several states before the bus's thread comes to it are one.
        if (wanted.getAndSet(state) == null) {
            bus.run(this::apply);
        }
    }

    @Override
    public boolean hosted() {
        return hosted;
    }

    @Override
    public void onHosted(Consumer<Boolean> listener) {
        listeners.add(listener);
    }

    @Override
    public void close() {
        closed = true;
        bus.run(registration::withdraw);
        bus.leave(registration);
        bus.run(thread::close);
    }

    private void apply() {
        var state = wanted.getAndSet(null);
        if (state == null || closed) {
            return;
        }
        try {
            var changed = item.update(state);
            var menuChanged = menu.update(lines.of(state.menu()));
            for (var signal : changed) {
                registration.tellItem(signal);
            }
            menuChanged.forEach(registration::tell);
        } catch (DBusException e) {
            LOG.info("the tray: {}", SessionBus.words(e));
        }
        bus.join(registration);
    }

    private void hosted(boolean now) {
        if (hosted != now) {
            hosted = now;
            listeners.forEach(listener -> thread.execute(() -> listener.accept(now)));
        }
    }
}
