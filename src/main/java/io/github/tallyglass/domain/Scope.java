package io.github.tallyglass.domain;

import java.util.Locale;

/// Whose rows an account reads: its own user's, every user's (admin), or one key's.
public enum Scope {
    SELF,
    ADMIN,
    KEY;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
