package io.github.tallyglass.cli;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.sync.AccountChanges;
import io.github.tallyglass.sync.AccountService;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Accounts in a list; `refusal` is what each test of an account answers where it is set.
final class FakeAccounts implements AccountService {

    final List<Account> saved = new ArrayList<>();

    @Nullable
    Failure refusal;

    final List<Account> removed = new ArrayList<>();

    @Nullable
    AccountChanges lastChanges;

    @Nullable
    Boolean keptRows;

    @Nullable
    Boolean paused;

    boolean forced;

    @Nullable
    Draft lastDraft;

    @Nullable
    Secret lastSecret;

    @Nullable
    SecretPlace lastPlace;

    @Override
    public Result<Tested> test(Draft draft, Secret secret) {
        return refusal != null
                ? Result.err(refusal)
                : Result.ok(
                        new Tested(account(draft), "Gate", "v1", 100, 6_170_000L, List.of("360 requests in 180 s")));
    }

    @Override
    public Result<Tested> test(String name) {
        if (refusal != null) {
            return Result.err(refusal);
        }
        return find(name)
                .map(account ->
                        Result.ok(new Tested(account, "Gate", "v1", 100, 6_170_000L, List.of("360 requests in 180 s"))))
                .orElseGet(() -> Result.err(new Failure.BadInput(name, "no such account")));
    }

    @Override
    public Result<Account> add(Draft draft, Secret secret, SecretPlace place, boolean force) {
        lastDraft = draft;
        lastSecret = secret;
        lastPlace = place;
        if (refusal != null && !force) {
            return Result.err(refusal);
        }
        var account = account(draft);
        saved.add(account);
        return Result.ok(account);
    }

    @Override
    public List<Account> list() {
        return List.copyOf(saved);
    }

    @Override
    public Optional<Account> find(String name) {
        return saved.stream().filter(account -> account.name().equals(name)).findFirst();
    }

    @Override
    public Result<Tested> test(String name, AccountChanges changes) {
        return test(name);
    }

    @Override
    public List<Account> removed() {
        return List.copyOf(removed);
    }

    @Override
    public Optional<Account> revivedBy(Account tested) {
        return removed.stream()
                .filter(account -> account.url().equals(tested.url()))
                .findFirst();
    }

    @Override
    public Result<Account> edit(String name, AccountChanges changes, boolean force) {
        lastChanges = changes;
        lastSecret = changes.secret();
        lastPlace = changes.place();
        forced = force;
        if (refusal != null && !force) {
            return Result.err(refusal);
        }
        return find(name).map(Result::ok).orElseGet(() -> Result.err(new Failure.BadInput(name, "no-such-account")));
    }

    @Override
    public Result<Account> remove(String name, boolean keepRows) {
        var found = find(name);
        keptRows = keepRows;
        found.ifPresent(saved::remove);
        if (keepRows) {
            found.ifPresent(removed::add);
        }
        return found.map(Result::ok).orElseGet(() -> Result.err(new Failure.BadInput(name, "no such account")));
    }

    @Override
    public Result<Account> pause(String name, boolean paused) {
        this.paused = paused;
        return find(name).map(Result::ok).orElseGet(() -> Result.err(new Failure.BadInput(name, "no-such-account")));
    }

    private static Account account(Draft draft) {
        return new Account(
                1,
                draft.name(),
                draft.kind(),
                "new-api",
                URI.create(draft.url()),
                draft.scope(),
                draft.userId(),
                QuotaUnit.DEFAULT,
                false);
    }
}
