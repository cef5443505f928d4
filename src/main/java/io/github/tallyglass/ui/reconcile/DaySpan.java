package io.github.tallyglass.ui.reconcile;

import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.TimeRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/// Whole days, both ends included. Gateways' sums are compared by the day, so a range of hours stands for
/// the days that it touches, and one that reaches into the future ends today.
///
/// @param last may lie before `first`: then there are none
record DaySpan(LocalDate first, LocalDate last, ZoneId zone) {

    /// @param earliest the first day of a range without a beginning
    static DaySpan of(TimeRange range, Instant earliest, Instant now) {
        var zone = range.zone();
        var from = range.from() == null ? earliest : range.from();
        var end = range.to().isAfter(now) ? now : range.to().minusSeconds(1);
        return new DaySpan(LocalDate.ofInstant(from, zone), LocalDate.ofInstant(end, zone), zone);
    }

    int days() {
        return (int) Math.max(0, ChronoUnit.DAYS.between(first, last) + 1);
    }

    boolean contains(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }

    /// Without what lies after `day`.
    DaySpan until(LocalDate day) {
        return last.isAfter(day) ? new DaySpan(first, day, zone) : this;
    }

    /// As a question to the cache.
    TimeRange range() {
        return new TimeRange(words(), start(first), start(last.plusDays(1)), zone);
    }

    /// As the window's selection names it.
    String words() {
        return first + ".." + last;
    }

    /// Its seconds up to now; not to be asked where there are no days.
    Interval seconds(Instant now) {
        var from = start(first).getEpochSecond();
        var end = start(last.plusDays(1)).getEpochSecond() - 1;
        return new Interval(from, Math.max(from, Math.min(end, now.getEpochSecond())));
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
