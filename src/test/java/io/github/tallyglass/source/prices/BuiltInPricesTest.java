package io.github.tallyglass.source.prices;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.ModelPrice;
import io.github.tallyglass.domain.PriceList;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class BuiltInPricesTest {

    @Test
    void theProgramHasAListWithItsDayAndEveryColumn() {
        var list = BuiltInPrices.lists().getLast();

        assertThat(list.day()).isEqualTo(LocalDate.of(2026, 11, 22));
        assertThat(list.name()).isEqualTo("LiteLLM 1.109.1");
        assertThat(list.kind()).isEqualTo(PriceList.Kind.BUILT_IN);
        assertThat(list.prices())
                .hasSize(444)
                .allSatisfy(price -> assertThat(price.fault()).isNull());
        var gemini = price(list, "gemini", "gemini-2.5-pro");
        assertThat(gemini.normal().input()).isEqualTo(new BigDecimal("1.25"));
        assertThat(gemini.above200k().cacheRead()).isEqualTo(new BigDecimal("0.25"));
        assertThat(gemini.priority().output()).isEqualTo(new BigDecimal("18"));
        var claude = price(list, "anthropic", "claude-sonnet-4-5");
        assertThat(claude.normal().cacheWrite1h()).isEqualTo(new BigDecimal("6"));
        assertThat(claude.deprecated()).isEqualTo(LocalDate.of(2026, 11, 30));
    }

    private static ModelPrice price(PriceList list, String provider, String model) {
        return list.prices().stream()
                .filter(each -> each.provider().equals(provider) && each.model().equals(model))
                .findFirst()
                .orElseThrow();
    }
}
