package io.github.tallyglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/// Waits for something that happens elsewhere and tells nobody.
final class Until {

    private static final long LOOK_EVERY = Duration.ofMillis(10).toNanos();
    private static final long GIVE_UP = Duration.ofSeconds(60).toNanos();

    private Until() {}

    static void holds(String what, Callable<Boolean> condition) throws Exception {
        var end = System.nanoTime() + GIVE_UP;
        var held = condition.call();
        while (!held && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_EVERY);
            held = condition.call();
        }
        assertThat(held).as(what).isTrue();
    }
}
