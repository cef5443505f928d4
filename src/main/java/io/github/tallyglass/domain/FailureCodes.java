package io.github.tallyglass.domain;

/// The stable word of each failure. Scripts read them and texts are found by them: one that was released
/// does not change.
final class FailureCodes {

    private FailureCodes() {}

    /// See [Failure#code()].
    static String of(Failure failure) {
        return switch (failure) {
            case Failure.Unreachable _ -> "unreachable";
            case Failure.TimedOut _ -> "timed-out";
            case Failure.CutOff _ -> "cut-off";
            case Failure.NotJson _ -> "not-json";
            case Failure.Malformed _ -> "malformed";
            case Failure.UnreadableRows _ -> "unreadable-rows";
            case Failure.TooLarge _ -> "too-large";
            case Failure.AuthRejected _ -> "auth-rejected";
            case Failure.WrongUser _ -> "wrong-user";
            case Failure.UserIdRefused _ -> "user-id-refused";
            case Failure.Forbidden _ -> "forbidden";
            case Failure.RoleTooLow _ -> "role-too-low";
            case Failure.ScopeUnknown _ -> "scope-unknown";
            case Failure.NotFound _ -> "not-found";
            case Failure.RateLimited _ -> "rate-limited";
            case Failure.ServerFault _ -> "server-fault";
            case Failure.Refused _ -> "refused";
            case Failure.RedirectedAway _ -> "redirected-away";
            case Failure.BoundsIgnored _ -> "bounds-ignored";
            case Failure.Unstable _ -> "unstable";
            case Failure.LostToLimit _ -> "lost-to-limit";
            case Failure.NoKeyLog _ -> "no-key-log";
            case Failure.Cancelled _ -> "cancelled";
            case Failure.SecretMissing _ -> "secret-missing";
            case Failure.NoKeyring _ -> "no-keyring";
            case Failure.NoSessionBus _ -> "no-session-bus";
            case Failure.StoreFault(var kind, var _, var _) -> "store-" + kind;
            case Failure.OtherWriter _ -> "other-writer";
            case Failure.AlreadyRunning _ -> "already-running";
            case Failure.NoNotifications _ -> "no-notifications";
            case Failure.NoLoginStart _ -> "no-login-start";
            case Failure.BadInput _ -> "bad-input";
            case Failure.BadDefinition _ -> "bad-definition";
            case Failure.FileFault _ -> "file-fault";
            case Failure.SameAccount _ -> "same-account";
            case Failure.AnotherAccount _ -> "another-account";
            case Failure.StatisticsOff _ -> "statistics-off";
            case Failure.NotCollected _ -> "not-collected";
            case Failure.NoHourlySums _ -> "no-hourly-sums";
            case Failure.WrongManagementKey _ -> "wrong-management-key";
            case Failure.AddressBanned _ -> "address-banned";
            case Failure.RemoteManagementOff _ -> "remote-management-off";
            case Failure.ManagementOff _ -> "management-off";
            case Failure.HomeMode _ -> "home-mode";
            case Failure.ServerTooOld _ -> "server-too-old";
            case Failure.NoSubscription _ -> "no-subscription";
            case Failure.LoginRefused _ -> "login-refused";
            case Failure.LoginExpired _ -> "login-expired";
            case Failure.LoginScope _ -> "login-scope";
            case Failure.NoLogin _ -> "no-login";
            case Failure.PaymentRequired _ -> "payment-required";
            case Failure.BlockedOnTheWay _ -> "blocked-on-the-way";
        };
    }
}
