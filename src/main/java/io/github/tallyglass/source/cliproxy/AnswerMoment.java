package io.github.tallyglass.source.cliproxy;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When an upstream's answer said what it says.
///
/// @param at the headers' `Date`, which is the provider's own clock; where there is none, when the record
///     was written, by the server's clock
/// @param dated whether it is the provider's clock, as absolute resets are
record AnswerMoment(Instant at, boolean dated) {

    /// A server's clock may be wrong by a time zone. What is further away than this is no clock.
    private static final Duration FURTHEST = Duration.ofHours(26);

    /// Headers of a websocket are those of its handshake, whatever turn the record is of.
    private static final Duration HANDSHAKE = Duration.ofMinutes(2);

    /// @param date as the header has it; `""` where there is none
    /// @param begin of the attempt
    /// @param end of the attempt
    static AnswerMoment of(String date, Instant begin, Instant end) {
        var said = RecordTime.ofHttpDate(date);
        return said != null && isWithin(said, begin, end, FURTHEST)
                ? new AnswerMoment(said, true)
                : new AnswerMoment(end, false);
    }

    /// The same for a turn of a websocket; null where the handshake lies too far back to count.
    static @Nullable AnswerMoment ofTurn(String date, Instant begin, Instant end) {
        var said = RecordTime.ofHttpDate(date);
        return said != null && isWithin(said, begin, end, HANDSHAKE) ? new AnswerMoment(said, true) : null;
    }

    /// The absolute reset where clocks agree, else the one that counts from the answer; null without
    /// either.
    @Nullable
    Instant reset(@Nullable Instant absolute, String after) {
        var seconds = HeaderWindows.whole(after);
        var relative = seconds < 0 ? null : at.plusSeconds(seconds);
        if (absolute == null || relative == null) {
            return absolute == null ? relative : absolute;
        }
        return dated ? absolute : relative;
    }

    private static boolean isWithin(Instant said, Instant begin, Instant end, Duration tolerance) {
        return !said.isBefore(begin.minus(tolerance)) && !said.isAfter(end.plus(tolerance));
    }
}
