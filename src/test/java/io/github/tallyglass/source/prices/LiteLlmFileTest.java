package io.github.tallyglass.source.prices;

import static io.github.tallyglass.source.gateway.GatewayTestKit.failure;
import static io.github.tallyglass.source.gateway.GatewayTestKit.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.ModelPrice;
import io.github.tallyglass.domain.PriceList;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.TokenPrices;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiteLlmFileTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    @Test
    void everyPriceOfTokensIsRead() {
        var list = ok(read("""
                {"gemini/gemini-x": {
                   "litellm_provider": "gemini", "mode": "chat", "deprecation_date": "2027-01-20",
                   "input_cost_per_token": 1.25e-06, "output_cost_per_token": 1e-05,
                   "cache_read_input_token_cost": 1.25e-07, "cache_creation_input_token_cost": 1.5e-06,
                   "cache_creation_input_token_cost_above_1hr": 2.5e-06,
                   "input_cost_per_token_above_200k_tokens": 2.5e-06, "output_cost_per_token_above_200k_tokens": 1.5e-05,
                   "cache_read_input_token_cost_above_200k_tokens": 2.5e-07,
                   "input_cost_per_token_priority": 2.25e-06, "output_cost_per_token_priority": 1.8e-05,
                   "cache_read_input_token_cost_priority": 2.25e-07,
                   "supports_vision": true, "supported_regions": ["global"]}}"""));

        assertThat(list.day()).isEqualTo(DAY);
        assertThat(list.kind()).isEqualTo(PriceList.Kind.IMPORTED);
        assertThat(list.prices())
                .containsExactly(new ModelPrice(
                        "gemini",
                        "gemini-x",
                        "USD",
                        prices("1.25", "10", "0.125", "1.5", "2.5"),
                        prices("2.5", "15", "0.25", null, null),
                        prices("2.25", "18", "0.225", null, null),
                        LocalDate.of(2027, 1, 20)));
    }

    @Test
    void whatCannotBeReadCostsNothingButItself() {
        var list = ok(read("""
                {"sample_spec": {"mode": "chat", "input_cost_per_token": 1},
                 "picture": {"mode": "image_generation", "input_cost_per_token": 1},
                 "text": {"mode": "chat", "input_cost_per_token": "abc"},
                 "below": {"mode": "chat", "input_cost_per_token": -1},
                 "load": {"mode": "chat", "input_cost_per_token": 1e-999999999},
                 "list": {"mode": "chat", "input_cost_per_token": [1]},
                 "none": {"mode": "chat"}, "word": "word", "nothing": null, "number": 7,
                 "free": {"mode": "chat", "input_cost_per_token": 0, "output_cost_per_token": 0.0},
                 "words": {"mode": "embedding", "litellm_provider": "cohere_chat", "input_cost_per_token": "1e-07",
                           "deprecation_date": "soon"}}"""));

        assertThat(list.prices())
                .containsExactly(
                        new ModelPrice("", "free", "USD", prices("0", "0", null, null, null)),
                        new ModelPrice("cohere", "words", "USD", prices("0.1", null, null, null, null)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "{}", "{\"a\":{}}", "\"text\"", "{\"a\":{\"input_cost_per_token\":1"})
    void anythingElseIsNoList(String text) {
        assertThat(failure(read(text))).isEqualTo(new Failure.BadInput("a list", "no-price-list"));
    }

    private static Result<PriceList> read(String json) {
        return LiteLlmFile.read(json.getBytes(StandardCharsets.UTF_8), "a list", DAY);
    }

    private static TokenPrices prices(
            String input,
            @Nullable String output,
            @Nullable String cacheRead,
            @Nullable String cacheWrite,
            @Nullable String cacheWrite1h) {
        return new TokenPrices(
                new BigDecimal(input), decimal(output), decimal(cacheRead), decimal(cacheWrite), decimal(cacheWrite1h));
    }

    private static @Nullable BigDecimal decimal(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
