package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.QuotaUnit.SaidBy;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.source.gateway.Dialect;
import io.github.tallyglass.source.gateway.KeyForm;
import io.github.tallyglass.store.ServerState;
import io.github.tallyglass.store.UsageStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Accounts at gateways: tried by a probe, kept in the store, their secrets in [Credentials].
public final class GatewayAccounts implements AccountService {

    private final UsageStore store;
    private final Credentials credentials;
    private final AccountProbe probe;
    private final Runnable changed;
    private final AccountTwins twins;
    private final AccountEdits edits;

    /// @param changed runs after each change of an account, e.g. [SyncControl#accountsChanged()]
    public GatewayAccounts(UsageStore store, Credentials credentials, AccountProbe probe, Runnable changed) {
        this.store = store;
        this.credentials = credentials;
        this.probe = probe;
        this.changed = changed;
        twins = new AccountTwins(store, credentials);
        edits = new AccountEdits(store, credentials, probe, twins);
    }

    @Override
    public Result<Tested> test(Draft draft, Secret secret) {
        return supported(draft, secret)
                .flatMap(fine -> probe.probe(fine, secret))
                .map(tested -> overridden(tested, draft))
                .flatMap(tested -> HourlySums.checked(tested.account()).map(fine -> tested))
                .flatMap(tested -> twins.alone(
                                tested.account(), secret, tested.account().id())
                        .map(fine -> tested));
    }

    @Override
    public Result<Tested> test(String accountName) {
        return named(accountName)
                .flatMap(account -> credentials
                        .read(account)
                        .flatMap(secret -> probe.probe(Draft.of(account), secret))
                        .flatMap(tested -> kept(account, tested.account()).map(tested::withAccount)));
    }

    @Override
    public Result<Tested> test(String accountName, AccountChanges changes) {
        return named(accountName).flatMap(account -> edits.test(account, changes));
    }

    /// A saved account stays as it is saved but for what probing finds. A cache that only another process
    /// may write
    /// to is no reason to withhold it.
    private Result<Account> kept(Account account, Account found) {
        var now = account.withDialect(found.dialect()).withKind(found.kind());
        if (now.equals(account)) {
            return Result.ok(account);
        }
        var saved = store.updateAccount(now).map(this::announced);
        return saved instanceof Result.Err<Account>(Failure.StoreFault fault)
                        && fault.kind().equals("read-only")
                ? Result.ok(now)
                : saved;
    }

