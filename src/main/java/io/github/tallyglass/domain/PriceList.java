package io.github.tallyglass.domain;

import java.time.LocalDate;
import java.util.List;

/// Prices of many models as one source said them on one day.
///
/// @param id of an imported list in the cache; 0 of others
/// @param name whose list it is: `LiteLLM 1.109.1`, an address, a file's name
/// @param day on which it was taken
public record PriceList(long id, String name, Kind kind, LocalDate day, List<ModelPrice> prices) {

    /// Where a list comes from.
    public enum Kind {
        /// Shipped with the program.
        BUILT_IN,
        /// Given by the user.
        IMPORTED
    }

    public PriceList {
        prices = List.copyOf(prices);
    }

    public PriceList withId(long other) {
        return new PriceList(other, name, kind, day, prices);
    }
}
