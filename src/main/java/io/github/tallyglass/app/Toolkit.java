package io.github.tallyglass.app;

import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// JavaFX, started when the first window is wanted: it starts once in the life of a process and takes half
/// of the memory.
final class Toolkit {

    private static final Logger LOG = LoggerFactory.getLogger(Toolkit.class);
    private static boolean started;
    private static boolean ours;

    private Toolkit() {}

    /// Returns while it starts; what is handed to the JavaFX thread waits for it.
    ///
    /// @throws UnsupportedOperationException when there is no display
    static synchronized void start() {
        if (started) {
            return;
        }
        try {
            Platform.startup(() -> Platform.setImplicitExit(false));
            ours = true;
        } catch (IllegalStateException another) {
            LOG.debug("JavaFX runs already", another);
            Platform.setImplicitExit(false);
        }
        started = true;
    }

    /// Asked without loading anything of JavaFX.
    static synchronized boolean started() {
        return started;
    }

    /// Ends what was started here.
    static synchronized void end() {
        if (ours) {
            Platform.exit();
        }
    }
}
