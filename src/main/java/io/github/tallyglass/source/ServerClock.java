package io.github.tallyglass.source;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// The server's clock, as the `Date` header tells it (gateway contract §6.2, step 1).
final class ServerClock {

    /// A cache in between may serve an old date; beyond a day it is not the server's clock.
    private static final long PLAUSIBLE = Duration.ofDays(1).toMillis();

    private ServerClock() {}

    /// Server − local in milliseconds; null where the header is missing, unreadable or implausible.
    ///
    /// @param localMillis local clock at mid-request
    static @Nullable Long offsetMillis(@Nullable String date, long localMillis) {
        if (date == null) {
            return null;
        }
        try {
            var server = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant()
                    .toEpochMilli();
            var offset = server - localMillis;
            return Math.abs(offset) > PLAUSIBLE ? null : (Long) offset;
        } catch (DateTimeException | ArithmeticException unreadable) {
            return null;
        }
    }
}
