package io.github.tallyglass.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FreshQuotaTest {

    private final AtomicInteger asked = new AtomicInteger();
    private Instant now = Instant.parse("2026-11-24T12:00:00Z");
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    @Test
    void asksAtMostOnceAMinuteWhoeverInsists() {
        var fresh = new FreshQuota(clock, () -> asked.incrementAndGet() > 0);
        assertThat(fresh.ask()).isEqualTo(FreshQuota.Outcome.ASKED);
        for (var second = 0; second < 60; second++) {
            assertThat(fresh.ask()).isEqualTo(FreshQuota.Outcome.TOO_SOON);
            now = now.plus(Duration.ofSeconds(1));
        }
        assertThat(fresh.ask()).isEqualTo(FreshQuota.Outcome.ASKED);
        assertThat(asked).hasValue(2);
    }

    @Test
    void saysWhereAnotherProcessDoesTheAsking() {
        var fresh = new FreshQuota(clock, () -> false);
        assertThat(fresh.ask()).isEqualTo(FreshQuota.Outcome.ELSEWHERE);
        assertThat(fresh.ask()).as("a refusal counts as well").isEqualTo(FreshQuota.Outcome.TOO_SOON);
    }
}
