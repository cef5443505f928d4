package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Balance;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.store.UsageStore;
import io.github.tallyglass.sync.AccountService.Tested;

/// Whether what answers at a new address, or to a new token, is still the account whose rows are kept. A
/// gateway that moved has its users, its counters and its log with it; another one that happens to know
/// the user's number has not.
final class SameHistory {

    /// One hour of rows is proof enough, and one request.
    private static final long PROOF_SECONDS = 3_600;

    private final UsageStore store;
    private final AccountProbe probe;

    SameHistory(UsageStore store, AccountProbe probe) {
        this.store = store;
        this.probe = probe;
    }

    Result<Tested> checked(Account before, Tested found, Secret secret) {
        var now = found.account();
        if (before.scope() == Scope.SELF
                && !before.userId().isEmpty()
                && !before.userId().equals(now.userId())
                && isKnown(before)) {
            return another(before, "another-user");
        }
        if (before.scope() == Scope.KEY || before.url().equals(now.url())) {
            return Result.ok(found);
        }
        var used = found.usedQuota();
        if (used != null
                && store.balance(before.id()).filter(read -> isLess(used, read)).isPresent()) {
            return another(before, "used-less");
        }
        return lists(before, now, secret).flatMap(same -> same ? Result.ok(found) : another(before, "rows-unknown"));
    }

    /// What was spent only grows, but for refunds of tasks, which newer servers take off (gateway
    /// contract, timeline).
    private static boolean isLess(long used, Balance read) {
        return used < read.used() / 10 * 9;
    }

    private boolean isKnown(Account account) {
        return store.balance(account.id()).isPresent()
                || !store.coverage(account.id()).isEmpty();
    }

    /// The newest hour of rows that was read and proven.
    private Result<Boolean> lists(Account before, Account now, Secret secret) {
        var covered = store.coverage(before.id()).last();
        if (covered.isEmpty()) {
            return Result.ok(true);
        }
        var newest = store.newestRow(before.id(), covered.get().to());
        if (newest.isEmpty() || newest.getAsLong() < covered.get().from()) {
            return Result.ok(true);
        }
        var hour = new Interval(
                Math.max(covered.get().from(), newest.getAsLong() - PROOF_SECONDS + 1), newest.getAsLong());
        if (!store.pruned(before.id()).within(hour).isEmpty()) {
            // How many rows it had is not known any more.
            return Result.ok(true);
        }
        return probe.lists(now, secret, hour, store.countRows(before.id(), hour));
    }

    private static Result<Tested> another(Account before, String detail) {
        return Result.err(new Failure.AnotherAccount(before.name(), detail));
    }
}
