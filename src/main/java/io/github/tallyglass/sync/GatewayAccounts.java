package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;
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
        this.credentials = new SecretsWhereNeeded(credentials);
        this.probe = probe;
        this.changed = changed;
        twins = new AccountTwins(store, this.credentials);
        edits = new AccountEdits(store, this.credentials, probe, twins);
    }

    @Override
    public Result<Tested> test(Draft draft, Secret secret) {
        return Drafts.supported(draft, secret)
                .flatMap(fine -> probe.probe(fine, secret))
                .map(tested -> Drafts.overridden(tested, draft))
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

    /// A saved account stays as it is saved but for what probing finds. A cache that only another
    /// process may write to is no reason to withhold it.
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
            return Drafts.supported(draft, secret)
                    .flatMap(Drafts::untested)
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
}
