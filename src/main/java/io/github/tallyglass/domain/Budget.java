package io.github.tallyglass.domain;

import java.math.BigDecimal;
import java.util.Locale;

/// What the user wants to spend at most on rows that a filter lets pass. Estimated amounts count as billed
/// ones do; what has no rate into the budget's currency does not count, and that is said.
///
/// @param id 0 before it is saved
/// @param filter a copy of the saved filter at the time when it was chosen
/// @param amount a period's sum, above 0
/// @param currency ISO code
public record Budget(
        long id, String name, UsageFilter filter, Period period, BigDecimal amount, String currency, boolean on) {

    /// In the user's zone; a week begins on Monday.
    public enum Period {
        DAY,
        WEEK,
        MONTH;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Whether both say of the same rows in the same time that the same is too much.
    public boolean countsLike(Budget other) {
        return filter.equals(other.filter)
                && period == other.period
                && amount.compareTo(other.amount) == 0
                && currency.equals(other.currency);
    }

    public Budget withId(long next) {
        return new Budget(next, name, filter, period, amount, currency, on);
    }
}
