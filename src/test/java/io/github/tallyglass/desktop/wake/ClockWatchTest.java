package io.github.tallyglass.desktop.wake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ClockWatchTest {

    private Instant now = Instant.parse("2026-11-18T09:00:00Z");
    private final AtomicInteger slept = new AtomicInteger();
    private final ClockWatch watch = new ClockWatch(clock(), slept::incrementAndGet);

    @Test
    void anHourOfSleepIsSeenOnce() {
        look(Duration.ofSeconds(60));
        look(Duration.ofMinutes(61));
        look(Duration.ofSeconds(60));

        assertThat(slept).hasValue(1);
    }

    @Test
    void aMachineUnderLoadHasNotSlept() {
        for (int i = 0; i < 100; i++) {
            look(Duration.ofSeconds(60 + i % 90));
        }
        assertThat(slept).hasValue(0);
    }

    @Test
    void aClockThatWasPutBackIsNotSleep() {
        look(Duration.ofHours(-3));
        look(Duration.ofSeconds(60));

        assertThat(slept).hasValue(0);
    }

    private void look(Duration after) {
        now = now.plus(after);
        watch.look();
    }

    private Clock clock() {
        InstantSource source = () -> now;
        return source.withZone(ZoneOffset.UTC);
    }
}
