package io.github.tallyglass.desktop.notify;

import io.github.tallyglass.desktop.Notice;
import io.github.tallyglass.desktop.Notifier;
import io.github.tallyglass.desktop.QuietThread;
import io.github.tallyglass.desktop.bus.BusUser;
import io.github.tallyglass.desktop.bus.SessionBus;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notifications of a Linux desktop. The service may start when it is called first, and be another one an
/// hour
/// later. A call that fails is not repeated: nobody knows whether it was shown.
final class BusNotifier implements Notifier, BusUser {

    private static final Logger LOG = LoggerFactory.getLogger(BusNotifier.class);
    private static final String SERVICE = "org.freedesktop.Notifications";
    private static final String PATH = "/org/freedesktop/Notifications";

    private final SessionBus bus;
    private final ProgramIcon icon;
    private final QuietThread clicks = new QuietThread("notification");

    /// Held while one is sent, so that a click finds what it belongs to.
    private final Object turn = new Object();

    private final Shown shown = new Shown();
    private volatile @Nullable Able able;
    private volatile boolean closed;

    /// What a service can do.
    ///
    /// @param owner its own name on the bus, which no other has after it
    private record Able(String owner, Set<String> abilities) {}

    BusNotifier(SessionBus bus, ProgramIcon icon) {
        this.bus = bus;
        this.icon = icon;
    }

    @Override
    public Result<Notice> show(Notice notice) {
        if (closed) {
            return Result.err(new Failure.NoNotifications("closed"));
        }
        // Listening before anything can be clicked; twice is once.
        bus.join(this);
        return bus.connection().flatMap(connection -> send(connection, notice));
    }

    @Override
    public Optional<Failure> trouble() {
        var answer = bus.connection().flatMap(BusNotifier::lookFor);
        return answer instanceof Result.Err<Boolean>(Failure failure) ? Optional.of(failure) : Optional.empty();
    }

    @Override
    public void opened(DBusConnection connection) throws DBusException {
        connection.addSigHandler(
                Notifications.ActionInvoked.class,
                signal -> clicks.execute(() -> clicked(signal.getSource(), signal.id.longValue(), signal.key)));
        connection.addSigHandler(
                Notifications.NotificationClosed.class,
                signal -> clicks.execute(() -> gone(signal.getSource(), signal.id.longValue())));
    }

    /// The next bus gives its names anew.
    @Override
    public void lost() {
        shown.clear();
        able = null;
    }

    @Override
    public void close() {
        closed = true;
        bus.leave(this);
        clicks.close();
    }

    private Result<Notice> send(DBusConnection connection, Notice notice) {
        synchronized (turn) {
            try {
                var service = connection.getRemoteObject(SERVICE, PATH, Notifications.class);
                var to = able(connection, service);
                var id = new NoticeMessage(notice, icon.uri(), to.abilities()).sendTo(service);
                shown.add(to.owner(), id.longValue(), notice);
                return Result.ok(notice);
            } catch (DBusException | DBusExecutionException e) {
                LOG.info("no notification: {}", SessionBus.words(e));
                return Result.err(new Failure.NoNotifications(why(e)));
            }
        }
    }

    /// Asked once of each service: another one may be able to do other things.
    private Able able(DBusConnection connection, Notifications service) throws DBusException {
        var known = able;
        if (known != null && known.owner().equals(owner(connection))) {
            return known;
        }
        // Starts the service where none runs, so that it has a name afterwards.
        var abilities = Set.copyOf(service.GetCapabilities());
        var found = new Able(owner(connection), abilities);
        able = found;
        return found;
    }

    private static String owner(DBusConnection connection) throws DBusException {
        var names = names(connection);
        return names.NameHasOwner(SERVICE) ? names.GetNameOwner(SERVICE) : "";
    }

    private static String why(Exception e) {
        var type = e.getClass().getSimpleName();
        return type.equals("ServiceUnknown") || type.equals("NameHasNoOwner")
                ? "no-notification-service"
                : SessionBus.words(e);
    }

    /// Whether one runs or would be started; nothing is started for it.
    private static Result<Boolean> lookFor(DBusConnection connection) {
        try {
            var names = names(connection);
            return names.NameHasOwner(SERVICE)
                            || Arrays.asList(names.ListActivatableNames()).contains(SERVICE)
                    ? Result.ok(true)
                    : Result.err(new Failure.NoNotifications("no-notification-service"));
        } catch (DBusException | DBusExecutionException e) {
            return Result.err(new Failure.NoNotifications(SessionBus.words(e)));
        }
    }

    private void clicked(String service, long id, String key) {
        Optional<Runnable> run;
        synchronized (turn) {
            run = shown.behind(service, id, key);
        }
        run.ifPresent(Runnable::run);
    }

    private void gone(String service, long id) {
        synchronized (turn) {
            shown.remove(service, id);
        }
    }

    private static DBus names(DBusConnection connection) throws DBusException {
        return connection.getRemoteObject("org.freedesktop.DBus", "/org/freedesktop/DBus", DBus.class);
    }
}
