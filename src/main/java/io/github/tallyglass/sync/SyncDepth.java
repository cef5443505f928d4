package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Pattern;

/// How far back rows are wanted.
public sealed interface SyncDepth {

    /// Ninety days, unless the user says otherwise.
    SyncDepth DEFAULT = new Days(90);

    /// @param days rolling back from now
    record Days(int days) implements SyncDepth {}

    /// @param from first wanted second
    record Since(Instant from) implements SyncDepth {}

    /// Everything the server has.
    record All() implements SyncDepth {}

    /// The first wanted second, never after `end`.
    ///
    /// @param end last second that is asked for, epoch seconds on the server's clock
    default long oldest(long end) {
        return switch (this) {
            case Days(int days) -> Math.max(0, end - days * 86_400L + 1);
            case Since(Instant from) -> Math.clamp(from.getEpochSecond(), 0, end);
            case All() -> 0;
        };
    }

    /// `30d`, a date such as `2026-11-18` (from its midnight in `zone`), or `all`.
    static Result<SyncDepth> parse(String words, ZoneId zone) {
        var days = Pattern.compile("([1-9][0-9]{0,4})d").matcher(words);
        if (words.equals("all")) {
            return Result.ok(new All());
        }
        if (days.matches()) {
            return Result.ok(new Days(Integer.parseInt(days.group(1))));
        }
        try {
            return Result.ok(new Since(LocalDate.parse(words).atStartOfDay(zone).toInstant()));
        } catch (DateTimeException notADate) {
            return Result.err(new Failure.BadInput(words, "30d, a date such as 2026-11-18, or all"));
        }
    }
}
