package io.github.tallyglass.ui.reconcile;

/// Which days the calendar shows.
enum Period {
    /// The window's range.
    RANGE,
    /// Up to today.
    TWELVE_MONTHS,
    /// A year from January to December.
    YEAR
}
