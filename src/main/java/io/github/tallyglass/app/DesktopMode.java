package io.github.tallyglass.app;

import io.github.tallyglass.cli.StopSignal;
import io.github.tallyglass.desktop.Autostart;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/// Runs the program on the desktop: in the tray, as a window, or as both, one after the other.
final class DesktopMode {

    private final Locale system;
    private final Surroundings surroundings;
    private final Autostart autostart;
    private final DemoWindows demo;
    private final StopSignal stop;
    private final Runnable noTray;
    private final Front front = new Front();
    private final CountDownLatch over = new CountDownLatch(1);

    /// @param system the language where the settings follow the system
    /// @param autostart start at login, of this home
    /// @param demo opens the demo for "Look around"
    /// @param stop ends the program, as its user would
    /// @param noTray runs when it was started for the tray and there is none
    DesktopMode(
            Locale system,
            Surroundings surroundings,
            Autostart autostart,
            DemoWindows demo,
            StopSignal stop,
            Runnable noTray) {
        this.system = system;
        this.surroundings = surroundings;
        this.autostart = autostart;
        this.demo = demo;
        this.stop = stop;
        this.noTray = noTray;
    }

    /// What a second start asks this one; from any thread, at any time.
    Front front() {
        return front;
    }

    /// Ends the program, as its user would.
    void quit() {
        over.countDown();
    }

    /// Blocks until the program is to end. The home is closed then.
    ///
    /// @param title of the window
    /// @param inTray begins without a window
    /// @param leaving runs when the end begins
    /// @param opening opens the home, on the calling thread
    /// @return whether it ran; a window tells its user why it did not
    Result<Boolean> run(String title, boolean inTray, Runnable leaving, Supplier<Result<Home>> opening) {
        // Elsewhere the tray is AWT's, which has to come after JavaFX.
        if (!inTray || !isLinux()) {
            Toolkit.start();
        }
        try {
            return switch (opening.get()) {
                case Result.Ok<Home>(Home home) -> {
                    stay(home, title, inTray, leaving);
                    yield Result.ok(true);
                }
                case Result.Err<Home>(Failure failure) -> {
                    if (!inTray) {
                        Telling.tell(failure, system);
                    }
                    yield Result.err(failure);
                }
            };
        } finally {
            if (Toolkit.started()) {
                Toolkit.end();
            }
        }
    }

    private void stay(Home home, String title, boolean inTray, Runnable leaving) {
        var resident = new Resident(home);
        try (var _ = resident;
                var _ = stop.onStop(over::countDown);
                var presence = new Presence(resident, title, system, surroundings, autostart, demo, over::countDown)) {
            front.is(presence::open);
            if (inTray) {
                resident.start();
                presence.onNoTray(noTray);
            } else {
                presence.open(Place.LAST);
            }
            over.await();
            leaving.run();
            resident.ending();
            front.gone();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isLinux() {
        var name = System.getProperty("os.name", "");
        return !name.startsWith("Windows") && !name.startsWith("Mac");
    }
}
