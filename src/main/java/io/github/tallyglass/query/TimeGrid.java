package io.github.tallyglass.query;

import io.github.tallyglass.domain.Bucket;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/// Buckets of one size in one zone. A bucket is known by its first second; where the clock is put back an
/// hour happens twice, as two buckets of one name.
record TimeGrid(Bucket bucket, ZoneId zone) {

    private static final DateTimeFormatter HOUR_NAME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH");
    private static final DateTimeFormatter MONTH_NAME = DateTimeFormatter.ofPattern("uuuu-MM");

    /// First second of the bucket that holds `second`.
    long startOf(long second) {
        var at = at(second);
        return switch (bucket) {
            case HOUR -> at.truncatedTo(ChronoUnit.HOURS).toEpochSecond();
            case DAY -> start(at.toLocalDate());
            case WEEK -> start(monday(at.toLocalDate()));
            case MONTH -> start(at.toLocalDate().withDayOfMonth(1));
        };
    }

    /// First second of the bucket after the one that begins at `start`.
    long next(long start) {
        var day = at(start).toLocalDate();
        return switch (bucket) {
            case HOUR -> nextHour(start);
            case DAY -> start(day.plusDays(1));
            case WEEK -> start(monday(day).plusWeeks(1));
            case MONTH -> start(day.withDayOfMonth(1).plusMonths(1));
        };
    }

    /// Starts of all buckets that hold a second of the bounds.
    List<Long> starts(Bounds bounds) {
        var starts = new ArrayList<Long>();
        for (var start = startOf(bounds.from()); start <= bounds.to(); start = next(start)) {
            starts.add(start);
        }
        return starts;
    }

    /// `2026-08-31T09`, `2026-08-31`, `2026-W35`, `2026-08`.
    String name(long second) {
        var at = at(second);
        return switch (bucket) {
            case HOUR -> at.format(HOUR_NAME);
            case DAY -> at.toLocalDate().toString();
            case WEEK ->
                "%d-W%02d".formatted(at.get(IsoFields.WEEK_BASED_YEAR), at.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case MONTH -> at.format(MONTH_NAME);
        };
    }

    /// Where the clock moves by half an hour, an hour may last longer or shorter than 3600 seconds.
    private long nextHour(long start) {
        var next = startOf(start + 3600);
        for (var later = start + 5400; next <= start; later += 1800) {
            next = startOf(later);
        }
        return next;
    }

    private ZonedDateTime at(long second) {
        return Instant.ofEpochSecond(second).atZone(zone);
    }

    private long start(LocalDate day) {
        return day.atStartOfDay(zone).toEpochSecond();
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
