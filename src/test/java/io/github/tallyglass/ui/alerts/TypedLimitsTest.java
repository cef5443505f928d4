package io.github.tallyglass.ui.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedLimitsTest {

    @ParameterizedTest
    @ValueSource(strings = {"20, 10", "10 20", "20 %, 10 %", "20%10%", "20，10", "10;20,20"})
    void percentsAreReadAsPeopleTypeThem(String typed) {
        assertThat(TypedLimits.percents(typed)).contains(List.of(20, 10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "0", "100", "20.5", "-3", "a lot", "1 2 3 4 5 6"})
    void whatIsNoPercentIsRefused(String typed) {
        assertThat(TypedLimits.percents(typed)).isEmpty();
    }

    @Test
    void amountsHaveAPointOrAComma() {
        assertThat(TypedLimits.amount(" 12,50 ")).contains(new BigDecimal("12.50"));
        assertThat(TypedLimits.amount("0.000001")).contains(new BigDecimal("0.000001"));
        for (var bad : List.of("", "0", "0.00", "-1", "1e3", "1,000.5", "1234567890123", "five")) {
            assertThat(TypedLimits.amount(bad)).as(bad).isEmpty();
        }
        assertThat(TypedLimits.words(new BigDecimal("600.00"))).isEqualTo("600");
    }

    @Test
    void timesOfTheDay() {
        assertThat(TypedLimits.time("7:30")).contains(LocalTime.of(7, 30));
        assertThat(TypedLimits.time("22")).contains(LocalTime.of(22, 0));
        assertThat(TypedLimits.time("22：15")).contains(LocalTime.of(22, 15));
        for (var bad : List.of("", "24:00", "7:60", "half past seven", "1:2:3", ":")) {
            assertThat(TypedLimits.time(bad)).as(bad).isEmpty();
        }
        assertThat(TypedLimits.words(LocalTime.of(8, 0))).isEqualTo("08:00");
    }

    @Test
    void countsAreWholeAndAboveZero() {
        assertThat(TypedLimits.count(" 48 ")).contains(48);
        for (var bad : List.of("", "0", "1000", "2.5", "-1")) {
            assertThat(TypedLimits.count(bad)).as(bad).isEmpty();
        }
    }
}
