package io.github.tallyglass.desktop.wake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Sees by the clock that the machine slept: between two looks a minute apart, more than that minute has
/// gone
/// by. Timers of some systems stand still in sleep and those of others do not; the clock on the wall goes
/// on
/// in all of them. One that was put forward looks the same, which costs a question too many.
final class ClockWatch {

    static final Duration PERIOD = Duration.ofMinutes(1);

    /// A machine under load looks late, but not as late as this.
    private static final Duration JUMP = Duration.ofSeconds(90);

    private final Clock clock;
    private final Runnable slept;
    private Instant last;

    ClockWatch(Clock clock, Runnable slept) {
        this.clock = clock;
        this.slept = slept;
        last = clock.instant();
    }

    /// To be called once in each [#PERIOD], always on the same thread.
    void look() {
        var now = clock.instant();
        var gone = Duration.between(last, now);
        last = now;
        if (gone.compareTo(PERIOD.plus(JUMP)) > 0) {
            slept.run();
        }
    }
}
