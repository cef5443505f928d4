package io.github.tallyglass.domain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What a model costs for a million tokens, as a list or the user says.
///
/// @param provider the list's own word for who sells it (`openai`, `anthropic`, `moonshot`); `""`: anyone
/// @param model its name; in the user's own prices with `*` for any letters and `?` for one
/// @param currency `USD` or `CNY`
/// @param above200k for the whole of a request whose input side has more than 200 000 tokens; where it says
///     nothing, `normal` does
/// @param priority for requests of the service tier `priority`; where it says nothing, `normal` does
/// @param deprecated the last day on which the provider offers the model; null where none is told
public record ModelPrice(
        String provider,
        String model,
        String currency,
        TokenPrices normal,
        TokenPrices above200k,
        TokenPrices priority,
        @Nullable LocalDate deprecated) {

    public static final long LONG_CONTEXT = 200_000;

    /// A price without exceptions.
    public ModelPrice(String provider, String model, String currency, TokenPrices normal) {
        this(provider, model, currency, normal, TokenPrices.NONE, TokenPrices.NONE, null);
    }

    /// The price of one request. No list tells the price of a long request in the priority tier: each kind
    /// of token costs the dearer of both.
    TokenPrices forRequest(boolean isLong, boolean isPriority) {
        var ofLong = above200k.orElse(normal);
        var ofPriority = priority.orElse(normal);
        if (isLong && isPriority) {
            return above200k.isEmpty()
                    ? ofPriority.filled()
                    : ofLong.dearer(ofPriority).filled();
        }
        return (isLong ? ofLong : isPriority ? ofPriority : normal).filled();
    }

    /// Whether both cost the same, whatever they are called.
    public boolean costsAs(ModelPrice other) {
        return currency.equals(other.currency)
                && normal.equals(other.normal)
                && above200k.equals(other.above200k)
                && priority.equals(other.priority);
    }

    /// What forbids to keep it as the user's own: the word of a field, or null.
    public @Nullable String fault() {
        if (model.isBlank() || model.length() > 200) {
            return "model";
        }
        if (!currency.equals("USD") && !currency.equals("CNY")) {
            return "currency";
        }
        if (normal.input() == null && normal.output() == null) {
            return "input";
        }
        return normal.isNegative() || above200k.isNegative() || priority.isNegative() ? "price" : null;
    }
}
