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
    CUSTOM,
    /// A CLIProxyAPI: its queue of usage records, and the windows of the logins behind it.
    CLIPROXY,
    /// Logins of ChatGPT/Codex, read with the token files of this machine; windows only, no rows.
    CODEX,
    /// Logins of Claude, read with the token file of this machine; windows only, no rows.
    CLAUDE;

    /// A gateway with a log that is read by pages. The others have readers of their own and are never
    /// found by probing.
    public boolean isGateway() {
        return this != CLIPROXY && !isSubscription();
    }

    /// Nothing but windows is read, with a token that another program keeps.
    public boolean isSubscription() {
        return this == CODEX || this == CLAUDE;
    }

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
