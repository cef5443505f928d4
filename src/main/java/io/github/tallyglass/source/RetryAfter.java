package io.github.tallyglass.source;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// The `Retry-After` header: seconds, or a date.
public final class RetryAfter {

    private RetryAfter() {}

    /// How long to wait, not negative; null where the header is missing or unreadable.
    public static @Nullable Duration read(@Nullable String header, Clock clock) {
        if (header == null || header.isBlank()) {
            return null;
        }
        var text = header.strip();
        if (text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            // Nine digits are 31 years; more is as good as that and would not fit.
            return Duration.ofSeconds(Long.parseLong(text.length() > 9 ? "999999999" : text));
        }
        try {
            var at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            var wait = Duration.between(clock.instant(), at.toInstant());
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
