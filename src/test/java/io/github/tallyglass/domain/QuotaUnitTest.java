package io.github.tallyglass.domain;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.QuotaUnit.SaidBy;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuotaUnitTest {

    private static final BigDecimal USUAL = new BigDecimal(500_000);
    private static final BigDecimal RATE = new BigDecimal("7.3");
    private static final QuotaUnit DOLLARS = new QuotaUnit(USUAL, "USD", RATE, false);
    private static final QuotaUnit YUAN = new QuotaUnit(USUAL, "CNY", RATE, false);
    private static final BigDecimal HALF_A_DIGIT = new BigDecimal("0.0000005");

    /// Exact to the sixth decimal, half up, whatever the numbers are; quota adds up exactly, and so do
    /// amounts but for the rounding of each part.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void amountsAreTheQuotaDividedAndPartsAreTheWhole(long seed) {
        var random = new Random(seed);
        for (var i = 0; i < 300; i++) {
            var units = BigDecimal.valueOf(1 + random.nextLong(2_000_000), random.nextInt(3));
            var rate = BigDecimal.valueOf(1 + random.nextInt(100_000), 4);
            var unit = new QuotaUnit(units, random.nextBoolean() ? "USD" : "CNY", rate, false);
            var whole = Figures.NONE;
            var costs = BigDecimal.ZERO;
            var parts = 1 + random.nextInt(20);
            for (var part = 0; part < parts; part++) {
                var quota = random.nextLong(1_000_000_000_000L) * (random.nextInt(4) == 0 ? -1 : 1);
                assertHalfUp(unit.cost(quota).amount(), BigDecimal.valueOf(quota), units);
                var one = figures(Map.of(unit, quota));
                costs = costs.add(one.cost().get(unit.currency()));
                whole = whole.plus(one);
            }
            var sum = requireNonNull(whole.cost().get(unit.currency()));
            assertThat(sum.subtract(costs).abs())
                    .isLessThanOrEqualTo(HALF_A_DIGIT.multiply(BigDecimal.valueOf(parts + 1L)));
            var other = whole.converted().values().iterator().next();
            var quota = BigDecimal.valueOf(requireNonNull(whole.quotaByUnit().get(unit)));
            if (unit.currency().equals("USD")) {
                assertHalfUp(other, quota.multiply(rate), units);
            } else {
                assertHalfUp(other, quota, units.multiply(rate));
            }
        }
    }

    private static void assertHalfUp(BigDecimal rounded, BigDecimal part, BigDecimal whole) {
        var exact = part.divide(whole, new MathContext(60));
        assertThat(rounded.scale()).isEqualTo(QuotaUnit.SCALE);
        assertThat(rounded.subtract(exact).abs()).isLessThanOrEqualTo(HALF_A_DIGIT);
        if (rounded.subtract(exact).abs().compareTo(HALF_A_DIGIT) == 0) {
            assertThat(rounded.abs()).isGreaterThan(exact.abs());
        }
    }

    /// At the usual half million a unit is two millionths: nothing is ever rounded.
    @Test
    void partsAtTheUsualUnitAddUpToTheLastDigit() {
        var random = new Random(9);
        var sum = BigDecimal.ZERO;
        var all = 0L;
        for (var i = 0; i < 1000; i++) {
            var quota = random.nextLong(100_000_000);
            all += quota;
            sum = sum.add(DOLLARS.cost(quota).amount());
        }
        assertThat(sum).isEqualTo(DOLLARS.cost(all).amount());
    }

    @Test
    void nothingIsConvertedWithoutAPositiveRate() {
        for (var rate : new BigDecimal[] {null, BigDecimal.ZERO, new BigDecimal("-7.3")}) {
            var unit = new QuotaUnit(USUAL, "USD", rate, false);
            assertThat(unit.converted(500_000)).isNull();
            assertThat(unit.in("CNY", 500_000)).isEqualTo(new Money(new BigDecimal("1.000000"), "USD"));
            assertThat(unit.withDisplay(SiteDisplay.YUAN).shownIn()).isEqualTo("USD");
        }
        assertThat(SiteDisplay.custom("€", BigDecimal.ZERO)).isEqualTo(SiteDisplay.DOLLARS);
        assertThat(SiteDisplay.custom("€", null)).isEqualTo(SiteDisplay.DOLLARS);
    }

    @Test
    void eachSiteShowsAmountsItsOwnWay() {
        var euros = DOLLARS.withDisplay(SiteDisplay.custom("€", new BigDecimal("0.92")));
        assertThat(DOLLARS.shownIn()).isEqualTo("USD");
        assertThat(DOLLARS.withDisplay(SiteDisplay.YUAN).shownIn()).isEqualTo("CNY");
        assertThat(DOLLARS.withDisplay(SiteDisplay.UNITS).shownIn()).isEqualTo(QuotaUnit.UNITS);
        assertThat(euros.shownIn()).isEqualTo("€");
        assertThat(DOLLARS.in("CNY", 1_000_000)).isEqualTo(new Money(new BigDecimal("14.600000"), "CNY"));
        assertThat(euros.in("€", 1_000_000)).isEqualTo(new Money(new BigDecimal("1.840000"), "€"));
        assertThat(euros.in("£", 1_000_000)).isEqualTo(new Money(new BigDecimal("2.000000"), "USD"));
        assertThat(DOLLARS.in(QuotaUnit.UNITS, 1_234)).isEqualTo(new Money(new BigDecimal("1234"), QuotaUnit.UNITS));
        assertThat(SiteDisplay.custom(" \n", BigDecimal.ONE).symbol()).isEqualTo("¤");
        assertThat(SiteDisplay.custom("x".repeat(50), BigDecimal.ONE).symbol()).hasSize(8);
    }

    /// DMXAPI's unit is a yuan whatever its pages put before the number.
    @Test
    void aUnitThatIsAYuanStaysOne() {
        for (var display : new SiteDisplay[] {
            SiteDisplay.DOLLARS, SiteDisplay.YUAN, SiteDisplay.custom("€", new BigDecimal("0.92"))
        }) {
            assertThat(YUAN.withDisplay(display).shownIn()).isEqualTo("CNY");
            assertThat(YUAN.withDisplay(display).cost(500_000)).isEqualTo(new Money(new BigDecimal("1.000000"), "CNY"));
        }
        assertThat(YUAN.converted(3_650_000)).isEqualTo(new Money(new BigDecimal("1.000000"), "USD"));
    }

    @Test
    void theUsersRateNeverReplacesTheGateways() {
        var own = new BigDecimal("6.9");
        assertThat(DOLLARS.withOwnRate(own)).isEqualTo(DOLLARS);
        var unit = new QuotaUnit(USUAL, "USD", null, SaidBy.SERVER).withOwnRate(own);
        assertThat(unit.ownRate()).isTrue();
        assertThat(unit.in("CNY", 500_000)).isEqualTo(new Money(new BigDecimal("6.900000"), "CNY"));
        assertThat(figures(Map.of(unit, 1L)).ownRate()).isTrue();
        assertThat(unit.withRate(RATE).ownRate()).isFalse();
        assertThat(unit.withRate(null).withOwnRate(BigDecimal.ZERO).cnyPerUsd()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"7.2,7.2", "'7,25',7.25", "' 7 ',7", "7.20,7.2", "100,100", "0.5,0.5"})
    void ratesAreReadAsPeopleTypeThem(String typed, BigDecimal rate) {
        assertThat(QuotaUnit.rateOf(typed)).contains(rate);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0.0", "-7", "abc", "7.2.1", "1e9", "NaN", "99999999"})
    void whatIsNoRateIsNone(String typed) {
        assertThat(QuotaUnit.rateOf(typed)).isEmpty();
    }

    @Test
    void sumsInOneCurrencyHoldAllThatCanBeConverted() {
        var quota = new HashMap<QuotaUnit, Long>();
        quota.put(DOLLARS, 5_000_000L);
        quota.put(YUAN, 3_650_000L);
        assertThat(figures(quota).costIn("USD")).isEqualTo(Map.of("USD", new BigDecimal("11.000000")));
        quota.put(YUAN.withRate(null), 1_000_000L);
        assertThat(figures(quota).costIn("USD"))
                .isEqualTo(Map.of("USD", new BigDecimal("11.000000"), "CNY", new BigDecimal("2.000000")));
        assertThat(figures(quota).costIn(QuotaUnit.UNITS)).isEqualTo(Map.of("units", new BigDecimal("9650000")));
    }

    private static Figures figures(Map<QuotaUnit, Long> quota) {
        return new Figures(1, 1, 0, 0, 0, Tokens.NONE, quota);
    }
}
