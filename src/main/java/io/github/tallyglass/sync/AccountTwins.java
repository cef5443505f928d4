package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.store.UsageStore;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/// Accounts that read the very same rows: every row would count twice. One address may have several users
/// and keys.
final class AccountTwins {

    private final UsageStore store;
    private final Credentials credentials;

    AccountTwins(UsageStore store, Credentials credentials) {
        this.store = store;
        this.credentials = credentials;
    }

    /// Refuses an account that another one is the same as.
    ///
    /// @param ownId the account itself, 0 for a new one
    Result<Account> alone(Account account, Secret secret, long ownId) {
        return store.accounts().stream()
                .filter(other -> other.id() != ownId && readsTheSame(other, account, secret))
                .findFirst()
                .<Result<Account>>map(other -> Result.err(new Failure.SameAccount(other.name())))
                .orElseGet(() -> Result.ok(account));
    }

    /// The removed account whose kept rows are those of this one. Which key a removed account had is not
    /// known any more: its name has to tell.
    Optional<Account> removed(Account account) {
        return store.removedAccounts().stream()
                .filter(other -> other.scope() == account.scope() && sameAddress(other.url(), account.url()))
                .filter(other -> hadItsRows(other, account))
                .findFirst();
    }

    private static boolean hadItsRows(Account other, Account account) {
        if (!other.kind().isGateway() || !account.kind().isGateway()) {
            return isSameSource(other, account) && other.name().equals(account.name());
        }
        return account.scope() == Scope.KEY
                ? other.name().equals(account.name())
                : !account.userId().isEmpty() && other.userId().equals(account.userId());
    }

    private boolean readsTheSame(Account other, Account account, Secret secret) {
        if (!other.kind().isGateway() || !account.kind().isGateway()) {
            return isSameSource(other, account);
        }
        if (other.scope() != account.scope() || !sameAddress(other.url(), account.url())) {
            return false;
        }
        var byUser = account.scope() != Scope.KEY
                && !account.userId().isEmpty()
                && !other.userId().isEmpty();
        return byUser
                ? other.userId().equals(account.userId())
                : credentials.read(other) instanceof Result.Ok<Secret>(Secret known) && known.equals(secret);
    }

    /// A proxy hands the same records to whoever comes first, whichever key is used; token files are told
    /// by their place.
    private static boolean isSameSource(Account other, Account account) {
        return other.kind() == account.kind()
                && sameAddress(other.url(), account.url())
                && (!account.kind().isSubscription() || other.definition().equals(account.definition()));
    }

    /// With or without TLS, and whether or not the usual port is written.
    private static boolean sameAddress(URI one, URI other) {
        return port(one) == port(other)
                && host(one).equals(host(other))
                && String.valueOf(one.getPath()).equals(String.valueOf(other.getPath()));
    }

    private static String host(URI url) {
        return String.valueOf(url.getHost()).toLowerCase(Locale.ROOT);
    }

    private static int port(URI url) {
        var port = url.getPort();
        return port == 80 || port == 443 ? -1 : port;
    }
}
