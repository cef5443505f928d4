package io.github.tallyglass.source.prices;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.ModelPrice;
import io.github.tallyglass.domain.PriceList;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.TokenPrices;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads LiteLLM's list of models: one JSON object, a model's name to what is known of it, prices in
/// dollars for one token. Entries of other modes than text (pictures, sound, search, ranking) and entries
/// without prices are left out; one that cannot be read costs nothing but itself.
public final class LiteLlmFile {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final Set<String> MODES = Set.of("", "chat", "completion", "responses", "embedding");
    private static final BigDecimal MILLION = new BigDecimal(1_000_000);

    /// More digits than any price has; beyond, arithmetic itself becomes a load.
    private static final int MOST_DIGITS = 30;

    private static final int MOST_MODELS = 50_000;

    private LiteLlmFile() {}

    /// @param name of the list
    /// @param day on which it was taken
    /// @return [Failure.BadInput] where it is no such list, or has no price in it
    public static Result<PriceList> read(byte[] json, String name, LocalDate day) {
        JsonNode root;
        try {
            root = JSON.readTree(json);
        } catch (JacksonException broken) {
            return Result.err(new Failure.BadInput(name, "no-price-list"));
        }
        if (!(root instanceof ObjectNode object) || object.size() > MOST_MODELS) {
            return Result.err(new Failure.BadInput(name, "no-price-list"));
        }
        var prices = new ArrayList<ModelPrice>();
        object.properties()
                .forEach(entry -> price(entry.getKey(), entry.getValue()).ifPresent(prices::add));
        return prices.isEmpty()
                ? Result.err(new Failure.BadInput(name, "no-price-list"))
                : Result.ok(new PriceList(0, name, PriceList.Kind.IMPORTED, day, prices));
    }

    private static Optional<ModelPrice> price(String key, JsonNode entry) {
        if (!entry.isObject() || key.equals("sample_spec") || !MODES.contains(text(entry, "mode"))) {
            return Optional.empty();
        }
        var provider = provider(text(entry, "litellm_provider"));
        var path = text(entry, "litellm_provider") + "/";
        var model = path.length() > 1 && key.startsWith(path) ? key.substring(path.length()) : key;
        var price = new ModelPrice(
                provider,
                model,
                "USD",
                prices(entry, ""),
                prices(entry, "_above_200k_tokens"),
                prices(entry, "_priority"),
                day(text(entry, "deprecation_date")));
        return price.fault() == null ? Optional.of(price) : Optional.empty();
    }

    /// Of one maker the list knows several doors.
    private static String provider(String word) {
        return switch (word) {
            case "cohere_chat" -> "cohere";
            case "text-completion-openai" -> "openai";
            default -> word;
        };
    }

    private static TokenPrices prices(JsonNode entry, String suffix) {
        return new TokenPrices(
                perMillion(entry, "input_cost_per_token" + suffix),
                perMillion(entry, "output_cost_per_token" + suffix),
                perMillion(entry, "cache_read_input_token_cost" + suffix),
                perMillion(entry, "cache_creation_input_token_cost" + suffix),
                perMillion(entry, "cache_creation_input_token_cost_above_1hr" + suffix));
    }

    private static @Nullable BigDecimal perMillion(JsonNode entry, String field) {
        var node = entry.get(field);
        if (node == null || !(node.isNumber() || node.isString())) {
            return null;
        }
        try {
            var text = node.isNumber() ? node.decimalValue() : number(node.asString());
            return text == null || text.precision() > MOST_DIGITS || Math.abs((long) text.scale()) > MOST_DIGITS
                    ? null
                    : text.multiply(MILLION);
        } catch (NumberFormatException | ArithmeticException noNumber) {
            return null;
        }
    }

    private static @Nullable BigDecimal number(String text) {
        return text.length() > MOST_DIGITS ? null : new BigDecimal(text.strip());
    }

    private static String text(JsonNode entry, String field) {
        var node = entry.get(field);
        return node != null && node.isString() ? node.asString() : "";
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeException noDay) {
            return null;
        }
    }
}
