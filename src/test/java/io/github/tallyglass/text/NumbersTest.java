package io.github.tallyglass.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class NumbersTest {

    @Test
    void durationsShowTheirTwoLargestUnits() {
        assertThat(Numbers.duration(Duration.ZERO)).isEqualTo("0\u00a0s");
        assertThat(Numbers.duration(Duration.ofSeconds(45))).isEqualTo("45\u00a0s");
        assertThat(Numbers.duration(Duration.ofSeconds(80))).isEqualTo("1\u00a0min 20\u00a0s");
        assertThat(Numbers.duration(Duration.ofMinutes(233))).isEqualTo("3\u00a0h 53\u00a0min");
        assertThat(Numbers.duration(Duration.ofHours(292))).isEqualTo("12\u00a0d 4\u00a0h");
    }

    @Test
    void sizesGoInStepsOf1024() {
        assertThat(Numbers.size(812)).isEqualTo("812\u00a0B");
        assertThat(Numbers.size(1024)).isEqualTo("1.0\u00a0kB");
        assertThat(Numbers.size(32L << 20)).isEqualTo("32.0\u00a0MB");
        assertThat(Numbers.size(3L << 30)).isEqualTo("3.0\u00a0GB");
    }
}
