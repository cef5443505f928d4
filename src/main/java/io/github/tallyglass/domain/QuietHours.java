package io.github.tallyglass.domain;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/// A time of the day in which nothing is shown; what fires is told afterwards if it still holds.
///
/// @param from inclusive, in the user's zone
/// @param to exclusive; earlier than `from` for a night
public record QuietHours(LocalTime from, LocalTime to) {

    public boolean contains(Instant moment, ZoneId zone) {
        var time = moment.atZone(zone).toLocalTime();
        return from.isBefore(to)
                ? !time.isBefore(from) && time.isBefore(to)
                : !from.equals(to) && (!time.isBefore(from) || time.isBefore(to));
    }
}