    @Override
    public Result<Account> add(Draft draft, Secret secret, SecretPlace place, boolean force) {
        var name = draft.name().strip();
        if (name.isEmpty()) {
            return Result.err(new Failure.BadInput("name", "empty"));
        }
        if (find(name).isPresent()) {
            return Result.err(new Failure.BadInput(name, "name-taken"));
        }
        var tested = test(draft, secret);
        if (tested instanceof Result.Err<Tested> && force) {
            return supported(draft, secret)
                    .flatMap(GatewayAccounts::untested)
                    .flatMap(account -> save(account, name, secret, place));
        }
        return tested.flatMap(
                found -> save(found.account(), name, secret, place).flatMap(account -> noted(account, found.server())));
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
    public List<Account> removed() {
        return store.removedAccounts();
    }

    @Override
    public Optional<Account> revivedBy(Account tested) {
        return twins.removed(tested);
    }

    @Override
    public Result<Account> edit(String name, AccountChanges changes, boolean force) {
        return named(name)
                .flatMap(account -> edits.edit(account, changes, force))
                .map(this::announced);
    }

    @Override
    public Result<Account> remove(String name, boolean keepRows) {
        return find(name)
                .or(() -> removed().stream()
                        .filter(account -> account.name().equals(name))
                        .findFirst())
                .<Result<Account>>map(Result::ok)
                .orElseGet(() -> unknown(name))
                .flatMap(account ->
                        keepRows ? store.updateAccount(account.withRemoved(true)) : store.removeAccount(account.id()))
                .map(gone -> {
                    credentials.forget(gone);
                    return announced(gone);
                });
    }

    @Override
    public Result<Account> pause(String name, boolean paused) {
        return named(name)
                .flatMap(account -> store.updateAccount(account.withPaused(paused)))
                .map(this::announced);
    }

    private Result<Account> save(Account account, String name, Secret secret, SecretPlace place) {
        var before = twins.removed(account.withName(name));
        return before.isPresent()
                ? revive(before.get(), account.withName(name), secret, place)
                : insert(account.withName(name), secret, place);
    }

    /// The rows that were kept are this account's again; what came since is a gap like any other.
    private Result<Account> revive(Account before, Account account, Secret secret, SecretPlace place) {
        return store.updateAccount(account.withId(before.id())).flatMap(saved -> {
            if (credentials.save(saved, secret, place) instanceof Result.Err<Account>(Failure failure)) {
                store.updateAccount(before);
                return Result.err(failure);
            }
            store.noteSync(saved.id(), Instant.EPOCH, "new", "");
            return Result.ok(announced(saved));
        });
    }

    private Result<Account> insert(Account account, Secret secret, SecretPlace place) {
        return store.addAccount(account).flatMap(saved -> switch (credentials.save(saved, secret, place)) {
            case Result.Ok<Account>(Account kept) -> Result.ok(announced(kept));
            case Result.Err<Account>(Failure failure) -> {
                // An account without its secret could never be read.
                store.removeAccount(saved.id());
                yield Result.err(failure);
            }
        });
    }

    /// A later sync knows by this that the server is still the one that was tested.
    private Result<Account> noted(Account account, @Nullable ServerState server) {
        return server == null
                ? Result.ok(account)
                : store.noteServer(account.id(), server).map(_ -> account);
    }

    private Account announced(Account account) {
        changed.run();
        return account;
    }

    private Result<Account> named(String name) {
        return find(name).<Result<Account>>map(Result::ok).orElseGet(() -> unknown(name));
    }

    private static Result<Account> unknown(String name) {
        return Result.err(new Failure.BadInput(name, "no-such-account"));
    }

    static Result<Draft> supported(Draft draft, Secret secret) {
        if (secret.value().isBlank()) {
            return Result.err(new Failure.BadInput("secret", "empty"));
        }
        if (draft.kind() == AccountKind.CUSTOM) {
            return CustomAccounts.supported(draft);
        }
        if (!draft.definition().isEmpty()) {
            return Result.err(new Failure.BadInput("definition", "custom-only"));
        }
        var key = isKey(draft, secret);
        var known = key
                ? KeyForm.named(draft.dialect()).isPresent()
                : Dialect.named(draft.dialect()).isPresent();
        if (!draft.dialect().isEmpty() && !known) {
            return Result.err(new Failure.BadInput("dialect", "one of " + (key ? KeyForm.names() : Dialect.names())));
        }
        if (draft.unitsPerCurrency() != null && draft.unitsPerCurrency().signum() <= 0) {
            return Result.err(new Failure.BadInput("units-per-currency", "must be above 0"));
        }
        return Result.ok(key ? ofKey(draft) : draft);
    }

    /// Whatever was typed beside it: an API key reads as a key, and one gateway takes nothing else. What
    /// a secret is to a gateway that the user describes, the description says.
    private static boolean isKey(Draft draft, Secret secret) {
        return draft.kind() != AccountKind.CUSTOM
                && (secret.isApiKey() || draft.scope() == Scope.KEY || draft.kind() == AccountKind.EZMODEL);
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
                draft.definition(),
                draft.dialect(),
                draft.mode());
    }

    static Result<Account> untested(Draft draft) {
        return draft.kind() == AccountKind.CUSTOM
                ? CustomAccounts.supported(draft).flatMap(GatewayAccounts::asTyped)
                : asTyped(draft);
    }

    private static Result<Account> asTyped(Draft draft) {
        return GatewayAddress.tidy(draft.url())
                .map(url -> new Account(
                                0,
                                draft.name(),
                                Dialect.named(draft.dialect())
                                        .map(Dialect::kind)
                                        .orElse(draft.kind()),
                                draft.dialect(),
                                url,
                                draft.scope(),
                                draft.userId().strip(),
                                unit(QuotaUnit.DEFAULT, draft),
                                false)
                        .withMode(draft.mode())
                        .withDefinition(draft.definition())
                        .withChosen(draft.chosen()));
    }

    private static Tested overridden(Tested tested, Draft draft) {
        var account = tested.account();
        return tested.withAccount(account.withUnit(unit(account.unit(), draft)).withMode(draft.mode()));
    }

    /// What the user says goes before what the server says. Units given by the user are marked as such,
    /// which is how later syncs know to leave them.
    private static QuotaUnit unit(QuotaUnit told, Draft draft) {
        var currency = draft.unitCurrency() == null ? told.currency() : draft.unitCurrency();
        var units = draft.unitsPerCurrency();
        var unit = told.withCurrency(currency);
        return units == null ? unit : unit.withUnits(units, SaidBy.USER);
    }
}
