package io.github.tallyglass.query;

import io.github.tallyglass.store.ZoneDays;

/// A stretch of time that one level answers.
///
/// @param from first second
/// @param to last second
record Piece(Level level, long from, long to) {

    /// The first value of the level's time column.
    long fromKey(ZoneDays days) {
        return key(days, from);
    }

    /// The last value of the level's time column.
    long toKey(ZoneDays days) {
        return key(days, to);
    }

    private long key(ZoneDays days, long second) {
        return switch (level) {
            case MONTH -> ZoneDays.monthOf(days.dayOf(second));
            case DAY -> days.dayOf(second);
            case HOUR, ROWS -> second;
        };
    }
}
