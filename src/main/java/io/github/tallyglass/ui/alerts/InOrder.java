package io.github.tallyglass.ui.alerts;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Runs work in the background, one piece after another: a switch that is turned on and off again ends as
/// it was left.
final class InOrder implements Executor {

    private final Executor background;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean running;

    InOrder(Executor background) {
        this.background = background;
    }

    @Override
    public void execute(Runnable work) {
        synchronized (waiting) {
            waiting.add(work);
            if (running) {
                return;
            }
            running = true;
        }
        background.execute(this::runAll);
    }

    private void runAll() {
        for (var next = next(); next != null; next = next()) {
            next.run();
        }
    }

    private @Nullable Runnable next() {
        synchronized (waiting) {
            var next = waiting.poll();
            running = next != null;
            return next;
        }
    }
}
