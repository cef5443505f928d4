package io.github.tallyglass.domain;

/// Puts a price on rows whose source names none. Thread-safe.
@FunctionalInterface
public interface ListPrices {

    /// Knows no price.
    ListPrices NONE = row -> new Priced(row, QuotaUnit.UNPRICED);

    /// @param row of a source without prices; its quota does not count
    Priced price(UsageEvent row);

    /// @param row with its quota in `unit`
    /// @param unit [QuotaUnit#LIST_PRICE] or [QuotaUnit#UNPRICED]; any other where the source charged
    record Priced(UsageEvent row, QuotaUnit unit) {}
}
