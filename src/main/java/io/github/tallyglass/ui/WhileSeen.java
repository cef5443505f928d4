package io.github.tallyglass.ui;

import java.time.Duration;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Repeats work while a node can be seen: in the scene of a window that shows and is not minimised. While
/// it cannot, nothing runs, and nothing holds the node.
public final class WhileSeen {

    private final Fx fx = new Fx();
    private final Duration interval;
    private final Runnable work;
    private Fx.@Nullable Repetition running;

    private WhileSeen(Duration interval, Runnable work) {
        this.interval = interval;
        this.work = work;
    }

    /// On the JavaFX thread, as `work` is: once when the node comes into view, and once an interval.
    public static void repeat(Node node, Duration interval, Runnable work) {
        node.sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(WhileSeen::isSeen)
                .orElse(false)
                .subscribe(new WhileSeen(interval, work)::follow);
    }

    private static ObservableValue<Boolean> isSeen(Window window) {
        return window instanceof Stage stage
                ? Bindings.createBooleanBinding(
                        () -> stage.isShowing() && !stage.isIconified(),
                        stage.showingProperty(),
                        stage.iconifiedProperty())
                : window.showingProperty();
    }

    private void follow(boolean seen) {
        if (running != null) {
            running.close();
            running = null;
        }
        if (seen) {
            work.run();
            running = fx.every(interval, () -> {
                work.run();
                return true;
            });
        }
    }
}
