package io.github.tallyglass.domain;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why something did not go well, as data: `text.Texts` turns it into a message and an advice in the
/// user's language (keys `failure.CODE.message` and `failure.CODE.advice`, with [#args()] as
/// arguments). No field ever holds a secret.
public sealed interface Failure {

    /// A stable word for scripts (`error.code` in JSON) and for looking up texts.
    default String code() {
        return FailureCodes.of(this);
    }

    /// What the texts may insert, in the order of the record's components.
    default List<Object> args() {
        return FailureArguments.of(this);
    }

    /// Whether asking again later may help without the user doing anything.
    default boolean transientFault() {
        return switch (this) {
            case Unreachable _, TimedOut _, CutOff _, RateLimited _, ServerFault _ -> true;
            case NotJson page -> page.status() >= 500;
            case Unstable _, Cancelled _, OtherWriter _, AddressBanned _, AlreadyRunning _ -> true;
            case StoreFault fault ->
                fault.kind().equals("locked") || fault.kind().equals("disk-full");
            default -> false;
        };
    }

    /// No connection: unknown host, refused, TLS, network down.
    record Unreachable(String host, String detail) implements Failure {}

    /// The end did not answer, or stalled in the middle of a body.
    record TimedOut(String host, Duration after) implements Failure {}

    /// The connection broke inside a body; nothing of that reply is used.
    record CutOff(String host) implements Failure {}

    /// A reply that is not JSON, most often a web page: the address is wrong or has a stray path.
    record NotJson(String host, int status, String contentType) implements Failure {}

    /// JSON, but not in a shape of the contract.
    record Malformed(String where, String detail) implements Failure {}

    /// Rows that the gateway lists and that no sum can hold: without a time, or with a number beyond all
    /// sense.
    record UnreadableRows(int count) implements Failure {}

    /// A reply larger than we are willing to hold in memory.
    record TooLarge(String where, long limitBytes) implements Failure {}

    /// The token is missing, wrong, replaced, or its owner is disabled.
    ///
    /// @param serverCode the server's own word; [#UNPROVEN] where a fault of its database looks the same
    record AuthRejected(String message, String serverCode) implements Failure {

        /// Older lines answer alike to a wrong token and to a database that is away for a moment
        /// (contract "gateways" §1.3).
        public static final String UNPROVEN = "unproven";

        public boolean unproven() {
            return serverCode.equals(UNPROVEN);
        }
    }

    /// The token works but belongs to another user than the one the account names.
    record WrongUser(String expected, String found) implements Failure {}

    /// An older line wants the user's id beside the token, and it is missing or another's.
    ///
    /// @param header the name of the header that carries it
    record UserIdRefused(String header) implements Failure {}

    /// The token is good, its role is not enough.
    record Forbidden(String message) implements Failure {}

    /// The token is good, but everybody's rows are for administrators.
    ///
    /// @param role the token owner's, as the gateway says it: 1 user, 10 administrator
    record RoleTooLow(int role) implements Failure {}

    /// Nobody has described how this kind of gateway gives rows of this scope: it is not guessed at.
    record ScopeUnknown(String dialect, Scope scope) implements Failure {}

    /// 404 under `/api`: not a gateway of this family, or a version without this endpoint.
    record NotFound(String path) implements Failure {}

    /// 429.
    ///
    /// @param retryAfter what the server asked for; null where it said nothing
    record RateLimited(String host, @Nullable Duration retryAfter) implements Failure {}

    /// 5xx.
    record ServerFault(String host, int status, String message) implements Failure {}

    /// HTTP 200 with `success:false`: the server's own words.
    record Refused(String message) implements Failure {}

    /// A redirect to another host, which is not followed: credentials must not travel.
    record RedirectedAway(String fromHost, String toHost) implements Failure {}

    /// Rows outside the asked bounds: the server ignores them, so no slice can be proven.
    record BoundsIgnored(String host) implements Failure {}

    /// The rows of a slice kept changing while they were read.
    record Unstable(Interval slice) implements Failure {}

    /// Rows that the gateway's list of a key had dropped before they were read: it holds the newest
    /// only.
    ///
    /// @param rows as many as the list holds
    record LostToLimit(int rows) implements Failure {}

    /// The gateway shows no rows to an API key.
    record NoKeyLog(String host) implements Failure {}

