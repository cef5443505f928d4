package io.github.tallyglass.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// When a prepaid balance will be used up.
///
/// @param emptyAt null when it lasts longer than a year
public record Depletion(Instant from, @Nullable Instant emptyAt, Basis basis) {

    /// What the forecast rests on.
    public enum Basis {
        /// The usual spending of each hour of the week.
        PATTERN,
        /// The plain average: there is less than a week to learn from.
        AVERAGE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Time that is left at a moment; empty when that is more than a year.
    public Optional<Duration> left(Instant now) {
        return Optional.ofNullable(emptyAt)
                .map(empty -> empty.isBefore(now) ? Duration.ZERO : Duration.between(now, empty));
    }
}
