package io.github.tallyglass.sync;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// How one run is stopped or woken from outside. A stop ends waits at once and interrupts the thread only
/// while it waits for a remote end, never while it writes. Thread-safe.
public final class Signal {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean stopped;
    private boolean woken;
    private @Nullable Thread asking;
    private final List<Signal> children = new CopyOnWriteArrayList<>();

    /// A signal of its own for one of several runs, stopped with this one.
    public Signal child() {
        var child = new Signal();
        children.add(child);
        if (stopped()) {
            child.stop();
        }
        return child;
    }

    /// Ends the run at the next page or wait; what was committed stays.
    public void stop() {
        lock.lock();
        try {
            stopped = true;
            changed.signalAll();
            if (asking != null) {
                asking.interrupt();
            }
        } finally {
            lock.unlock();
        }
        children.forEach(Signal::stop);
    }

    /// Ends the present wait, or the next one if none runs.
    public void wake() {
        lock.lock();
        try {
            woken = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    public boolean stopped() {
        lock.lock();
        try {
            return stopped;
        } finally {
            lock.unlock();
        }
    }

    /// Waits for the length on the real clock, or until a stop or a wake.
    public void await(Duration length) {
        var left = length.toNanos();
        lock.lock();
        try {
            while (!stopped && !woken && left > 0) {
                left = changed.awaitNanos(left);
            }
            woken = false;
        } catch (InterruptedException outside) {
            // Whoever interrupts a waiting loop wants it to end.
            stopped = true;
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /// Waits for a stop or a wake, whenever it comes.
    void awaitWake() {
        await(Duration.ofNanos(TimeUnit.DAYS.toNanos(365)));
    }

    /// Runs a call that a stop may interrupt.
    public <T> T interruptibly(Supplier<T> call) {
        enter();
        try {
            return call.get();
        } finally {
            leave();
        }
    }

    private void enter() {
        lock.lock();
        try {
            asking = Thread.currentThread();
        } finally {
            lock.unlock();
        }
    }

    private void leave() {
        lock.lock();
        try {
            asking = null;
            if (stopped) {
                // The interrupt was meant for the call alone: a commit that follows must not see it.
                Thread.interrupted();
            }
        } finally {
            lock.unlock();
        }
    }
}