    /// The user stopped it.
    record Cancelled() implements Failure {}

    /// No secret is kept for the account, or the keyring does not give it out.
    record SecretMissing(String account, String detail) implements Failure {}

    /// No system keyring can be used; a 0600 file needs the user's consent.
    record NoKeyring(String detail) implements Failure {}

    /// The desktop's session bus cannot be reached: no desktop runs, or it offers none.
    record NoSessionBus(String detail) implements Failure {}

    /// The cache cannot be used as asked.
    ///
    /// @param kind one of `corrupt` `read-only` `locked` `newer` `disk-full` `other`
    record StoreFault(String kind, String file, String detail) implements Failure {}

    /// Another process writes to this home.
    record OtherWriter(String home, String process) implements Failure {}

    /// The program runs on this home already, and does not do what a second start asks of it.
    ///
    /// @param process its id; `?` where it is not known
    record AlreadyRunning(String home, String process) implements Failure {}

    /// Nothing here shows a notification.
    record NoNotifications(String detail) implements Failure {}

    /// The program cannot be started at login here.
    record NoLoginStart(String detail) implements Failure {}

    /// Something the user gave is wrong: `what` names it, `detail` says how.
    record BadInput(String what, String detail) implements Failure {}

    /// The definition of a custom gateway cannot be used.
    ///
    /// @param problems everything that is wrong with it
    record BadDefinition(List<DefinitionProblem> problems) implements Failure {}

    /// A file cannot be read or written.
    record FileFault(String file, String detail) implements Failure {}

    /// Another account reads the very same: address, user (or key) and scope.
    ///
    /// @param account the one that is there already
    record SameAccount(String account) implements Failure {}

    /// What answers now is not what the account's rows came from.
    ///
    /// @param detail a code: `another-user`, `used-less`, `rows-unknown`
    record AnotherAccount(String account, String detail) implements Failure {}

    /// A CLIProxyAPI writes no usage records: its user has not turned them on.
    record StatisticsOff(String host) implements Failure {}

    /// Seconds in which nobody fetched what the source handed out: it has forgotten it.
    record NotCollected(String host) implements Failure {}

    /// An account that is read by hourly sums alone, at a gateway that has none.
    record NoHourlySums(String host) implements Failure {}

    /// The management key of a CLIProxyAPI is wrong or empty. Five such attempts ban the address for all
    /// that work from it, so nothing is tried again before the user has acted (contract of CLIProxyAPI and
    /// quotas §1.4).
    record WrongManagementKey(String host) implements Failure {}

    /// The server refuses everything from this address after wrong keys, which need not have been ours.
    ///
    /// @param left until it will listen again, as the server said
    record AddressBanned(String host, Duration left) implements Failure {}

    /// The server takes management only from its own machine.
    record RemoteManagementOff(String host) implements Failure {}

    /// The server answers nothing under its management address, or closes without a byte: no management
    /// key is set there, it is too old, or another protocol is spoken than the address says.
    record ManagementOff(String host) implements Failure {}

    /// The server runs in home mode and hands out no usage records.
    record HomeMode(String host) implements Failure {}

    /// The server's version has no such queue.
    ///
    /// @param version of the server; `""` where it did not say
    /// @param since the first version that has what was asked for
    record ServerTooOld(String host, String version, String since) implements Failure {}

    /// The server pushes no records, so that several collectors cannot share them.
    record NoSubscription(String host) implements Failure {}
    /// A provider no longer takes the token of a login (401, or 403 that it gave itself).
    ///
    /// @param program what signs in there, as people know it (`Codex`)
    record LoginRefused(String program, int status) implements Failure {}

    /// A token file's token has run out. Only the program that keeps the file may have it renewed.
    ///
    /// @param program what signs in there
    record LoginExpired(String program) implements Failure {}

    /// A token that was made for requests alone and may not ask for its quota.
    record LoginScope(String program, String scope) implements Failure {}

    /// A token file without a login: of somebody who works with an API key, or is signed out.
    record NoLogin(String file, String program) implements Failure {}

    /// 402: the subscription behind a login is not paid for.
    record PaymentRequired(String program) implements Failure {}

    /// 403 with a web page: a guard in front of the host turned the request away, not the host itself.
    record BlockedOnTheWay(String host) implements Failure {}
}
