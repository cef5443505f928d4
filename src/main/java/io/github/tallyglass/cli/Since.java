package io.github.tallyglass.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;

/// How far back `sync` reads: `30d`, a date, or `all`.
sealed interface Since {

    Pattern DAYS = Pattern.compile("([1-9][0-9]{0,4})d");

    record Days(int days) implements Since {}

    record Day(LocalDate day) implements Since {}

    record All() implements Since {}

    static Optional<Since> parse(String text) {
        if (text.equals("all")) {
            return Optional.of(new All());
        }
        var days = DAYS.matcher(text);
        if (days.matches()) {
            return Optional.of(new Days(Integer.parseInt(days.group(1))));
        }
        try {
            return Optional.of(new Day(LocalDate.parse(text)));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    /// The first wanted instant; empty for everything.
    ///
    /// @param zone in which a date's day begins
    default Optional<Instant> from(Instant now, ZoneId zone) {
        return switch (this) {
            case Days(int days) -> Optional.of(now.minus(Duration.ofDays(days)));
            case Day(LocalDate day) -> Optional.of(day.atStartOfDay(zone).toInstant());
            case All() -> Optional.empty();
        };
    }
}
