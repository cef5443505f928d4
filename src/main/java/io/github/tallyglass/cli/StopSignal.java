package io.github.tallyglass.cli;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ctrl+C or SIGTERM, told to whoever works: it finishes its transaction and ends. Safe from any thread.
public final class StopSignal {

    /// How long the process waits for the work to end.
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);

    /// A signal that the process's shutdown sets. The shutdown then waits for [#finished()], at most five
    /// seconds.
    public static StopSignal ofProcess() {
        var signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(new Thread(signal::stopAndWait, "stop"));
        return signal;
    }

    public void stop() {
        stopped.countDown();
        listeners.forEach(Runnable::run);
    }

    public boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /// Runs `listener` when the signal comes, at once if it came already, until the result is closed.
    public Registration onStop(Runnable listener) {
        listeners.add(listener);
        if (isStopped()) {
            listener.run();
        }
        return () -> listeners.remove(listener);
    }

    /// Blocks until the signal comes.
    public void await() throws InterruptedException {
        stopped.await();
    }

    /// Blocks until the signal comes or the time is over.
    public void await(Duration atMost) throws InterruptedException {
        stopped.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// The work is over and its results are written: a waiting shutdown goes on.
    public void finished() {
        finished.countDown();
    }

    private void stopAndWait() {
        stop();
        try {
            finished.await(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Closing it ends the registration.
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
