package io.github.tallyglass.source.cliproxy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/// Reads the moments that a record holds. By hand where it is done for each record: the library's parser
/// takes longer than all the rest.
final class RecordTime {

    private static final long EARLIEST = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();
    private static final long LATEST = Instant.parse("2200-01-01T00:00:00Z").getEpochSecond();

    private final String text;
    private int at;

    private RecordTime(String text) {
        this.text = text;
    }

    /// RFC 3339 with 0 to 9 digits of a fraction (more are cut off) and any offset, as Go writes it; null
    /// where it is none, or of another century.
    static @Nullable Instant of(String text) {
        try {
            var moment = new RecordTime(text).read();
            return isSensible(moment.getEpochSecond()) ? moment : null;
        } catch (DateTimeException | NumberFormatException | IndexOutOfBoundsException noTime) {
            return null;
        }
    }

    /// Epoch seconds, or a timestamp; null where it is neither.
    static @Nullable Instant ofEpochOrText(String text) {
        if (text.isEmpty() || text.length() > 11 || text.chars().anyMatch(c -> c < '0' || c > '9')) {
            return of(text);
        }
        var seconds = Long.parseLong(text);
        return isSensible(seconds) ? Instant.ofEpochSecond(seconds) : null;
    }

    /// As a `Date` header has it; null where it is none.
    static @Nullable Instant ofHttpDate(String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeParseException noDate) {
            return null;
        }
    }

    static boolean isSensible(long epochSecond) {
        return epochSecond >= EARLIEST && epochSecond < LATEST;
    }

    private Instant read() {
        var year = digits(4);
        expect("-");
        var month = digits(2);
        expect("-");
        var day = digits(2);
        expect("Tt ");
        var hour = digits(2);
        expect(":");
        var minute = digits(2);
        expect(":");
        var second = digits(2);
        var nanos = fraction();
        // A leap second is told as the sixtieth.
        var clock = LocalTime.of(hour, minute, Math.min(second, 59)).toSecondOfDay() + (second == 60 ? 1 : 0);
        if (second > 60) {
            throw new DateTimeException(text);
        }
        var local = LocalDate.of(year, month, day).toEpochDay() * 86_400 + clock;
        return Instant.ofEpochSecond(local - offset(), nanos);
    }

    private int fraction() {
        if (text.charAt(at) != '.' && text.charAt(at) != ',') {
            return 0;
        }
        at++;
        var nanos = 0;
        var unit = 100_000_000;
        for (; isDigit(); at++, unit /= 10) {
            nanos += (text.charAt(at) - '0') * unit;
        }
        return nanos;
    }

    /// Seconds east of Greenwich.
    private int offset() {
        var sign = text.charAt(at++);
        var seconds = 0;
        if (sign == '+' || sign == '-') {
            seconds = digits(2) * 3_600;
            if (text.charAt(at) == ':') {
                at++;
            }
            seconds += digits(2) * 60;
        } else if (sign != 'Z' && sign != 'z') {
            throw new DateTimeException(text);
        }
        if (at != text.length() || seconds > 24 * 3_600) {
            throw new DateTimeException(text);
        }
        return sign == '-' ? -seconds : seconds;
    }

    private int digits(int count) {
        var value = 0;
        for (var end = at + count; at < end; at++) {
            if (!isDigit()) {
                throw new NumberFormatException(text);
            }
            value = value * 10 + text.charAt(at) - '0';
        }
        return value;
    }

    private boolean isDigit() {
        return text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private void expect(String oneOf) {
        if (oneOf.indexOf(text.charAt(at++)) < 0) {
            throw new DateTimeException(text);
        }
    }
}
