package io.github.tallyglass.app;

import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;

/// Waits until what the cache has is on display. On the JavaFX thread.
final class FirstPicture {

    /// The frame that is under way may have been laid out before; the next one was not.
    private static final int FRAMES = 2;

    private final List<? extends Observable> answers;
    private final BooleanSupplier answered;
    private final Runnable painted;
    private final InvalidationListener look = _ -> look();
    private boolean found;

    private FirstPicture(List<? extends Observable> answers, BooleanSupplier answered, Runnable painted) {
        this.answers = answers;
        this.answered = answered;
        this.painted = painted;
    }

    /// @param answers what changes when the cache answers
    /// @param answered whether all that is on display was answered, or will not be
    /// @param painted runs once
    static void await(List<? extends Observable> answers, BooleanSupplier answered, Runnable painted) {
        var picture = new FirstPicture(answers, answered, painted);
        answers.forEach(answer -> answer.addListener(picture.look));
        picture.look();
    }

    private void look() {
        if (found || !answered.getAsBoolean()) {
            return;
        }
        found = true;
        answers.forEach(answer -> answer.removeListener(look));
        new AnimationTimer() {
            private int frames;

            @Override
            public void handle(long now) {
                if (++frames == FRAMES) {
                    stop();
                    painted.run();
                }
            }
        }.start();
    }
}
