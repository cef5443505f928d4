package io.github.tallyglass.source.cliproxy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How an account wants its records (contract of CLIProxyAPI and quotas §1.6 to §1.8).
public enum QueueMode {
    /// Pops over RESP2, over HTTP where a server offers no more. The only collector gets everything.
    POP,
    /// A subscription, which several collectors may have at once, while pops get nothing.
    SHARED,
    /// Pops over HTTP: each costs the server a check of the key, about 50 ms.
    HTTP;

    /// As it stands in an account's definition: `pop`, `shared`, `http`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<QueueMode> of(String word) {
        return Arrays.stream(values())
                .filter(mode -> mode.word().equals(word.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
