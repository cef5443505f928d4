package io.github.tallyglass.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// Days, hours and months of one zone as numbers: a day is days since 1970-01-01, a month is
/// `year * 12 + month - 1`, an hour is the epoch second at which it begins. A day has 23 to 25 hours.
public record ZoneDays(ZoneId zone) {

    /// Seconds (closed) with one distance from UTC.
    ///
    /// @param offset seconds east of UTC
    public record Stretch(long from, long to, int offset) {

        /// First second of the local hour, or of the stretch if the clock was changed within the hour.
        public long hourOf(long second) {
            return Math.max(from, second - Math.floorMod(second + offset, 3600L));
        }
    }

    public long dayOf(long second) {
        return LocalDate.ofInstant(Instant.ofEpochSecond(second), zone).toEpochDay();
    }

    public long startOfDay(long day) {
        return LocalDate.ofEpochDay(day).atStartOfDay(zone).toEpochSecond();
    }

    /// The last second of the day.
    public long endOfDay(long day) {
        return startOfDay(day + 1) - 1;
    }

    public static int monthOf(long day) {
        var date = LocalDate.ofEpochDay(day);
        return date.getYear() * 12 + date.getMonthValue() - 1;
    }

    public static long firstDayOf(int month) {
        return LocalDate.of(Math.floorDiv(month, 12), Math.floorMod(month, 12) + 1, 1)
                .toEpochDay();
    }

    public static long lastDayOf(int month) {
        return firstDayOf(month + 1) - 1;
    }

    /// Cuts `from…to` (both included) where the clock is changed.
    public List<Stretch> stretches(long from, long to) {
        var rules = zone.getRules();
        var stretches = new ArrayList<Stretch>();
        for (var start = from; start <= to; ) {
            var instant = Instant.ofEpochSecond(start);
            var next = rules.nextTransition(instant);
            var end = next == null ? to : Math.min(to, next.getInstant().getEpochSecond() - 1);
            stretches.add(new Stretch(start, end, rules.getOffset(instant).getTotalSeconds()));
            start = end + 1;
        }
        return stretches;
    }
}
