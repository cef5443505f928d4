package io.github.tallyglass.query;

import java.time.LocalDate;
import java.util.Locale;

/// What is known of one account's day.
///
/// @param day in the zone of the queries
/// @param pruned rows of the day are not kept any more; their sums are
public record CalendarDay(long accountId, LocalDate day, State state, boolean pruned) {

    /// A day whose rows are all kept.
    public CalendarDay(long accountId, LocalDate day, State state) {
        this(accountId, day, state, false);
    }

    /// From what is best to what is least; a day is shown as the first that holds.
    public enum State {
        /// Covered, and equal to the gateway's own sum.
        RECONCILED,
        /// Every second is covered by rows.
        COMPLETE,
        /// Some seconds are.
        PARTIAL,
        /// No rows, but the gateway's hourly sums.
        AGGREGATE_ONLY,
        MISSING;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
