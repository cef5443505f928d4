package io.github.tallyglass.ui.overview;

import io.github.tallyglass.domain.Bucket;
import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.text.Texts;
import io.github.tallyglass.ui.Providers;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/// Words for values and for steps of time.
final class Labels {

    private Labels() {}

    /// A value as a person reads it: kinds are worded, rows without a value say so.
    static String value(Texts texts, Dimension dimension, String value) {
        if (value.isEmpty()) {
            return texts.get("overview.no-value");
        }
        return switch (dimension) {
            case TYPE -> texts.get("overview.kind." + value);
            case PROVIDER -> Providers.name(value);
            default -> texts.value(dimension, value);
        };
    }

    /// Under the axis: `14:00`, `Aug 12`, `2026-08`.
    static String axis(Texts texts, Instant start, Bucket bucket, ZoneId zone) {
        var at = start.atZone(zone);
        return switch (bucket) {
            case HOUR -> DateTimeFormatter.ofPattern("HH:mm").format(at);
            case DAY, WEEK ->
                DateTimeFormatter.ofPattern(texts.isChinese() ? "M月d日" : "MMM d", texts.locale())
                        .format(at);
            case MONTH -> DateTimeFormatter.ofPattern("yyyy-MM").format(at);
        };
    }

    /// In a tooltip: the whole step.
    static String step(Texts texts, Instant start, Bucket bucket, ZoneId zone) {
        var at = start.atZone(zone);
        var day = DateTimeFormatter.ofPattern("yyyy-MM-dd EEE", texts.locale());
        return switch (bucket) {
            case HOUR ->
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").format(at)
                        + "–"
                        + DateTimeFormatter.ofPattern("HH:mm").format(at.plusHours(1));
            case DAY -> day.format(at);
            case WEEK -> at.toLocalDate() + " – " + at.toLocalDate().plus(6, ChronoUnit.DAYS);
            case MONTH -> DateTimeFormatter.ofPattern("yyyy-MM").format(at);
        };
    }
}
