package io.github.tallyglass.domain;

import java.time.Instant;
import java.util.Locale;

/// A line of the log: what fired, when, and what became of it.
///
/// @param seen whether the user has looked at the list since
public record AlertEntry(long id, Instant at, Alert alert, Delivery delivery, boolean seen) {

    /// How an alert reached the user.
    public enum Delivery {
        /// Kept, and not shown yet.
        PENDING,
        SHOWN,
        /// Held back in quiet hours; shown later if it still holds.
        QUIET,
        /// Was over before it could be shown.
        OVER,
        /// There is nothing here that shows notifications.
        UNSHOWN;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
