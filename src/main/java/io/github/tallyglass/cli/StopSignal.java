package io.github.tallyglass.cli;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sun.misc.Signal;

/// Ctrl+C or SIGTERM, told to whoever works: it finishes its transaction and ends. Safe from any thread.
public final class StopSignal {

    /// How long the process waits for the work to end.
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final List<String> CAUGHT = List.of("INT", "TERM");

    /// Exit codes of processes that a signal ended, as shells have them.
    private static final int SIGNALLED = 128;

    private static final Logger LOG = LoggerFactory.getLogger(StopSignal.class);

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);

    /// A signal that Ctrl+C and SIGTERM set. Both leave the virtual machine running, so that the work
    /// ends in its own order and with its own exit code: in a shutdown the toolkit's windows would
    /// already be going. Work that has not [finished][#finished()] after five seconds is cut off, and so
    /// is all at a second signal. Any other end of the process sets the signal in a shutdown hook, which
    /// waits as long.
    public static StopSignal ofProcess() {
        var signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(new Thread(signal::stopAndWait, "stop"));
        CAUGHT.forEach(signal::handle);
        return signal;
    }

    private void handle(String name) {
        try {
            Signal.handle(new Signal(name), caught -> {
                var code = SIGNALLED + caught.getNumber();
                if (isStopped()) {
                    Runtime.getRuntime().halt(code);
                }
                var stopping = new Thread(
                        () -> {
                            stopAndWait();
                            if (finished.getCount() > 0) {
                                Runtime.getRuntime().halt(code);
                            }
                        },
                        "stop");
                stopping.setDaemon(true);
                stopping.start();
            });
        } catch (IllegalArgumentException reserved) {
            // The virtual machine keeps this signal to itself (-Xrs): the shutdown hook remains.
            LOG.debug("Signal {} is not to be had", name, reserved);
        }
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
