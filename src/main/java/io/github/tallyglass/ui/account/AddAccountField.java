package io.github.tallyglass.ui.account;

import io.github.tallyglass.domain.Failure;
import java.util.Locale;

/// The fields of the add dialog, and which of them a failure speaks about.
public enum AddAccountField {
    URL,
    USER_ID,
    TOKEN,
    NAME,
    KIND,
    SCOPE,
    CURRENCY,
    UNITS,
    MODE,
    CREDENTIALS,
    /// None of them.
    NONE;

    static AddAccountField concernedBy(Failure failure) {
        return switch (failure) {
            case Failure.Unreachable _,
                    Failure.TimedOut _,
                    Failure.CutOff _,
                    Failure.NotJson _,
                    Failure.Malformed _,
                    Failure.TooLarge _,
                    Failure.NotFound _,
                    Failure.RedirectedAway _,
                    Failure.BoundsIgnored _ -> URL;
            case Failure.AuthRejected _, Failure.Forbidden _, Failure.RoleTooLow _ -> TOKEN;
            case Failure.WrongUser _, Failure.UserIdRefused _ -> USER_ID;
            case Failure.BadInput bad -> bad.detail().equals("name-taken") ? NAME : named(bad.what());
            default -> NONE;
        };
    }

    private static AddAccountField named(String what) {
        return switch (what.toLowerCase(Locale.ROOT).replace('_', '-')) {
            case "url", "address" -> URL;
            case "user-id", "userid" -> USER_ID;
            case "token", "secret" -> TOKEN;
            case "name", "account" -> NAME;
            case "kind", "dialect" -> KIND;
            case "units-per-currency" -> UNITS;
            case "mode" -> MODE;
            case "credentials" -> CREDENTIALS;
            default -> what.contains("://") ? URL : NONE;
        };
    }

    /// Its part in text keys and node ids.
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
