package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.QuotaUnit.SaidBy;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.store.UsageStore;
import io.github.tallyglass.sync.AccountService.Draft;
import io.github.tallyglass.sync.AccountService.Tested;
import java.time.Instant;

/// Changes of a saved account: its id, and with it its rows, stay.
final class AccountEdits {

    private final UsageStore store;
    private final Credentials credentials;
    private final AccountProbe probe;
    private final AccountTwins twins;
    private final SameHistory history;

    AccountEdits(UsageStore store, Credentials credentials, AccountProbe probe, AccountTwins twins) {
        this.store = store;
        this.credentials = credentials;
        this.probe = probe;
        this.twins = twins;
        history = new SameHistory(store, probe);
    }

    /// Tries the account as it would be.
    Result<Tested> test(Account before, AccountChanges changes) {
        return secret(before, changes)
                .flatMap(secret -> Drafts.supported(draft(before, changes), secret)
                        .flatMap(fine -> probe.probe(fine, secret))
                        .map(found -> found.withAccount(after(before, changes, found.account())))
                        .flatMap(found -> HourlySums.checked(found.account()).map(fine -> found))
                        .flatMap(found -> twins.alone(found.account(), secret, before.id())
                                .map(fine -> found))
                        .flatMap(found -> history.checked(before, found, secret)));
    }

    Result<Account> edit(Account before, AccountChanges changes, boolean force) {
        var name = changes.name() == null ? before.name() : changes.name().strip();
        if (name.isEmpty()) {
            return Result.err(new Failure.BadInput("name", "empty"));
        }
        if (store.accounts().stream()
                .anyMatch(other -> other.id() != before.id() && other.name().equals(name))) {
            return Result.err(new Failure.BadInput(name, "name-taken"));
        }
        var units = changes.unitsPerCurrency();
        if (units != null && units.signum() <= 0) {
            return Result.err(new Failure.BadInput("units-per-currency", "must be above 0"));
        }
        var after = changes.concernGateway()
                ? test(before, changes).map(Tested::account)
                : HourlySums.checked(after(before, changes, before));
        if (after instanceof Result.Err<Account> && force) {
            after = untested(before, changes);
        }
        return after.flatMap(account -> save(before, account.withName(name), changes));
    }

    private Result<Secret> secret(Account before, AccountChanges changes) {
        var given = changes.secret();
        return given == null ? credentials.read(before) : Result.ok(given);
    }

    private Result<Account> untested(Account before, AccountChanges changes) {
        return Drafts.untested(draft(before, changes)).map(typed -> {
            var same = changes.kind() == null && changes.url() == null && changes.definition() == null;
            return same && typed.dialect().isEmpty()
                    ? after(before, changes, typed.withUnit(before.unit()).withKind(before.kind()))
                            .withDialect(before.dialect())
                    : after(before, changes, typed.withUnit(before.unit()));
        });
    }

    private static Draft draft(Account before, AccountChanges changes) {
        var was = Draft.of(before);
        var dialect = changes.kind() == null ? was.dialect() : "";
        // Another kind has no use for it, or needs one of its own.
        var definition = changes.kind() == null ? was.definition() : "";
        return new Draft(
                changes.name() == null ? was.name() : changes.name(),
                changes.kind() == null ? was.kind() : changes.kind(),
                changes.url() == null ? was.url() : changes.url(),
                changes.userId() == null ? was.userId() : changes.userId(),
                was.scope(),
                null,
                null,
                changes.definition() == null ? definition : changes.definition(),
                changes.dialect() == null ? dialect : changes.dialect(),
                changes.mode() == null ? was.mode() : changes.mode());
    }

    /// @param found address, kind and unit as they are now; the account itself where nothing was asked
    private static Account after(Account before, AccountChanges changes, Account found) {
        return before.withKind(found.kind())
                .withDialect(found.dialect())
                .withChosen(found.chosen())
                .withUrl(found.url())
                .withUserId(found.userId())
                .withUnit(unit(before, changes, found))
                .withMode(changes.mode() == null ? before.mode() : changes.mode())
                .withDefinition(found.definition());
    }

    /// Another kind or definition has a unit of its own; else the unit stays until the user or the next
    /// sync says otherwise.
    private static QuotaUnit unit(Account before, AccountChanges changes, Account found) {
        var was = before.unit();
        var same = found.kind() == before.kind() && found.definition().equals(before.definition());
        var told = same ? was : found.unit();
        var currency = changes.unitCurrency() == null ? told.currency() : changes.unitCurrency();
        if (changes.unitsPerCurrency() != null) {
            return new QuotaUnit(changes.unitsPerCurrency(), currency, told.cnyPerUsd(), SaidBy.USER);
        }
        if (changes.unitsAsTold()) {
            return new QuotaUnit(
                    found.unit().unitsPerCurrency(),
                    currency,
                    told.cnyPerUsd(),
                    found.unit().saidBy());
        }
        var counted = was.saidBy() == SaidBy.USER ? was : told;
        return new QuotaUnit(counted.unitsPerCurrency(), currency, told.cnyPerUsd(), counted.saidBy());
    }

    /// The secret first: an account without the one that belongs to it could not be read.
    private Result<Account> save(Account before, Account after, AccountChanges changes) {
        var secret = changes.secret();
        if (secret == null) {
            return store.updateAccount(after);
        }
        var place = changes.place() == null ? credentials.placeOf(before) : changes.place();
        var old = credentials.read(before);
        return credentials.save(after, secret, place).flatMap(kept -> {
            var stored = store.updateAccount(after);
            if (stored instanceof Result.Err<Account> && old instanceof Result.Ok<Secret>(Secret last)) {
                credentials.save(before, last, place);
            } else {
                // Whatever stopped it was about the old secret.
                store.noteSync(after.id(), Instant.EPOCH, "new", "");
            }
            return stored;
        });
    }
}
