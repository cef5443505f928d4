package io.github.tallyglass.ui.overview;

import io.github.tallyglass.domain.Bucket;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.ui.UserZone;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Steps of time on a chart, and the period that a range is compared with.
final class Periods {

    private static final Duration HOURS_UP_TO = Duration.ofHours(48);
    private static final Duration DAYS_UP_TO = Duration.ofDays(92);
    private static final Duration WEEKS_UP_TO = Duration.ofDays(7 * 104);

    private Periods() {}

    /// Hours up to two days, days up to a quarter, weeks up to two years, then months: never more than
    /// about a hundred bars.
    static Bucket bucket(Instant from, Instant to) {
        var length = Duration.between(from, to);
        if (length.compareTo(HOURS_UP_TO) <= 0) {
            return Bucket.HOUR;
        }
        if (length.compareTo(DAYS_UP_TO) <= 0) {
            return Bucket.DAY;
        }
        return length.compareTo(WEEKS_UP_TO) <= 0 ? Bucket.WEEK : Bucket.MONTH;
    }

    /// The period just before, as long as what has passed of this one: an unfinished day or month is
    /// compared with the same stretch of the one before, not with all of it. Null where there is no
    /// before.
    static @Nullable TimeRange before(TimeRange range, UserZone zone) {
        var from = range.from();
        if (from == null) {
            return null;
        }
        var now = zone.now();
        if (!range.to().isAfter(now)) {
            return range.previous();
        }
        var start = switch (range.label()) {
            case "month", "week" -> zone.range("last-" + range.label()).from();
            default -> from.minus(Duration.between(from, range.to()));
        };
        if (start == null || now.isBefore(from)) {
            return null;
        }
        var end = start.plus(Duration.between(from, now));
        return new TimeRange("before " + range.label(), start, end.isAfter(from) ? from : end, range.zone());
    }

    /// Distances between labels that a reader can continue in the head.
    static List<Integer> labelEvery(Bucket bucket) {
        return switch (bucket) {
            case HOUR -> List.of(1, 2, 3, 6, 12, 24);
            case DAY -> List.of(1, 2, 5, 7, 14, 28);
            case WEEK -> List.of(1, 2, 4, 8, 13, 26);
            case MONTH -> List.of(1, 3, 6, 12, 24);
        };
    }

    static ZonedDateTime next(ZonedDateTime start, Bucket bucket) {
        return switch (bucket) {
            case HOUR -> start.plusHours(1);
            case DAY -> start.plusDays(1);
            case WEEK -> start.plusWeeks(1);
            case MONTH -> start.plusMonths(1);
        };
    }

    /// Range words for one step, so that a click on it narrows to its time.
    static String words(Instant start, Bucket bucket, ZoneId zone) {
        var from = start.atZone(zone);
        var to = next(from, bucket);
        if (bucket == Bucket.HOUR) {
            var format = DateTimeFormatter.ISO_OFFSET_DATE_TIME;
            return format.format(from.toOffsetDateTime()) + ".." + format.format(to.toOffsetDateTime());
        }
        return from.toLocalDate() + ".." + to.toLocalDate().minusDays(1);
    }
}
