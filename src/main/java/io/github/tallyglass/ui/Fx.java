package io.github.tallyglass.ui;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;

/// The one gate to the JavaFX thread: nothing else in the window mentions [Platform]. As an [Executor] it
/// runs work on that thread, at once when it is already there.
public final class Fx implements Executor {

    @Override
    public void execute(Runnable work) {
        if (Platform.isFxApplicationThread()) {
            work.run();
        } else {
            Platform.runLater(work);
        }
    }

    /// Runs after what the JavaFX thread has queued by now.
    public void later(Runnable work) {
        Platform.runLater(work);
    }

    /// Runs work on the JavaFX thread once an interval, the first time after one, until it returns false.
    /// Unlike an animation it leaves the toolkit at rest in between.
    public Repetition every(Duration interval, BooleanSupplier work) {
        var thread = Thread.startVirtualThread(() -> {
            try {
                var wanted = new AtomicBoolean(true);
                while (wanted.get()) {
                    Thread.sleep(interval);
                    Platform.runLater(() -> wanted.set(work.getAsBoolean()));
                }
            } catch (InterruptedException | IllegalStateException ended) {
                Thread.currentThread().interrupt();
            }
        });
        return thread::interrupt;
    }

    /// Closing it ends the repetition; what it holds can go at once.
    public interface Repetition extends AutoCloseable {
        @Override
        void close();
    }

    /// Light or dark, as the system has it now; changes while the window is open.
    public ObservableValue<ColorScheme> colorScheme() {
        return Platform.getPreferences().colorSchemeProperty();
    }
}
