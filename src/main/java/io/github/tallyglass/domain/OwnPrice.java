package io.github.tallyglass.domain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A price that the user set. There is one for each pattern and day.
///
/// @param price its model may have wildcards: `gpt-5*`
/// @param from the first day on which it counts, in the user's zone; null: on all days
public record OwnPrice(ModelPrice price, @Nullable LocalDate from) {

    /// Whether this one takes the place of `other`.
    public boolean replaces(OwnPrice other) {
        return price.model().equalsIgnoreCase(other.price().model())
                && (from == null ? other.from() == null : from.equals(other.from()));
    }
}
