package io.github.tallyglass.app;

import io.github.tallyglass.ui.Preferences;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The window of a resident home: made when it is wanted, and gone when it is closed. Methods may be called
/// from any thread.
final class Windows {

    private static final Logger LOG = LoggerFactory.getLogger(Windows.class);
    private static final int CLOSING_SECONDS = 2;

    private final Resident resident;
    private final Preferences preferences;
    private final String title;
    private final Locale system;
    private final Runnable lookAround;
    private final Closing closing;
    private final Runnable closed;

    /// On the JavaFX thread alone.
    private @Nullable HomeWindow current;

    private boolean over;

    /// @param system the language where the settings follow the system
    /// @param lookAround opens the demo
    /// @param closing what closing the window means
    /// @param closed runs on the JavaFX thread each time the window has gone by itself
    Windows(
            Resident resident,
            Preferences preferences,
            String title,
            Locale system,
            Runnable lookAround,
            Closing closing,
            Runnable closed) {
        this.resident = resident;
        this.preferences = preferences;
        this.title = title;
        this.system = system;
        this.lookAround = lookAround;
        this.closing = closing;
        this.closed = closed;
    }

    /// Makes the window, or brings it to the front.
    void open(Place place) {
        try {
            Toolkit.start();
        } catch (UnsupportedOperationException noDisplay) {
            LOG.error("No window can be shown here", noDisplay);
            return;
        }
        Platform.runLater(() -> {
            if (!over) {
                openNow(place);
            }
        });
    }

    private void openNow(Place place) {
        var window = current;
        if (window == null) {
            try {
                window = new HomeWindow(
                        resident,
                        preferences,
                        title,
                        system,
                        owner -> new SystemDialogs(owner, Browser::open),
                        lookAround);
                var made = window;
                current = made;
                made.show(() -> mayClose(made), () -> released(made));
            } catch (RuntimeException broken) {
                LOG.error("The window cannot be shown", broken);
                current = null;
                closed.run();
                return;
            }
        }
        window.toFront();
        if (!place.account().isEmpty()) {
            window.parts().openAccount(place.account(), place.login());
        }
    }

    private boolean mayClose(HomeWindow window) {
        return !closing.isToBeTold() || NoTrayDialog.agreed(window.parts(), window.stage());
    }

    private void released(HomeWindow window) {
        window.release();
        if (current == window) {
            current = null;
        }
        if (over) {
            window.abandon();
            return;
        }
        // A window that never came to its first picture has not started it.
        resident.start();
        closed.run();
    }

    /// The program ends: takes the window down and makes no other. Waits for it.
    void close() {
        var gone = new CountDownLatch(1);
        Platform.runLater(() -> {
            over = true;
            var window = current;
            if (window != null) {
                // Hidden first: a toolkit that ends under a visible window paints into nothing.
                window.hide();
            }
            // After what hiding has queued.
            Platform.runLater(gone::countDown);
        });
        try {
            if (!gone.await(CLOSING_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("The window did not close in time");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
