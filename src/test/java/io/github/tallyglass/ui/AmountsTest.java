package io.github.tallyglass.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Figures;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.Tokens;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AmountsTest {

    private static final BigDecimal RATE = new BigDecimal("7.3");
    private static final QuotaUnit DOLLARS = new QuotaUnit(new BigDecimal(500_000), "USD", RATE, false);
    private static final QuotaUnit YUAN = new QuotaUnit(new BigDecimal(500_000), "CNY", RATE, false);
    private static final QuotaUnit YUAN_WITHOUT_RATE = new QuotaUnit(new BigDecimal(500_000), "CNY", null, false);

    @Test
    void accountsInTwoCurrenciesAddUpAtTheirOwnRates() {
        var figures = figures(Map.of(DOLLARS, 5_000_000L, YUAN, 3_650_000L));
        assertThat(new Amounts("USD").words(figures)).isEqualTo("$11.00");
        assertThat(new Amounts("CNY").words(figures)).isEqualTo("¥80.30");
        assertThat(new Amounts("CNY").covers(figures)).isTrue();
    }

    @Test
    void whatHasNoRateStaysBeside() {
        var figures = figures(Map.of(DOLLARS, 5_000_000L, YUAN_WITHOUT_RATE, 1_000_000L));
        assertThat(new Amounts("USD").words(figures)).isEqualTo("$10.00 + ¥2.00");
        assertThat(new Amounts("USD").covers(figures)).isFalse();
    }

    @Test
    void nothingBilledIsZeroAndNotConverted() {
        assertThat(new Amounts("USD").words(Figures.NONE)).isEqualTo("$0.00");
        assertThat(new Amounts("CNY").covers(Figures.NONE)).isFalse();
    }

    private static Figures figures(Map<QuotaUnit, Long> quota) {
        return new Figures(1, 1, 0, 0, 0, Tokens.NONE, quota);
    }
}
