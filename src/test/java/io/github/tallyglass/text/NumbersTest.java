package io.github.tallyglass.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class NumbersTest {

    @Test
    void durationsShowTheirTwoLargestUnits() {
        assertThat(Numbers.duration(Duration.ZERO)).isEqualTo("0\u202fs");
        assertThat(Numbers.duration(Duration.ofSeconds(45))).isEqualTo("45\u202fs");
        assertThat(Numbers.duration(Duration.ofSeconds(80))).isEqualTo("1\u202fmin 20\u202fs");
        assertThat(Numbers.duration(Duration.ofMinutes(233))).isEqualTo("3\u202fh 53\u202fmin");
        assertThat(Numbers.duration(Duration.ofHours(292))).isEqualTo("12\u202fd 4\u202fh");
    }

    @Test
    void sizesGoInStepsOf1024() {
        assertThat(Numbers.size(812)).isEqualTo("812\u202fB");
        assertThat(Numbers.size(1024)).isEqualTo("1.0\u202fkB");
        assertThat(Numbers.size(32L << 20)).isEqualTo("32.0\u202fMB");
        assertThat(Numbers.size(3L << 30)).isEqualTo("3.0\u202fGB");
    }
}
