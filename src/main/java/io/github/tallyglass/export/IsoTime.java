package io.github.tallyglass.export;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/// Times in documents and files: ISO 8601 with the offset that the zone had at that moment.
public final class IsoTime {

    private IsoTime() {}

    public static String of(Instant instant, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(zone));
    }

    /// The same of a whole second.
    ///
    /// @param second epoch seconds, UTC
    public static String of(long second, ZoneId zone) {
        return of(Instant.ofEpochSecond(second), zone);
    }
}
