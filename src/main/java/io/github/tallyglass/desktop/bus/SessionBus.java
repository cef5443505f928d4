package io.github.tallyglass.desktop.bus;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one connection to the session bus. It is opened when somebody needs it. When the bus goes away (the
/// user logged out of the desktop while the service runs on), it is looked for again after growing pauses
/// for as long as there is a user; with nobody there, or where no address can be known, nothing runs at
/// all.
///
/// All its work is done on one thread, `session-bus`, which ends when it has nothing to do; the library's
/// own
/// threads (a reader, a writer, one each for calls and signals) live as long as the connection.
public final class SessionBus implements AutoCloseable {

    /// Longer than the library waits for an answer (20 seconds).
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private static final Duration GOODBYE = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(SessionBus.class);

    private final Supplier<List<String>> addresses;
    private final Pauses pauses;
    private final ScheduledThreadPoolExecutor thread;

    // All of these belong to the thread.
    private final Set<BusUser> users = new LinkedHashSet<>();
    private final Set<BusUser> told = new LinkedHashSet<>();
    private @Nullable OpenBus bus;
    private boolean waiting;
    private String logged = "";

    /// Of this session, by its environment.
    public SessionBus() {
        this(() -> BusAddresses.of(System::getenv), new Pauses(Duration.ofSeconds(1), Duration.ofMinutes(2)));
    }

    /// @param address of a bus, asked for anew at each attempt; for tests
    public SessionBus(Supplier<List<String>> address, Duration firstPause, Duration longestPause) {
        this(address, new Pauses(firstPause, longestPause));
    }

    private SessionBus(Supplier<List<String>> addresses, Pauses pauses) {
        this.addresses = addresses;
        this.pauses = pauses;
        thread = new ScheduledThreadPoolExecutor(
                1, task -> Thread.ofPlatform().daemon().name("session-bus").unstarted(task));
        thread.setKeepAliveTime(5, TimeUnit.SECONDS);
        thread.allowCoreThreadTimeOut(true);
        thread.setRemoveOnCancelPolicy(true);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /// Tells `user` of the connection, now and whenever there is a new one, until [#leave]. Returns at
    /// once.
    public void join(BusUser user) {
        run(() -> {
            if (users.add(user)) {
                if (open() instanceof Result.Ok<DBusConnection>) {
                    greet(user);
                } else {
                    later();
                }
            }
        });
    }

    /// The user is told [BusUser#lost()] if it was told of a connection. Returns at once.
    public void leave(BusUser user) {
        run(() -> {
            users.remove(user);
            part(user);
        });
    }

    /// Runs on the bus's thread, after what was given to it before; never after [#close()].
    public void run(Runnable task) {
        try {
            thread.execute(() -> guarded(task));
        } catch (RejectedExecutionException e) {
            LOG.debug("the session bus is closed");
        }
    }

    /// Like [#run(Runnable)], after a time.
    public void run(Runnable task, Duration after) {
        try {
            thread.schedule(() -> guarded(task), after.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("the session bus is closed");
        }
    }

    /// The connection, opened if need be. Waits: not for the JavaFX thread, and not inside a call from
    /// the bus.
    ///
    /// @return the connection, which the caller does not close; [Failure.NoSessionBus] where there is none
    public Result<DBusConnection> connection() {
        var answer = new CompletableFuture<Result<DBusConnection>>();
        run(() -> answer.complete(open()));
        try {
            return thread.isShutdown() ? none("closed") : answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return none("no answer within " + PATIENCE.toSeconds() + " s");
        } catch (ExecutionException e) {
            return none(words(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Result.err(new Failure.Cancelled());
        }
    }

    /// Leaves the bus; waits two seconds at most.
    @Override
    public void close() {
        run(() -> {
            users.clear();
            List.copyOf(told).forEach(this::part);
            var last = bus;
            bus = null;
            if (last != null) {
                last.close();
            }
        });
        thread.shutdown();
        try {
            if (!thread.awaitTermination(GOODBYE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("the session bus does not answer the goodbye");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// What went wrong, in one line.
    public static String words(Throwable e) {
        var message = e.getMessage();
        return message == null || message.isBlank()
                ? e.getClass().getSimpleName()
                : message.lines().findFirst().orElse(message);
    }

    private Result<DBusConnection> open() {
        var now = bus;
        if (now != null) {
            if (now.usable()) {
                return Result.ok(now.connection());
            }
            lost(now);
        }
        var why = "no address is known";
        for (var address : addresses.get()) {
            try {
                return Result.ok(opened(OpenBus.at(address, () -> run(this::look))));
            } catch (DBusException | RuntimeException e) {
                why = words(e);
            }
        }
        log("no session bus: " + why);
        return none(why);
    }

    private DBusConnection opened(OpenBus found) {
        bus = found;
        pauses.reset();
        log("on the session bus");
        users.forEach(this::greet);
        return found.connection();
    }

    /// After word of a broken connection; the word may be an old one.
    private void look() {
        var now = bus;
        if (now != null && now.broken()) {
            lost(now);
            later();
        }
    }

    private void lost(OpenBus gone) {
        bus = null;
        log("the session bus is gone");
        List.copyOf(told).forEach(this::part);
        if (!gone.broken()) {
            gone.close();
        }
    }

    private void later() {
        if (!waiting && bus == null && !users.isEmpty() && !addresses.get().isEmpty()) {
            waiting = true;
            thread.schedule(() -> guarded(this::again), pauses.next().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void again() {
        waiting = false;
        if (!users.isEmpty() && open() instanceof Result.Err<DBusConnection>) {
            later();
        }
    }

    private void greet(BusUser user) {
        var now = bus;
        if (now != null && told.add(user)) {
            try {
                user.opened(now.connection());
            } catch (DBusException | RuntimeException e) {
                LOG.info("on the session bus: {}", words(e));
            }
        }
    }

    private void part(BusUser user) {
        if (told.remove(user)) {
            guarded(user::lost);
        }
    }

    /// The library throws unchecked where the bus is gone in the middle of a call.
    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.info("session bus: {}", words(e));
        }
    }

    private void log(String line) {
        if (!line.equals(logged)) {
            logged = line;
            LOG.info(line);
        }
    }

    private static <T> Result<T> none(String why) {
        return Result.err(new Failure.NoSessionBus(why));
    }
}
