package io.github.tallyglass.domain;

import java.util.List;

/// What the texts about each failure may insert: plain words and numbers, times in seconds.
final class FailureArguments {

    /// A wait that nobody named: the window of the usual limit (gateway contract §2.7).
    private static final long USUAL_WAIT_SECONDS = 180;

    private FailureArguments() {}

    /// See [Failure#args()].
    static List<Object> of(Failure failure) {
        return switch (failure) {
            case Failure.Unreachable(var host, var detail) -> List.of(host, detail);
            case Failure.TimedOut(var host, var after) -> List.of(host, after.toSeconds());
            case Failure.CutOff(var host) -> List.of(host);
            case Failure.NotJson(var host, var status, var contentType) -> List.of(host, status, contentType);
            case Failure.Malformed(var where, var detail) -> List.of(where, detail);
            case Failure.UnreadableRows(var count) -> List.of(count);
            case Failure.TooLarge(var where, var limitBytes) -> List.of(where, limitBytes);
            case Failure.AuthRejected(var message, var serverCode) -> List.of(message, serverCode);
            case Failure.WrongUser(var expected, var found) -> List.of(expected, found);
            case Failure.UserIdRefused(var header) -> List.of(header);
            case Failure.Forbidden(var message) -> List.of(message);
            case Failure.RoleTooLow(var role) -> List.of(role);
            case Failure.ScopeUnknown(var dialect, var scope) -> List.of(dialect, scope.word());
            case Failure.NotFound(var path) -> List.of(path);
            case Failure.RateLimited(var host, var retryAfter) ->
                List.of(host, retryAfter == null ? USUAL_WAIT_SECONDS : retryAfter.toSeconds());
            case Failure.ServerFault(var host, var status, var message) -> List.of(host, status, message);
            case Failure.Refused(var message) -> List.of(message);
            case Failure.RedirectedAway(var fromHost, var toHost) -> List.of(fromHost, toHost);
            case Failure.BoundsIgnored(var host) -> List.of(host);
            case Failure.Unstable(var slice) -> List.of(slice.from(), slice.to());
            case Failure.LostToLimit(var rows) -> List.of(rows);
            case Failure.NoKeyLog(var host) -> List.of(host);
            case Failure.Cancelled _ -> List.of();
            case Failure.SecretMissing(var account, var detail) -> List.of(account, detail);
            case Failure.NoKeyring(var detail) -> List.of(detail);
            case Failure.NoSessionBus(var detail) -> List.of(detail);
            case Failure.StoreFault(var _, var file, var detail) -> List.of(file, detail);
            case Failure.OtherWriter(var home, var process) -> List.of(home, process);
            case Failure.AlreadyRunning(var home, var process) -> List.of(home, process);
            case Failure.NoNotifications(var detail) -> List.of(detail);
            case Failure.NoLoginStart(var detail) -> List.of(detail);
            case Failure.BadInput(var what, var detail) -> List.of(what, detail);
            case Failure.BadDefinition(var problems) -> List.of(problems.size());
            case Failure.FileFault(var file, var detail) -> List.of(file, detail);
            case Failure.SameAccount(var account) -> List.of(account);
            case Failure.AnotherAccount(var account, var detail) -> List.of(account, detail);
            case Failure.StatisticsOff(var host) -> List.of(host);
            case Failure.NotCollected(var host) -> List.of(host);
            case Failure.NoHourlySums(var host) -> List.of(host);
            case Failure.WrongManagementKey(var host) -> List.of(host);
            case Failure.AddressBanned(var host, var left) ->
                List.of(host, left.plusSeconds(59).toMinutes());
            case Failure.RemoteManagementOff(var host) -> List.of(host);
            case Failure.ManagementOff(var host) -> List.of(host);
            case Failure.HomeMode(var host) -> List.of(host);
            case Failure.ServerTooOld(var host, var version, var since) ->
                List.of(host, version.isEmpty() ? "?" : version, since);
            case Failure.NoSubscription(var host) -> List.of(host);
            case Failure.LoginRefused(var program, var status) -> List.of(program, status);
            case Failure.LoginExpired(var program) -> List.of(program);
            case Failure.LoginScope(var program, var scope) -> List.of(program, scope);
            case Failure.NoLogin(var file, var program) -> List.of(file, program);
            case Failure.PaymentRequired(var program) -> List.of(program);
            case Failure.BlockedOnTheWay(var host) -> List.of(host);
        };
    }
}
