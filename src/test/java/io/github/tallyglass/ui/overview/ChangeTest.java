package io.github.tallyglass.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.ui.overview.Change.News;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ChangeTest {

    @Test
    void relative() {
        assertThat(relative("112", "100", News.WARN)).isEqualTo(new Change("▲ 12" + Numbers.SPACE + "%", "warn"));
        assertThat(relative("88", "100", News.WARN)).isEqualTo(new Change("▼ 12" + Numbers.SPACE + "%", "good"));
        assertThat(relative("88", "100", News.NEUTRAL).tone()).isEmpty();
        assertThat(relative("234", "100", News.NEUTRAL).words()).isEqualTo("▲ ×2.3");
        assertThat(relative("0", "100", News.WARN).words()).isEqualTo("▼ 100" + Numbers.SPACE + "%");
    }

    @Test
    void nothingToCompareWithIsNothing() {
        assertThat(relative("5", "0", News.WARN)).isEqualTo(Change.NONE);
    }

    @Test
    void whatStoodStillSaysSo() {
        assertThat(relative("100.2", "100", News.WARN)).isEqualTo(new Change("±0" + Numbers.SPACE + "%", ""));
        assertThat(Change.points(new BigDecimal("0.9961"), new BigDecimal("0.9962"), News.GOOD))
                .isEqualTo(new Change("±0.0", ""));
    }

    @Test
    void points() {
        assertThat(Change.points(new BigDecimal("0.996"), new BigDecimal("0.994"), News.GOOD))
                .isEqualTo(new Change("▲ 0.2", "good"));
        assertThat(Change.points(new BigDecimal("0.60"), new BigDecimal("0.62"), News.GOOD))
                .isEqualTo(new Change("▼ 2.0", "bad"));
    }

    private static Change relative(String now, String before, News rise) {
        return Change.relative(new BigDecimal(now), new BigDecimal(before), rise);
    }
}
