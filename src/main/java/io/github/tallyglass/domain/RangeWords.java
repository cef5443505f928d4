package io.github.tallyglass.domain;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.regex.Pattern;

/// Reads ranges as people write them (command line page, "Ranges").
public final class RangeWords {

    private static final Pattern ROLLING = Pattern.compile("([1-9][0-9]{0,5})([hd])");

    private RangeWords() {}

    /// @param now the end of rolling ranges and the day that calendar words refer to
    public static Result<TimeRange> parse(String words, ZoneId zone, Clock now) {
        var instant = now.instant();
        var today = LocalDate.ofInstant(instant, zone);
        var rolling = ROLLING.matcher(words);
        if (rolling.matches()) {
            var count = Long.parseLong(rolling.group(1));
            var back = rolling.group(2).equals("h") ? Duration.ofHours(count) : Duration.ofDays(count);
            return Result.ok(new TimeRange(words, instant.minus(back), instant, zone));
        }
        return switch (words) {
            case "today" -> Result.ok(days(words, today, today, zone));
            case "yesterday" -> Result.ok(days(words, today.minusDays(1), today.minusDays(1), zone));
            case "week" -> Result.ok(days(words, monday(today), monday(today).plusDays(6), zone));
            case "last-week" -> {
                var monday = monday(today).minusWeeks(1);
                yield Result.ok(days(words, monday, monday.plusDays(6), zone));
            }
            case "month" -> Result.ok(days(words, today.withDayOfMonth(1), lastOfMonth(today), zone));
            case "last-month" -> {
                var last = today.minusMonths(1);
                yield Result.ok(days(words, last.withDayOfMonth(1), lastOfMonth(last), zone));
            }
            case "all" -> Result.ok(new TimeRange(words, null, instant, zone));
            default -> explicit(words, zone);
        };
    }

    private static Result<TimeRange> explicit(String words, ZoneId zone) {
        var middle = words.indexOf("..");
        if (middle < 0) {
            return bad(words, "not-a-range");
        }
        var first = words.substring(0, middle);
        var last = words.substring(middle + 2);
        try {
            var from = bound(first, zone, false);
            var to = bound(last, zone, true);
            return from.isBefore(to)
                    ? Result.ok(new TimeRange(words, from, to, zone))
                    : bad(words, "ends-before-it-begins");
        } catch (DateTimeException notATime) {
            return bad(words, "not-a-time");
        }
    }

    private static Instant bound(String text, ZoneId zone, boolean end) {
        if (text.indexOf('T') < 0) {
            var day = LocalDate.parse(text);
            return (end ? day.plusDays(1) : day).atStartOfDay(zone).toInstant();
        }
        return OffsetDateTime.parse(text).toInstant();
    }

    private static TimeRange days(String label, LocalDate first, LocalDate last, ZoneId zone) {
        return new TimeRange(
                label,
                first.atStartOfDay(zone).toInstant(),
                last.plusDays(1).atStartOfDay(zone).toInstant(),
                zone);
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static LocalDate lastOfMonth(LocalDate day) {
        return day.withDayOfMonth(day.lengthOfMonth());
    }

    private static Result<TimeRange> bad(String words, String why) {
        return Result.err(new Failure.BadInput(words, why));
    }
}
