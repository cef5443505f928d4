package io.github.tallyglass.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FiguresTest {

    private static final QuotaUnit DOLLARS =
            new QuotaUnit(new BigDecimal(500_000), "USD", new BigDecimal("7.3"), false);
    private static final QuotaUnit CHEAPER = new QuotaUnit(new BigDecimal(1_000_000), "USD", null, false);
    private static final QuotaUnit YUAN = new QuotaUnit(new BigDecimal(500_000), "CNY", new BigDecimal("7.3"), false);

    @Test
    void addUpWithoutLosingAUnit() {
        var one = new Figures(2, 1, 1, 952_943, 300_000, new Tokens(1, 2, 3, 4, 2), Map.of(DOLLARS, 652_943L));
        var two = new Figures(1, 1, 0, 3, 0, new Tokens(10, 0, 0, 1, 0), Map.of(CHEAPER, 2L, YUAN, 1L));

        var sum = one.plus(two);

        assertThat(sum.requests()).isEqualTo(3);
        assertThat(sum.quota()).isEqualTo(652_946);
        assertThat(sum.tokens().total()).isEqualTo(21);
        assertThat(sum.cost()).isEqualTo(Map.of("USD", new BigDecimal("1.305888"), "CNY", new BigDecimal("0.000002")));
        assertThat(sum.converted())
                .isEqualTo(Map.of("CNY", new BigDecimal("9.532968"), "USD", new BigDecimal("0.000000")));
        assertThat(Figures.NONE.plus(one)).isEqualTo(one);
    }
}
