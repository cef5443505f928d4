package io.github.tallyglass.desktop.wake;

import io.github.tallyglass.desktop.SystemEvents;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;

/// Of a system that is not asked: sleep alone, by the clock.
final class ClockEvents implements SystemEvents {

    private final Calm calm;
    private final Clock clock;
    private final AtomicBoolean watching = new AtomicBoolean();

    ClockEvents(Calm calm, Clock clock) {
        this.calm = calm;
        this.clock = clock;
    }

    @Override
    public void listen(Runnable awake) {
        calm.add(awake);
        watch();
    }

    boolean watching() {
        return watching.get();
    }

    /// Once is enough.
    void watch() {
        if (watching.compareAndSet(false, true)) {
            var watch = new ClockWatch(clock, () -> calm.event("the machine slept"));
            calm.every(ClockWatch.PERIOD, watch::look);
        }
    }

    @Override
    public void close() {
        calm.close();
    }
}
