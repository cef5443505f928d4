package io.github.tallyglass.sync;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Looks a few times a second whether the user cancelled, and stops the run then, also where it waits.
final class CancelWatch implements AutoCloseable {

    private static final long LOOK_MILLIS = 100;

    private final CountDownLatch done = new CountDownLatch(1);

    CancelWatch(BooleanSupplier cancelled, Signal signal) {
        Thread.ofVirtual().name("cancel-watch").start(() -> watch(cancelled, signal));
    }

    private void watch(BooleanSupplier cancelled, Signal signal) {
        try {
            do {
                if (cancelled.getAsBoolean()) {
                    signal.stop();
                    return;
                }
            } while (!done.await(LOOK_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        done.countDown();
    }
}
