package io.github.tallyglass.ui;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.animation.PauseTransition;
import javafx.util.Duration;

/// Turns a burst of announcements into one action: the first of a burst starts a pause, and the action
/// runs at its end. Under a steady stream the action runs once a pause, so that a long sync never starves
/// the window.
public final class Debounce implements Runnable {

    /// Between a committed change and the queries that follow it.
    public static final Duration OF_CHANGES = Duration.millis(250);

    private final Executor fx;
    private final PauseTransition pause;
    private final AtomicBoolean pending = new AtomicBoolean();

    public Debounce(Executor fx, Duration length, Runnable action) {
        this.fx = fx;
        pause = new PauseTransition(length);
        pause.setOnFinished(_ -> {
            pending.set(false);
            action.run();
        });
    }

    /// Announces; from any thread.
    @Override
    public void run() {
        if (pending.compareAndSet(false, true)) {
            fx.execute(pause::playFromStart);
        }
    }
}
