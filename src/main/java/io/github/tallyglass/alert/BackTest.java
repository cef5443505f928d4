package io.github.tallyglass.alert;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a budget would have done in the past.
///
/// @param periods oldest first, the running one last
/// @param currency of the amounts
/// @param complete whether rows of all these days are there, and every amount has a rate
public record BackTest(List<Past> periods, String currency, boolean complete) {

    public BackTest {
        periods = List.copyOf(periods);
    }

    /// @param from first day, in the user's zone
    /// @param to last day, inclusive
    /// @param spent in all
    /// @param firedOn the day on which the sum was passed; null where it was not
    public record Past(
            LocalDate from,
            LocalDate to,
            BigDecimal spent,
            @Nullable LocalDate firedOn) {}
}
