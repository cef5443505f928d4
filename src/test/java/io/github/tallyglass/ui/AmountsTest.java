package io.github.tallyglass.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Figures;
import io.github.tallyglass.domain.Money;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.SiteDisplay;
import io.github.tallyglass.domain.Tokens;
import io.github.tallyglass.text.Numbers;
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

    @Test
    void aSumWithAnEstimateInItIsMarkedWhereverItStands() {
        var mixed = figures(Map.of(DOLLARS, 5_000_000L, QuotaUnit.LIST_PRICE, 20_000_000_000L));
        var amounts = new Amounts("USD");
        assertThat(amounts.words(mixed)).isEqualTo(Amounts.ABOUT + "$12.00");
        assertThat(amounts.exact(mixed)).startsWith(Amounts.ABOUT);
        assertThat(amounts.cell(mixed)).startsWith(Amounts.ABOUT);
        assertThat(amounts.wordsOfEstimates(mixed)).isEqualTo("$2.00");
        assertThat(amounts.cell(figures(Map.of(DOLLARS, 5_000_000L)))).isEqualTo("$10.00");
    }

    @Test
    void whatNobodyKnowsThePriceOfIsNoZero() {
        var unknown = new Figures(
                3,
                3,
                0,
                0,
                0,
                io.github.tallyglass.domain.Tokens.NONE,
                Map.of(),
                new Figures.Extent(Map.of(), 0, 0, 0, 3));
        assertThat(new Amounts("USD").words(unknown)).isEqualTo(Numbers.UNKNOWN);
        assertThat(new Amounts("USD").cell(unknown)).isEqualTo(Numbers.UNKNOWN);
    }

    @Test
    void eachAmountAsItsSiteShowsIt() {
        var euros = DOLLARS.withDisplay(SiteDisplay.custom("€", new BigDecimal("0.92")));
        var units = DOLLARS.withDisplay(SiteDisplay.UNITS);
        var onYuanSite = DOLLARS.withDisplay(SiteDisplay.YUAN);
        var amounts = Amounts.AS_SITES_DO;
        assertThat(amounts.words(figures(Map.of(euros, 5_000_000L)))).isEqualTo("€9.20");
        assertThat(amounts.beside(figures(Map.of(euros, 5_000_000L)))).isEqualTo("$10.00");
        assertThat(amounts.words(figures(Map.of(units, 5_000_000L)))).isEqualTo("5.00\u00a0M\u00a0u");
        assertThat(amounts.exact(figures(Map.of(units, 5_000_000L)))).isEqualTo("5\u00a0000\u00a0000\u00a0u");
        assertThat(amounts.words(figures(Map.of(onYuanSite, 5_000_000L)))).isEqualTo("¥73.00");
        assertThat(amounts.beside(figures(Map.of(onYuanSite, 5_000_000L)))).isEqualTo("$10.00");
        assertThat(amounts.words(figures(Map.of(YUAN, 5_000_000L)))).isEqualTo("¥10.00");
        // Sites that differ are added up in dollars.
        assertThat(amounts.words(figures(Map.of(euros, 5_000_000L, YUAN, 3_650_000L))))
                .isEqualTo("$11.00");
        assertThat(amounts.value(figures(Map.of(euros, 5_000_000L)))).isEqualByComparingTo("9.2");
        assertThat(amounts.money(euros, 500_000)).isEqualTo(new Money(new BigDecimal("0.920000"), "€"));
    }

    @Test
    void gatewayUnitsAreCountedAsTheyAre() {
        var figures = figures(Map.of(DOLLARS, 5_000_000L, YUAN_WITHOUT_RATE, 1_000_000L));
        assertThat(Amounts.UNITS.words(figures)).isEqualTo("6.00\u00a0M\u00a0u");
        assertThat(Amounts.UNITS.value(figures)).isEqualByComparingTo("6000000");
        assertThat(Amounts.UNITS.covers(figures)).isTrue();
        assertThat(Amounts.UNITS.beside(figures)).isEqualTo("¥75.00");
        assertThat(Amounts.UNITS.beside(figures(Map.of(YUAN_WITHOUT_RATE, 1_000_000L))))
                .isEqualTo("¥2.00");
    }

    @Test
    void anAssumedUnitIsMarked() {
        var figures = figures(Map.of(QuotaUnit.DEFAULT, 5_000_000L));
        assertThat(new Amounts("USD").words(figures)).isEqualTo("≈\u00a0$10.00");
        assertThat(Amounts.UNITS.words(figures)).doesNotContain("≈");
    }

    private static Figures figures(Map<QuotaUnit, Long> quota) {
        return new Figures(1, 1, 0, 0, 0, Tokens.NONE, quota);
    }
}
