package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Balance;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.ReadingKind;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.gateway.GatewayClient;
import io.github.tallyglass.source.gateway.GatewayStatus;
import io.github.tallyglass.source.gateway.KeyAccess;
import io.github.tallyglass.source.gateway.KeyAccess.KeyBalance;
import io.github.tallyglass.source.gateway.KeyForm;
import io.github.tallyglass.store.UsageStore;
import io.github.tallyglass.store.UsageStore.Reading;
import java.time.Duration;
import java.time.Instant;

/// What an API key tells before its rows: the unit, and what is left on it. An unlimited key has no
/// balance.
final class KeyNumbers implements Numbers {

    /// A key's own figures may count against the few requests that its log needs.
    private static final Duration BETWEEN_BALANCES = Duration.ofMinutes(10);

    private final Asker asker;
    private final KeyAccess key;
    private final UsageStore store;
    private final SyncTime time;
    private Account account;
    private Instant nextBalance = Instant.MIN;

    KeyNumbers(Asker asker, KeyAccess key, UsageStore store, SyncTime time, Account account) {
        this.asker = asker;
        this.key = key;
        this.store = store;
        this.time = time;
        this.account = account;
    }

    @Override
    public Account account() {
        return account;
    }

    @Override
    public void use(Account now) {
        account = now;
    }

    @Override
    public Result<Account> read() {
        return asker.ask(GatewayClient::status).flatMap(this::noteStatus).flatMap(_ -> balance());
    }

    @Override
    public Result<Account> reread() {
        return time.now().isBefore(nextBalance) ? Result.ok(account) : balance();
    }

    @Override
    public Result<Account> readLeft() {
        return read();
    }

    /// Keeps the form that the server turned out to speak.
    Result<Account> speak(String form) {
        if (account.dialect().equals(form)) {
            return Result.ok(account);
        }
        account = account.withDialect(form);
        return store.updateAccount(account);
    }

    private Result<Account> noteStatus(GatewayStatus status) {
        var unit = Numbers.unitOf(account.unit(), status.unit());
        if (unit.equals(account.unit())) {
            return Result.ok(account);
        }
        account = account.withUnit(unit);
        return store.updateAccount(account);
    }

    private Result<Account> balance() {
        nextBalance = time.now().plus(BETWEEN_BALANCES);
        return switch (asker.ask(_ -> key.balance())) {
            case Result.Ok<KeyBalance>(KeyBalance balance) -> note(balance);
            // A key that is expired or used up still has its log: the list decides whether it is good.
            case Result.Err<KeyBalance>(Failure failure)
            when !(key.form() instanceof KeyForm.NoRows) && isAboutTheBalance(failure) -> Result.ok(account);
            case Result.Err<KeyBalance>(Failure failure) -> Result.err(failure);
        };
    }

    private Result<Account> note(KeyBalance balance) {
        var remaining = balance.remaining();
        return remaining == null
                ? Result.ok(account)
                : store.addBalance(account.id(), new Balance(time.now(), remaining, balance.used(), 0))
                        .flatMap(_ ->
                                store.noteReading(account.id(), Reading.answered(ReadingKind.WALLET, time.now(), "")))
                        .map(_ -> account);
    }

    private static boolean isAboutTheBalance(Failure failure) {
        return failure instanceof Failure.AuthRejected
                || failure instanceof Failure.Refused
                || failure instanceof Failure.NotFound
                || failure instanceof Failure.Malformed;
    }
}
