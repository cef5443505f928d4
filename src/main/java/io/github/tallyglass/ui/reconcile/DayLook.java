package io.github.tallyglass.ui.reconcile;

import io.github.tallyglass.query.CalendarDay;
import io.github.tallyglass.ui.Choices;

/// How a day of the calendar is drawn: each look has a shape of its own, so that colour is not all that
/// tells.
enum DayLook {
    RECONCILED,
    COMPLETE,
    PARTIAL,
    AGGREGATE_ONLY,
    MISSING,
    /// Before what is kept, or still to come.
    OUTSIDE;

    static DayLook of(CalendarDay.State state) {
        return switch (state) {
            case RECONCILED -> RECONCILED;
            case COMPLETE -> COMPLETE;
            case PARTIAL -> PARTIAL;
            case AGGREGATE_ONLY -> AGGREGATE_ONLY;
            case MISSING -> MISSING;
        };
    }

    /// Style class, and the end of the text's key.
    String word() {
        return Choices.word(this);
    }
}
