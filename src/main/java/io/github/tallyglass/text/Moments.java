package io.github.tallyglass.text;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// Moments and stretches of time as people say them, seen from now: `17:20`, `Thu 09:00`, `Sep 1`, `38
/// min`.
public record Moments(Texts texts, ZoneId zone, Instant now) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    /// `17:20` today, `Thu 09:00` within a week, `Sep 1` beyond, `Sep 1, 2027` in another year.
    public String moment(Instant at) {
        var local = at.atZone(zone);
        var days = ChronoUnit.DAYS.between(today(), local.toLocalDate());
        if (days == 0) {
            return time(at);
        }
        return days > 0 && days < 7 ? weekday(local) + " " + time(at) : date(at);
    }

    public String time(Instant at) {
        return TIME.format(at.atZone(zone));
    }

    /// To the nearest full hour.
    public String aboutTime(Instant at) {
        return time(nearestHour(at));
    }

    /// `Aug 12`, in another year `Aug 12, 2025`.
    public String date(Instant at) {
        var local = at.atZone(zone);
        var sameYear = local.getYear() == today().getYear();
        return format(local, sameYear ? "MMM d" : "MMM d, uuuu", sameYear ? "M月d日" : "uuuu年M月d日");
    }

    /// `Sat Sep 5`, of the nearest full hour.
    public String aboutDate(Instant at) {
        return format(nearestHour(at).atZone(zone), "EEE MMM d", "M月d日 EEE");
    }

    public boolean isAboutToday(Instant at) {
        return nearestHour(at).atZone(zone).toLocalDate().equals(today());
    }

    /// `12 s`, `38 min`, `1 h 05 min`, `3 d`.
    public String length(Duration length) {
        var seconds = Math.max(0, length.toSeconds());
        if (seconds < 60) {
            return texts.get("common.seconds", seconds);
        }
        if (seconds < 3_600) {
            return texts.get("common.minutes", seconds / 60);
        }
        if (seconds < 86_400) {
            return texts.get("common.hours", seconds / 3_600, "%02d".formatted(seconds / 60 % 60));
        }
        return texts.get("common.days", seconds / 86_400);
    }

    /// `4 min ago`.
    public String ago(Instant at) {
        return texts.get("left.age", length(Duration.between(at, now)));
    }

    private Instant nearestHour(Instant at) {
        return at.plusSeconds(1_800).atZone(zone).truncatedTo(ChronoUnit.HOURS).toInstant();
    }

    private LocalDate today() {
        return now.atZone(zone).toLocalDate();
    }

    private String weekday(ZonedDateTime local) {
        return format(local, "EEE", "EEE");
    }

    private String format(ZonedDateTime local, String english, String chinese) {
        var locale = texts.isChinese() ? Locale.SIMPLIFIED_CHINESE : Locale.US;
        return DateTimeFormatter.ofPattern(texts.isChinese() ? chinese : english, locale)
                .format(local);
    }
}
