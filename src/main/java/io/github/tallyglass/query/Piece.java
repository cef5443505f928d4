package io.github.tallyglass.query;

import io.github.tallyglass.store.ZoneDays;

/// A stretch of time that one level answers.
///
/// @param from first second
/// @param to last second
/// @param days of sums that are kept of rows that are not, days since 1970-01-01; meaningless elsewhere
record Piece(Level level, long from, long to, Days days) {

    /// First and last.
    record Days(long first, long last) {
        private static final Days NONE = new Days(0, -1);
    }

    Piece(Level level, long from, long to) {
        this(level, from, to, Days.NONE);
    }

    /// Both as one, which begins with this and ends with the other.
    Piece upTo(Piece next) {
        return new Piece(level, from, next.to, new Days(days.first(), next.days.last()));
    }

    /// The first value of the level's time column.
    long fromKey(ZoneDays zone) {
        return level == Level.KEPT_DAY ? days.first() : key(zone, from);
    }

    /// The last value of the level's time column.
    long toKey(ZoneDays zone) {
        return level == Level.KEPT_DAY ? days.last() : key(zone, to);
    }

    /// Further conditions, which lead to the lines.
    String condition() {
        return level == Level.KEPT_HOUR ? " AND day BETWEEN " + days.first() + " AND " + days.last() : "";
    }

    private long key(ZoneDays zone, long second) {
        return switch (level) {
            case MONTH -> ZoneDays.monthOf(zone.dayOf(second));
            case DAY, KEPT_DAY -> zone.dayOf(second);
            case HOUR, KEPT_HOUR, ROWS -> second;
        };
    }
}
