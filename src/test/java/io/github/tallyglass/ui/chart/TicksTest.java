package io.github.tallyglass.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TicksTest {

    @Test
    void stepsAreRound() {
        assertThat(Ticks.upTo(new BigDecimal("12.84"), false)).isEqualTo(new Ticks(new BigDecimal(4), 4));
        assertThat(Ticks.upTo(new BigDecimal("0.113"), false).step()).isEqualByComparingTo("0.04");
        assertThat(Ticks.upTo(new BigDecimal(3), true).top()).isEqualByComparingTo("3");
        assertThat(Ticks.upTo(BigDecimal.ZERO, false).count()).isEqualTo(4);
    }

    @Test
    void theyReachTheLargestAndAreFew() {
        var seed = 7L;
        var random = new Random(seed);
        for (var i = 0; i < 5000; i++) {
            var max = new BigDecimal(Math.exp(random.nextDouble() * 40 - 15)).setScale(9, java.math.RoundingMode.UP);
            for (var whole : new boolean[] {true, false}) {
                var ticks = Ticks.upTo(max, whole);
                assertThat(ticks.top()).as("seed %d, %s", seed, max).isGreaterThanOrEqualTo(max);
                assertThat(ticks.count()).as("seed %d, %s", seed, max).isBetween(1, 4);
                assertThat(ticks.top().subtract(ticks.step()))
                        .as("seed %d, %s", seed, max)
                        .isLessThan(max);
            }
        }
    }
}
