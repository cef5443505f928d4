package io.github.tallyglass.domain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether a window lasts until its reset if it is used on as before.
///
/// @param expectedPercent how much would be used by now if it were used evenly
/// @param runsOutAt null when it lasts
/// @param until the reset, or the end of the plan
public record WindowPace(
        BigDecimal expectedPercent, @Nullable Instant runsOutAt, Instant until) {

    /// Earlier, or with less used, a forecast would be noise.
    private static final Duration SOONEST = Duration.ofMinutes(15);

    private static final BigDecimal LEAST_USED = new BigDecimal(5);
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    /// Judged at the moment of the reading. Empty where begin, reset or share is not known, the reset is
    /// past or further away than the window is long, less than a quarter of an hour has passed, or less
    /// than 5 % is used; what is used up is told at any time.
    public static Optional<WindowPace> of(QuotaWindow window) {
        var used = window.usedPercent();
        var until = window.until().orElse(null);
        if (used == null || until == null || !until.isAfter(window.observedAt())) {
            return Optional.empty();
        }
        if (used.compareTo(HUNDRED) >= 0) {
            return Optional.of(new WindowPace(HUNDRED, window.observedAt(), until));
        }
        var start = window.startsAt() == null ? until.minusSeconds(window.length()) : window.startsAt();
        var elapsed = Duration.between(start, window.observedAt());
        if (elapsed.compareTo(SOONEST) < 0 || used.compareTo(LEAST_USED) < 0) {
            return Optional.empty();
        }
        var whole = BigDecimal.valueOf(Duration.between(start, until).toSeconds());
        var passed = BigDecimal.valueOf(elapsed.toSeconds());
        var expected = HUNDRED.multiply(passed).divide(whole, MathContext.DECIMAL64);
        var toEmpty = HUNDRED.subtract(used).multiply(passed).divide(used, MathContext.DECIMAL64);
        var empty = window.observedAt().plusSeconds(toEmpty.longValue());
        return Optional.of(new WindowPace(expected, empty.isBefore(until) ? empty : null, until));
    }

    public boolean lasts() {
        return runsOutAt == null;
    }

    /// `lasts` or `runs-out`.
    public String word() {
        return lasts() ? "lasts" : "runs-out";
    }
}
