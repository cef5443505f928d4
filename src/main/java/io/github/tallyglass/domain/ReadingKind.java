package io.github.tallyglass.domain;

import java.util.Locale;

/// What is read of an account beside its rows.
public enum ReadingKind {
    WALLET,
    WINDOWS,
    KEYS;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
