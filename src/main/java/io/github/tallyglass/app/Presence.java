package io.github.tallyglass.app;

import io.github.tallyglass.desktop.Autostart;
import io.github.tallyglass.desktop.SystemEvents;
import io.github.tallyglass.domain.AlertSubject;
import io.github.tallyglass.ui.settings.Background;
import io.github.tallyglass.ui.tray.TrayMenu;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What its user sees of a resident home: the icon in the tray, and the window while it is open. Loads
/// nothing of JavaFX before a window is wanted. Thread-safe.
final class Presence implements TrayMenu.Commands, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Presence.class);

    /// A panel takes this long to notice an icon, or to start at login.
    private static final Duration HOST_WITHIN = Duration.ofSeconds(10);

    /// Toolkit and threads of a closed window hold it for a moment.
    private static final Duration LET_GO = Duration.ofSeconds(5);

    private final Resident resident;
    private final Runnable over;
    private final ToldPreferences preferences;
    private final Closing closing;
    private final TrayPresence tray;
    private final SystemEvents events;
    private final Supplier<Windows> maker;
    private @Nullable Windows windows;
    private boolean closed;

    /// @param autostart start at login, of this home
    /// @param over ends the program
    Presence(
            Resident resident,
            String title,
            Locale system,
            Surroundings surroundings,
            Autostart autostart,
            DemoWindows demo,
            Runnable over) {
        this.resident = resident;
        this.over = over;
        preferences =
                new ToldPreferences(new SettingsPreferences(resident.home().settings()));
        tray = new TrayPresence(resident, preferences, surroundings.tray(), this, system);
        preferences.onChange(tray::changed);
        closing = new Closing(preferences, tray::hosted, resident.home().readOnly() == null);
        maker = () -> new Windows(
                resident,
                new Background(autostart, tray::hosted, resident.home().readOnly()),
                preferences,
                title,
                system,
                demo::open,
                closing,
                this::windowClosed);
        resident.home().alerting().onOpened(this::open);
        events = surroundings.events().get();
        events.listen(resident::awake);
    }

    /// Runs `told` when no tray has shown the icon after a moment.
    void onNoTray(Runnable told) {
        Thread.ofVirtual().name("tray-awaited").start(() -> {
            try {
                Thread.sleep(HOST_WITHIN);
                if (!tray.hosted()) {
                    LOG.info("No tray shows the icon; a second start opens the window");
                    told.run();
                }
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
    }

    synchronized void open(Place place) {
        if (closed) {
            return;
        }
        if (windows == null) {
            windows = maker.get();
        }
        windows.open(place);
    }

    /// What a notification is about, in the window. Looks into the cache: never on the JavaFX thread.
    void open(AlertSubject subject) {
        open(resident.home().accounts().list().stream()
                .filter(account -> account.id() == subject.accountId())
                .findFirst()
                .map(account -> new Place(account.name(), subject.login()))
                .orElse(Place.LAST));
    }

    @Override
    public void open() {
        open(Place.LAST);
    }

    @Override
    public void open(String account, String login) {
        open(new Place(account, login));
    }

    @Override
    public void refresh() {
        resident.refresh();
    }

    @Override
    public void pause(boolean wanted) {
        resident.pause(wanted);
        tray.changed();
    }

    @Override
    public void quit() {
        over.run();
    }

    /// On the JavaFX thread.
    private void windowClosed() {
        if (!closing.staysInTray()) {
            over.run();
            return;
        }
        LOG.info("The tray keeps the program");
        Thread.ofVirtual().name("give-back").start(Presence::giveBack);
    }

    /// Half of what is used by now belongs to a window that is no more, once its timers have let it go.
    private static void giveBack() {
        try {
            Thread.sleep(LET_GO);
            System.gc();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        events.close();
        tray.close();
        Windows open;
        synchronized (this) {
            closed = true;
            open = windows;
        }
        if (open != null) {
            open.close();
        }
    }
}
