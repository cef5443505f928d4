package io.github.tallyglass.domain;

import java.util.Locale;
import java.util.Optional;

/// What the user says an account is; `AUTO` lets probing decide. Words as on the command line.
public enum AccountKind {
    AUTO,
    NEW_API,
    ONE_API,
    VELOERA,
    DONE_HUB,
    DMXAPI,
    CRAZYROUTER,
    EZMODEL,
    BURNCLOUD,
    /// Described by a definition that the user gives.
    CUSTOM;

    /// The word on the command line and in JSON: lower case, with hyphens.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<AccountKind> ofWord(String word) {
        for (var kind : values()) {
            if (kind.word().equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
