package io.github.tallyglass.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the list price of a row came about: tokens of each kind by their price.
///
/// @param lines only kinds of which the row has tokens
/// @param unit [QuotaUnit#listPrice] of the price's currency
/// @param quota what the lines add up to in `unit`, rounded once
/// @param list what the price stands in; null: the user's own price
/// @param listName name of the list; `""` for the user's own
/// @param listDay day of the list; null for the user's own
/// @param model the name under which the price stands there, the pattern of the user's own
/// @param longContext the prices for more than 200 000 tokens of input hold
/// @param priority the prices of the service tier `priority` hold
public record ListPriceExplanation(
        List<Line> lines,
        QuotaUnit unit,
        long quota,
        PriceList.@Nullable Kind list,
        String listName,
        @Nullable LocalDate listDay,
        String model,
        boolean longContext,
        boolean priority) {

    /// One kind of token.
    ///
    /// @param perMillion price of a million, in the unit's currency
    /// @param amount what these tokens come to, in the unit's currency, exact
    public record Line(PriceExplanation.Part kind, long tokens, BigDecimal perMillion, BigDecimal amount) {}

    public ListPriceExplanation {
        lines = List.copyOf(lines);
    }
}
