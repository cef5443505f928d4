package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Failure;

/// What a failure means for a run.
public final class Faults {

    private Faults() {}

    /// Nothing is asked again until the user acts: asking on would lock the account out, send credentials
    /// astray, or read rows that cannot be proven.
    public static boolean stops(Failure failure) {
        return switch (failure) {
            case Failure.AuthRejected _,
                    Failure.WrongUser _,
                    Failure.UserIdRefused _,
                    Failure.Forbidden _,
                    Failure.RoleTooLow _,
                    Failure.ScopeUnknown _,
                    Failure.NotFound _,
                    Failure.RedirectedAway _,
                    Failure.BadDefinition _,
                    Failure.BoundsIgnored _,
                    Failure.SecretMissing _,
                    Failure.NoKeyring _,
                    Failure.BadInput _,
                    Failure.NoHourlySums _,
                    Failure.WrongManagementKey _,
                    Failure.RemoteManagementOff _,
                    Failure.HomeMode _,
                    Failure.NoSubscription _,
                    Failure.FileFault _ -> true;
            case Failure.StoreFault fault -> !fault.transientFault();
            default -> false;
        };
    }

    /// First numbers that fail like this leave no room for rows either.
    static boolean endsRun(Failure failure) {
        return stops(failure) || failure instanceof Failure.Cancelled || failure instanceof Failure.StoreFault;
    }

    /// The server may answer if less is asked of it at once.
    static boolean helpedByLess(Failure failure) {
        return switch (failure) {
            case Failure.TimedOut _, Failure.ServerFault _, Failure.CutOff _, Failure.TooLarge _ -> true;
            case Failure.NotJson page -> page.status() >= 500;
            default -> false;
        };
    }

    /// Asking the same again may be answered: a remote end's fault, not ours and not the user's.
    static boolean worthRetrying(Failure failure) {
        return helpedByLess(failure)
                || failure instanceof Failure.Unreachable
                || failure instanceof Failure.Refused
                || failure instanceof Failure.Malformed
                || failure instanceof Failure.NotJson;
    }

    /// For the store's note, which the interface replaces by its own words: code and arguments, no secrets.
    public static String note(Failure failure) {
        return failure.code() + ": "
                + String.join(", ", failure.args().stream().map(String::valueOf).toList());
    }
}
