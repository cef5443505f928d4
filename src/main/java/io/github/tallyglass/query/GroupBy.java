package io.github.tallyglass.query;

import io.github.tallyglass.domain.Dimension;
import java.util.Locale;
import java.util.Optional;

/// What a report can be grouped by. Words as on the command line.
public enum GroupBy {
    MODEL,
    KEY,
    ACCOUNT,
    GROUP,
    USER,
    CLIENT,
    ENDPOINT,
    STATUS,
    CHANNEL,
    IP,
    TYPE,
    PROVIDER,
    LOGIN,
    EFFORT,
    TIER,
    LABEL,
    DAY,
    HOUR,
    WEEK,
    MONTH;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Groups of time are ordered by time and named `2026-08-31`, `2026-08-31T09`, `2026-W35`, `2026-08`.
    public boolean isTime() {
        return this == DAY || this == HOUR || this == WEEK || this == MONTH;
    }

    /// What rows are told apart by; empty for groups of time.
    public Optional<Dimension> dimension() {
        return isTime() ? Optional.empty() : Optional.of(Dimension.valueOf(name()));
    }

    public static Optional<GroupBy> ofWord(String word) {
        for (var by : values()) {
            if (by.word().equals(word)) {
                return Optional.of(by);
            }
        }
        return Optional.empty();
    }
}
