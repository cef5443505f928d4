package io.github.tallyglass.source;

import java.time.Duration;

/// How a thread waits; injected, so that tests of pacing need no time.
@FunctionalInterface
public interface Sleeper {

    /// Waits on the calling thread; an interrupt ends it.
    Sleeper REAL = Thread::sleep;

    void sleep(Duration duration) throws InterruptedException;
}
