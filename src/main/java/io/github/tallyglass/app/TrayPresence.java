package io.github.tallyglass.app;

import io.github.tallyglass.desktop.tray.Tray;
import io.github.tallyglass.domain.FailureException;
import io.github.tallyglass.sync.Signal;
import io.github.tallyglass.sync.SyncState;
import io.github.tallyglass.sync.SyncState.Phase;
import io.github.tallyglass.text.Texts;
import io.github.tallyglass.ui.Preferences;
import io.github.tallyglass.ui.Privacy;
import io.github.tallyglass.ui.tray.TrayMenu;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The program's icon: shown while the user wants one, and told anew after changes of the cache or the
/// service, or when its words have become old. Asks nothing while nobody can see it. Thread-safe.
final class TrayPresence implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TrayPresence.class);

    static final String PREFERENCE = "tray";

    /// Changes come in bursts, and a panel has to draw each.
    private static final Duration SPACING = Duration.ofSeconds(2);

    private static final Duration FOR_EVER = Duration.ofDays(365);

    private final Resident resident;
    private final Preferences preferences;
    private final Supplier<Tray> factory;
    private final TrayMenu.Commands commands;
    private final Locale system;
    private final Signal signal = new Signal();
    private final AtomicBoolean asked = new AtomicBoolean();
    private final AtomicReference<Set<String>> resting = new AtomicReference<>(Set.of());
    private final Lifetime life = new Lifetime();
    private final Thread thread;
    private @Nullable Tray tray;

    /// @param factory makes the tray of the system
    /// @param commands what the menu does, from threads of the tray
    TrayPresence(
            Resident resident,
            Preferences preferences,
            Supplier<Tray> factory,
            TrayMenu.Commands commands,
            Locale system) {
        this.resident = resident;
        this.preferences = preferences;
        this.factory = factory;
        this.commands = commands;
        this.system = system;
        follow();
        life.bind(resident.home().queries().onChange(this::wake));
        life.bind(resident.sync().listen(this::follow));
        thread = Thread.ofVirtual().name("tray-state").start(this::run);
    }

    /// The service tells of every step; of these the menu shows only what has come to rest.
    private void follow(SyncState state) {
        var now = state.accounts().stream()
                .filter(account -> account.phase() == Phase.PAUSED || account.phase() == Phase.STOPPED)
                .map(account -> account.accountId() + " " + account.phase())
                .collect(Collectors.toUnmodifiableSet());
        if (!now.equals(resting.getAndSet(now))) {
            wake();
        }
    }

    private void wake() {
        asked.set(true);
        signal.wake();
    }

    /// A preference has changed: the icon comes, goes, or says it in another way.
    void changed() {
        follow();
        wake();
    }

    /// Whether the icon is seen at the moment.
    boolean hosted() {
        var shown = tray();
        return shown != null && shown.hosted();
    }

    private synchronized @Nullable Tray tray() {
        return tray;
    }

    private synchronized void follow() {
        var wanted = !signal.stopped() && preferences.get(PREFERENCE, "on").equals("on");
        if (wanted && tray == null) {
            var made = factory.get();
            made.onHosted(_ -> wake());
            tray = made;
        } else if (!wanted && tray != null) {
            tray.close();
            tray = null;
        }
    }

    private void run() {
        Tray told = null;
        while (!signal.stopped()) {
            asked.set(false);
            var shown = tray();
            // A new one looks for a host once it has something to show.
            var holds = shown != null && (shown != told || shown.hosted()) ? show(shown) : FOR_EVER;
            told = shown;
            if (!asked.get()) {
                signal.await(holds);
            }
            rest();
        }
    }

    /// What comes meanwhile is told together.
    private void rest() {
        var end = System.nanoTime() + SPACING.toNanos();
        for (var left = SPACING.toNanos(); left > 0 && !signal.stopped(); left = end - System.nanoTime()) {
            signal.await(Duration.ofNanos(left));
        }
    }

    /// @return for how long what is shown holds, unless something changes
    private Duration show(Tray shown) {
        try {
            var menu = menu();
            shown.show(menu.state());
            return menu.holds();
        } catch (FailureException broken) {
            LOG.warn("the tray shows what it showed before", broken);
            return FOR_EVER;
        }
    }

    private TrayMenu menu() {
        var home = resident.home();
        var settings = home.settings().current();
        return new TrayMenu(
                home.queries().accounts(),
                resident.sync().state(),
                resident.paused(),
                new Texts(settings.language().locale(system)),
                settings.zoneOrSystem(),
                home.clock().instant(),
                preferences.get(Privacy.PREFERENCE, "off").equals("on"),
                commands);
    }

    @Override
    public void close() {
        life.close();
        signal.stop();
        follow();
        try {
            thread.join(Duration.ofSeconds(1));
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
