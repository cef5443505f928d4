package io.github.tallyglass.ui.account;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.sync.AccountChanges;
import io.github.tallyglass.sync.AccountService;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An account service that answers as told and keeps a list of what it was asked.
public final class FakeAccounts implements AccountService {

    static final QuotaUnit UNIT = new QuotaUnit(new BigDecimal(500_000), "USD", new BigDecimal("7.3"), false);

    public final List<String> asked = new ArrayList<>();

    /// What the gateway says; null when it answers well.
    public @Nullable Failure testFailure;

    /// What keeps the account from being saved; null when nothing does. Consent to a file clears [Failure.NoKeyring].
    public @Nullable Failure saveFailure;

    public @Nullable Secret savedSecret;

    /// What the last edit was to change.
    public @Nullable AccountChanges changed;

    /// Removed accounts whose rows are kept.
    public List<Account> removed = List.of();

    /// The removed account that an added one would take up again.
    public @Nullable Account revived;

    @Override
    public Result<Tested> test(Draft draft, Secret secret) {
        asked.add("test " + draft.name() + " " + draft.url() + " " + draft.userId());
        return outcome(draft);
    }

    private Result<Tested> outcome(Draft draft) {
        return testFailure != null ? Result.err(testFailure) : Result.ok(tested(draft.name(), draft.url()));
    }

    @Override
    public Result<Tested> test(String accountName) {
        asked.add("test " + accountName);
        return testFailure != null ? Result.err(testFailure) : Result.ok(tested(accountName, "https://a.example"));
    }

    @Override
    public Result<Account> add(Draft draft, Secret secret, SecretPlace place, boolean force) {
        asked.add("add " + draft.name() + " " + place);
        if (saveFailure != null && !(saveFailure instanceof Failure.NoKeyring && place == SecretPlace.FILE)) {
            return Result.err(saveFailure);
        }
        savedSecret = secret;
        return outcome(draft).map(Tested::account);
    }

    public static Tested tested(String name, String url) {
        var account = new Account(
                1,
                name,
                AccountKind.NEW_API,
                "new-api",
                URI.create(url),
                io.github.tallyglass.domain.Scope.SELF,
                "2",
                UNIT,
                false);
        return new Tested(account, "Example Gateway", "v1.0.0", 100, 156_420_000L, List.of("360 requests in 180 s"));
    }

    @Override
    public List<Account> list() {
        return List.of();
    }

    @Override
    public Optional<Account> find(String name) {
        return Optional.empty();
    }

    @Override
    public Result<Tested> test(String accountName, AccountChanges changes) {
        asked.add("test " + accountName + " " + changes.url());
        return testFailure != null ? Result.err(testFailure) : Result.ok(tested(accountName, "https://a.example"));
    }

    @Override
    public List<Account> removed() {
        return removed;
    }

    @Override
    public Optional<Account> revivedBy(Account tested) {
        return Optional.ofNullable(revived);
    }

    @Override
    public Result<Account> edit(String name, AccountChanges changes, boolean force) {
        asked.add("edit " + name + (force ? " by force" : ""));
        changed = changes;
        savedSecret = changes.secret() == null ? savedSecret : changes.secret();
        if (saveFailure != null && !force) {
            return Result.err(saveFailure);
        }
        return testFailure != null && !force
                ? Result.err(testFailure)
                : Result.ok(tested(name, "https://a.example").account());
    }

    @Override
    public Result<Account> remove(String name, boolean keepRows) {
        asked.add("remove " + name + (keepRows ? " keeping rows" : " with rows"));
        return Result.ok(tested(name, "https://a.example").account());
    }

    @Override
    public Result<Account> pause(String name, boolean paused) {
        asked.add((paused ? "pause " : "resume ") + name);
        return Result.ok(tested(name, "https://a.example").account());
    }
}
