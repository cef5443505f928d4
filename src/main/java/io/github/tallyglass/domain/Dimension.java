package io.github.tallyglass.domain;

import java.util.Locale;
import java.util.Optional;

/// What rows can be filtered by and, where it makes sense, grouped by. Words as on the command line.
public enum Dimension {
    ACCOUNT,
    MODEL,
    KEY,
    GROUP,
    USER,
    TYPE,
    STATUS,
    CLIENT,
    ENDPOINT,
    CHANNEL,
    IP,
    REQUEST_ID,
    RESPONSE_ID,
    LABEL,
    /// What is remarkable about a row: `stream`, `plan` (a plan paid), `price-differs`; a row can have
    /// several.
    MARK,
    /// Who answered behind a proxy: `codex`, `claude`.
    PROVIDER,
    /// The account at the provider whose login was used.
    LOGIN,
    /// Reasoning effort, as the proxy translated it.
    EFFORT,
    /// Service tier: as granted where that is told, else as asked for.
    TIER;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Dimension> ofWord(String word) {
        for (var dimension : values()) {
            if (dimension.word().equals(word)) {
                return Optional.of(dimension);
            }
        }
        return Optional.empty();
    }
}
