package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.QuotaUnit.SaidBy;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.store.UsageStore;
import java.util.List;
import java.util.Optional;

/// Accounts at gateways: tried by a probe, kept in the store, their secrets in [Credentials].
public final class GatewayAccounts implements AccountService {

    private final UsageStore store;
    private final Credentials credentials;
    private final AccountProbe probe;
    private final Runnable changed;

    /// @param changed runs after each change of an account, e.g. [SyncControl#accountsChanged()]
    public GatewayAccounts(UsageStore store, Credentials credentials, AccountProbe probe, Runnable changed) {
        this.store = store;
        this.credentials = credentials;
        this.probe = probe;
        this.changed = changed;
    }

    @Override
    public Result<Tested> test(Draft draft, Secret secret) {
        return supported(draft, secret)
                .flatMap(fine -> probe.probe(fine, secret))
                .map(tested -> overridden(tested, draft));
    }

    @Override
    public Result<Tested> test(String accountName) {
        return named(accountName)
                .flatMap(account -> credentials
                        .read(account)
                        .flatMap(secret -> probe.probe(draftOf(account), secret))
                        .map(found -> found(found, saved(account, found.account()))));
    }

    @Override
    public Result<Account> add(Draft draft, Secret secret, SecretPlace place, boolean force) {
        var name = draft.name().strip();
        if (name.isEmpty()) {
            return Result.err(new Failure.BadInput("name", "empty"));
        }
        if (find(name).isPresent()) {
            return Result.err(new Failure.BadInput(name, "an account of this name exists"));
        }
        var account = test(draft, secret).map(Tested::account);
        if (account instanceof Result.Err<Account> && force) {
            account = supported(draft, secret).flatMap(GatewayAccounts::untested);
        }
        return account.flatMap(tested -> save(tested, name, secret, place));
    }

    @Override
    public List<Account> list() {
        return store.accounts();
    }

    @Override
    public Optional<Account> find(String name) {
        return list().stream().filter(account -> account.name().equals(name)).findFirst();
    }

    @Override
    public Result<Account> remove(String name) {
        return named(name).flatMap(account -> store.removeAccount(account.id())).map(gone -> {
            credentials.forget(gone);
            changed.run();
            return gone;
        });
    }

    @Override
    public Result<Account> pause(String name, boolean paused) {
        return named(name)
                .flatMap(account -> store.updateAccount(account.withPaused(paused)))
                .map(this::announced);
    }

    private Result<Account> save(Account account, String name, Secret secret, SecretPlace place) {
        return store.addAccount(account.withName(name))
                .flatMap(saved -> switch (credentials.save(saved, secret, place)) {
                    case Result.Ok<Account>(Account kept) -> Result.ok(announced(kept));
                    case Result.Err<Account>(Failure failure) -> {
                        // An account without its secret could never be read.
                        store.removeAccount(saved.id());
                        yield Result.err(failure);
                    }
                });
    }

    private Account announced(Account account) {
        changed.run();
        return account;
    }

    private Result<Account> named(String name) {
        return find(name)
                .<Result<Account>>map(Result::ok)
                .orElseGet(() -> Result.err(new Failure.BadInput(name, "no account of this name")));
    }

    private static Result<Draft> supported(Draft draft, Secret secret) {
        if (secret.value().isBlank()) {
            return Result.err(new Failure.BadInput("secret", "empty"));
        }
        if (draft.scope() == Scope.ADMIN && !isKey(draft, secret)) {
            return Result.err(new Failure.BadInput(draft.scope().word(), "this scope cannot be read yet"));
        }
        if (draft.unitsPerCurrency() != null && draft.unitsPerCurrency().signum() <= 0) {
            return Result.err(new Failure.BadInput("units-per-currency", "must be above 0"));
        }
        return Result.ok(isKey(draft, secret) ? ofKey(draft) : draft);
    }

    /// Whatever was typed beside it: an API key reads as a key, and one gateway takes nothing else.
    private static boolean isKey(Draft draft, Secret secret) {
        return secret.isApiKey() || draft.scope() == Scope.KEY || draft.kind() == AccountKind.EZMODEL;
    }

    /// A key needs no user.
    private static Draft ofKey(Draft draft) {
        return new Draft(
                draft.name(),
                draft.kind(),
                draft.url(),
                "",
                Scope.KEY,
                draft.unitCurrency(),
                draft.unitsPerCurrency(),
                draft.definition());
    }

    private static Result<Account> untested(Draft draft) {
        return GatewayAddress.tidy(draft.url())
                .map(url -> new Account(
                        0,
                        draft.name(),
                        draft.kind(),
                        "",
                        url,
                        draft.scope(),
                        draft.userId().strip(),
                        unit(QuotaUnit.DEFAULT, draft),
                        false));
    }

    private static Tested overridden(Tested tested, Draft draft) {
        return found(tested, tested.account().withUnit(unit(tested.account().unit(), draft)));
    }

    /// What the user says goes before what the server says. Units given by the user are marked as such,
    /// which is how later syncs know to leave them.
    private static QuotaUnit unit(QuotaUnit told, Draft draft) {
        var currency = draft.unitCurrency() == null ? told.currency() : draft.unitCurrency();
        var units = draft.unitsPerCurrency();
        return units == null
                ? new QuotaUnit(told.unitsPerCurrency(), currency, told.cnyPerUsd(), told.saidBy())
                : new QuotaUnit(units, currency, told.cnyPerUsd(), SaidBy.USER);
    }

    private static Draft draftOf(Account account) {
        return new Draft(
                account.name(),
                account.kind(),
                account.url().toString(),
                account.userId(),
                account.scope(),
                null,
                null);
    }

    /// A saved account stays as it is saved but for what the server says of itself.
    private static Account saved(Account account, Account found) {
        return account.withDialect(found.dialect());
    }

    private static Tested found(Tested tested, Account account) {
        return new Tested(
                account,
                tested.systemName(),
                tested.version(),
                tested.pageSize(),
                tested.balanceQuota(),
                tested.limits());
    }
}
